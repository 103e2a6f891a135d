using NewsBot.Search.Indexing;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search.Questions;

/// <summary>Turns a question into the terms to look up, by the same path that turned paragraphs into terms.</summary>
internal sealed class QueryReader(
    InvertedIndex paragraphs,
    InvertedIndex headlines,
    Vocabulary vocabulary,
    IReadOnlyList<Language> libraryLanguages)
{
    /// <summary>More words than any question has; what stands behind them is not looked at.</summary>
    private const int MostWords = 100;

    public Query Read(string question)
    {
        var language = LanguageGuess.OfQuestion(question, libraryLanguages);
        var words = Words(question, language);

        // «Who is who?» is all function words: then they are what is asked for.
        if (words.All(word => word.IsStopWord)) words = words.ConvertAll(word => word with { IsStopWord = false });

        var read = new List<QuestionWord>(words.Count);
        var terms = new List<QueryTerm>(words.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (word.IsStopWord)
            {
                read.Add(new QuestionWord(word.Written, word.Normalized, WordRole.Ignored, null, null, 0));
                continue;
            }

            var term = Term(word, words);
            read.Add(term.Word);

            // «Rebels» and «rebel» in one question are one term.
            if (seen.Add(term.Forms.Count > 0 ? term.Forms[0] : word.Normalized)) terms.Add(term);
        }

        return new Query(language, read, terms);
    }

    private List<Word> Words(string question, Language language)
    {
        var words = new List<Word>();
        var seen = new HashSet<(string, bool)>();
        var shouts = !question.Any(char.IsLower);
        foreach (var token in new Tokenizer(question))
        {
            if (words.Count == MostWords) break;
            var written = token.In(question);
            var normalized = language.Normalize(written);
            if (normalized.Length == 0) continue;

            var isStopWord = language.StopWords.Contains(normalized) && !(IsName(written, shouts, isFirst: words.Count == 0) && IsKnown(written, token.Script));
            if (seen.Add((normalized, isStopWord))) words.Add(new Word(written.ToString(), normalized, token.Script, isStopWord, IsFirst: words.Count == 0));
        }

        return words;
    }

    /// <summary>«US», «WHO» and the «Ever» of «the Ever Given» are names; «us», «who» and «ever» are not.</summary>
    private static bool IsName(ReadOnlySpan<char> written, bool shouts, bool isFirst) =>
        !shouts && char.IsUpper(written[0]) && (written.Contains('.') || (written.Length > 1 && char.IsUpper(written[^1])) || !isFirst);

    private bool IsKnown(ReadOnlySpan<char> written, Script script) => KnownForms(written.ToString(), script).Count > 0;

    private QueryTerm Term(Word word, List<Word> words)
    {
        var forms = KnownForms(word.Written, word.Script);
        if (forms.Count == 0 && Initials(word, words) is { } initials) forms = KnownForms(initials, word.Script);
        if (forms.Count > 0)
        {
            var idf = Rarity(forms);
            return new QueryTerm(new QuestionWord(word.Written, word.Normalized, WordRole.Known, null, null, idf), forms, idf);
        }

        if (vocabulary.Nearest(word.Normalized) is { } nearest)
        {
            forms = KnownForms(nearest.Word, word.Script);
            if (forms.Count > 0)
            {
                var idf = Rarity(forms);
                var corrected = new QuestionWord(word.Written, word.Normalized, WordRole.Corrected, nearest.Word, nearest.Written, idf);
                return new QueryTerm(corrected, forms, idf);
            }
        }

        // A name or number that is missing is missing; a common word may have been said in another way.
        var weight = Rarity([]) * (word.IsNameOrNumber ? 1 : vocabulary.Coverage);
        return new QueryTerm(new QuestionWord(word.Written, word.Normalized, WordRole.Unknown, null, null, weight), [], weight);
    }

    /// <summary>The initials of the name that a word is part of, «UN» for either word of «United Nations»; null for a word alone.</summary>
    private static string? Initials(Word word, List<Word> words)
    {
        if (!IsCapitalized(word)) return null;
        var at = words.IndexOf(word);
        var (first, last) = (at, at);
        while (first > 0 && IsCapitalized(words[first - 1])) first--;
        while (last + 1 < words.Count && IsCapitalized(words[last + 1])) last++;
        return last > first ? string.Concat(words[first..(last + 1)].Select(part => part.Written[0])) : null;
    }

    private static bool IsCapitalized(Word word) => char.IsUpper(word.Written[0]) && !word.IsStopWord;

    /// <summary>The index keys of a word in each of the library's languages, as far as the library has them.</summary>
    private List<string> KnownForms(string written, Script script)
    {
        var forms = new List<string>(1);
        foreach (var language in libraryLanguages)
        {
            // A number is the same in every script.
            if (script != Script.Other && language.Script != script && language != Language.Undetermined) continue;
            var form = language.Term(language.Normalize(written.AsSpan()));
            if (!forms.Contains(form) && (paragraphs.Contains(form) || headlines.Contains(form))) forms.Add(form);
        }

        return forms;
    }

    private double Rarity(IReadOnlyList<string> forms)
    {
        var documentFrequency = 0;
        foreach (var form in forms) documentFrequency += paragraphs.Postings(form).Length;
        return Idf.Of(paragraphs.DocumentCount, Math.Min(documentFrequency, paragraphs.DocumentCount));
    }

    private sealed record Word(string Written, string Normalized, Script Script, bool IsStopWord, bool IsFirst)
    {
        public bool IsNameOrNumber => char.IsDigit(Written[0]) || Written.AsSpan(IsFirst ? 1 : 0).ContainsAnyInRange('A', 'Z') || (char.IsUpper(Written[0]) && !IsFirst);
    }
}
