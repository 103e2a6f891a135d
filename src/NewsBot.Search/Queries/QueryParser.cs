using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>Turns a question into the terms to look up, by the same path that turned paragraphs into terms.</summary>
internal sealed partial class QueryParser
{
    private readonly TermDictionary _dictionary;
    private readonly int _paragraphCount;
    private readonly SpellingIndex _vocabulary;
    private readonly Func<string, string> _writing;
    private readonly IReadOnlyList<Language> _libraryLanguages;
    private readonly SynonymTable _synonyms;
    private readonly Func<QueryTokenCache.Entry, Language, bool, bool, QueryToken?> _read;

    // As many as threads have asked at once.
    private readonly ConcurrentBag<QueryTokenCache> _idle = [];

    /// <summary>More words than any question has; what is behind them is not looked at.</summary>
    private const int MaxWords = 100;

    /// <summary>As long as a message gets; what is behind it is not looked at.</summary>
    private const int MaxQuestionLength = 4096;

    /// <summary>What is left of the weight of a noun that says what is asked for.</summary>
    private const double AskedNounShare = 0.5;

    /// <summary>How many other words a typo may have been meant for.</summary>
    private const int MaxOtherWords = 4;

    /// <summary>Shorter words are a typo away from too many.</summary>
    private const int MinTypoLength = 4;

    /// <summary>A longer one is no word: taking it apart would cost the square of its length.</summary>
    private const int MaxCompoundLength = 60;

    private const int MinPartLength = 5;
    private const int MinLengthAfterPrefix = 5;

    /// <summary>What English and its neighbours put before a word to make another.</summary>
    private static readonly string[] Prefixes =
    [
        "anti",
        "counter",
        "dis",
        "inter",
        "mis",
        "multi",
        "non",
        "over",
        "pre",
        "re",
        "semi",
        "super",
        "un",
        "under",
    ];

    /// <param name="paragraphCount">The number of its paragraphs.</param>
    /// <param name="vocabulary">Its words by their letters.</param>
    /// <param name="writing">How it writes a normalized word.</param>
    /// <param name="libraryLanguages">Its languages, the most frequent first.</param>
    /// <param name="synonyms">
    /// What its moderators say means the same: each word or phrase, and those that are found beside it.
    /// </param>
    public QueryParser(
        TermDictionary dictionary,
        int paragraphCount,
        SpellingIndex vocabulary,
        Func<string, string> writing,
        IReadOnlyList<Language> libraryLanguages,
        IEnumerable<(string Asked, IEnumerable<string> Found)> synonyms
    )
    {
        _dictionary = dictionary;
        _paragraphCount = paragraphCount;
        _vocabulary = vocabulary;
        _writing = writing;
        _libraryLanguages = libraryLanguages;
        _read = Parse;
        _synonyms = new SynonymTable(synonyms, libraryLanguages, KnownForms);
    }

    public Query Parse(string question)
    {
        if (!_idle.TryTake(out var memory))
            memory = new QueryTokenCache();
        var query = Parse(question.Length > MaxQuestionLength ? question[..MaxQuestionLength] : question, memory);
        _idle.Add(memory);
        return query;
    }

    private Query Parse(string question, QueryTokenCache memory)
    {
        if (question.Contains('-'))
            question = IsoDate().Replace(question, date => DateInWords(date.ValueSpan) ?? date.Value);
        var language = GetLanguage(question, memory);
        var shouts = !HasSmallLetter(question);
        question = WithoutWordsThatAsk(question, language);
        var words = Words(question, language, shouts, memory);

        // "Who is who?" is all function words: then they are what is asked for.
        var isEmpty = words.TrueForAll(word => word.IsStopWord);
        var normalized = memory.Normalized;
        normalized.Clear();
        foreach (var word in words)
            normalized.Add(word.Normalized);
        var reference = isEmpty ? FollowUpStrength.Surely : language.FollowUpCues.GetStrength(normalized);
        if (isEmpty)
            words = words.ConvertAll(word => word with { IsStopWord = false, IsSubject = false, Term = null });

        var firstNoun = words.Find(word => !word.IsStopWord)?.Normalized;
        var (asked, questionWord) = language.AnswerTypeClassifier.Classify(normalized, firstNoun);

        // A copy, so that it is no other word of the question.
        var asking = questionWord >= 0 ? words[questionWord] = words[questionWord] with { } : null;
        var terms = memory.Terms;
        terms.Clear();
        foreach (var word in words)
        {
            if (!word.IsStopWord && word.Term is null)
                memory.Hold(word, Term(word, language, memory));
            terms.Add(word.IsStopWord ? null : word.Term);
        }

        if (!shouts)
            ReadInitials(words, terms, memory);

        // "What year" is answered by a year, not by the word.
        if (
            asked != AnswerTypes.None
            && asking is not null
            && firstNoun is not null
            && language.AnswerTypeClassifier.IsAskedNoun(firstNoun)
        )
        {
            var noun = 0;
            while (words[noun].Normalized != firstNoun)
                noun++;
            if (terms[noun] is { } term)
                terms[noun] = term with { Idf = AskedNounShare * term.Idf };
        }

        // In a script without capitals no word shows that it is a name.
        if (asked == AnswerTypes.Name && !language.Script.HasCapitals())
            asked = AnswerTypes.None;
        return Put(question, language, words, terms, asking, asked, reference, memory);
    }

    private Language GetLanguage(string question, QueryTokenCache memory)
    {
        var evidence = memory.Evidence;
        evidence.Clear();
        evidence.AddText(question);
        foreach (var token in new Tokenizer(question))
            evidence.AddWord(memory.Find(token.In(question), token.Script).LanguageScores);
        return LanguageDetector.OfQuestion(evidence, _libraryLanguages);
    }

    private static bool HasSmallLetter(string question)
    {
        foreach (var c in question)
        {
            if (char.IsLower(c))
                return true;
        }

        return false;
    }

    /// <summary>Pairs of characters miss a word of one, and one that is shortened: "北大" for "北京大学".</summary>
    private IReadOnlyList<(int Term, double Idf)> Characters(string question) =>
        Ascii.IsValid(question)
            ? []
            :
            [
                .. Scripts
                    .HanIn(question)
                    .Distinct()
                    .Take(MaxWords)
                    .Select(_dictionary.Find)
                    .OfType<int>()
                    .Select(term => (term, Rarity([term]))),
            ];

    private static string WithoutWordsThatAsk(string question, Language language)
    {
        foreach (var asks in language.QuestionParticles)
            question = question.Replace(asks, " ", StringComparison.Ordinal);
        return question;
    }

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    /// <summary>"2017-12-26" as articles' dates are indexed, "26 December 2017"; null where it is no date.</summary>
    private static string? DateInWords(ReadOnlySpan<char> date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether the library has a word of a phrase.</summary>
    public bool IsKnown(string phrase)
    {
        foreach (var token in new Tokenizer(phrase))
        {
            if (KnownForms(token.In(phrase).ToString(), token.Script).Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>Collects the terms, each once, and which are adjacent.</summary>
    private Query Put(
        string question,
        Language language,
        List<QueryToken> words,
        List<QueryTerm?> terms,
        QueryToken? asking,
        AnswerTypes asked,
        FollowUpStrength reference,
        QueryTokenCache memory
    )
    {
        var (read, searched, functionWords, neighbours) = memory.ForQuery();
        var places = memory.Places;
        places.Clear();
        var last = -1;
        for (var i = 0; i < words.Count; i++)
        {
            var (word, term) = (words[i], terms[i]);
            if (IsNew(words, i))
                read.Add(term?.Word ?? word.Ignored);

            var number = -1;
            if (term is not null)
                number = GetId(term, searched);
            else if (
                word.Forms.Length > 0
                && GetId(word, ReferenceEquals(word, asking), functionWords) is >= 0 and var functionWord
            )
                number = Query.MaxTerms + functionWord;
            places.Add(term is null ? -1 : number);
            if (last >= 0 && number >= 0)
                neighbours.Add(new AdjacentPair((byte)last, (byte)number));
            last = number;
        }

        return new Query(
            language,
            [.. read],
            [.. searched],
            GetSynonyms(words, places),
            [.. functionWords],
            [.. neighbours],
            asked
        )
        {
            AsksForNewest = AsksForNewest(words, language),
            Characters = Characters(question),
            FollowUpStrength = reference,
        };
    }

    private static bool AsksForNewest(List<QueryToken> words, Language language)
    {
        foreach (var word in words)
        {
            if (language.NewestWords.Contains(word.Normalized))
                return true;
        }

        return false;
    }

    private static bool IsNew(List<QueryToken> words, int place)
    {
        for (var i = 0; i < place; i++)
        {
            if (words[i].IsStopWord == words[place].IsStopWord && words[i].Normalized == words[place].Normalized)
                return false;
        }

        return true;
    }

    /// <summary>
    /// A term's number; −1 where there are too many. "Rebels" and "rebel" in one question are one term.
    /// </summary>
    private static int GetId(QueryTerm term, List<QueryTerm> terms)
    {
        for (var t = 0; t < terms.Count; t++)
        {
            var isSame =
                term.Forms.Length > 0
                    ? terms[t].Forms.Length > 0 && terms[t].Forms[0] == term.Forms[0]
                    : terms[t].Forms.Length == 0 && terms[t].Searched == term.Searched;
            if (isSame)
                return t;
        }

        if (terms.Count == Query.MaxTerms)
            return -1;
        terms.Add(term);
        return terms.Count - 1;
    }

    private int GetId(QueryToken word, bool asks, List<FunctionWord> functionWords)
    {
        for (var f = 0; f < functionWords.Count; f++)
        {
            if (functionWords[f].Forms[0] == word.Forms[0])
                return f;
        }

        if (functionWords.Count == Query.MaxTerms)
            return -1;
        functionWords.Add(
            asks
                ? new FunctionWord(word.Forms, Rarity(word.Forms), IsQuestionWord: true)
                : word.Function ??= new FunctionWord(word.Forms, Rarity(word.Forms), IsQuestionWord: false)
        );
        return functionWords.Count - 1;
    }

    /// <summary>
    /// What is found beside the question's words and phrases; a phrase's synonyms stand for its first searched word.
    /// </summary>
    private IReadOnlyList<QuerySimilarTerm> GetSynonyms(List<QueryToken> words, List<int> places) =>
        _synonyms.IsEmpty ? [] : [.. FindSynonyms(words, places)];

    private IEnumerable<QuerySimilarTerm> FindSynonyms(List<QueryToken> words, List<int> places)
    {
        var stems = words.ConvertAll(word => word.Stem);
        for (var i = 0; i < stems.Count; i++)
        {
            foreach (var (length, terms) in _synonyms.FindAt(stems, i))
            {
                var like = places.FindIndex(i, length, place => place >= 0);
                if (like < 0)
                    continue;
                foreach (var term in terms)
                    yield return new QuerySimilarTerm(term, places[like], QuerySimilarTerm.SynonymSimilarity);
            }
        }
    }

    private List<QueryToken> Words(string question, Language language, bool shouts, QueryTokenCache memory)
    {
        var words = memory.Words;
        words.Clear();
        foreach (var token in new Tokenizer(question))
        {
            if (words.Count == MaxWords)
                break;
            if (
                memory.Find(token.In(question), token.Script).Read(language, words.Count == 0, shouts, _read) is
                { } word
            )
                words.Add(word);
        }

        return words;
    }

    /// <summary>Reads a word; null when nothing is left of it.</summary>
    private QueryToken? Parse(QueryTokenCache.Entry word, Language language, bool isFirst, bool shouts)
    {
        var (written, script) = (word.Written, word.Script);
        var normalized = language.Normalize(written);
        if (normalized.Length == 0)
            return null;
        var forms = KnownForms(written, script);
        if (forms.Length == 0 && TypoOfFunctionWord(normalized, written, isFirst, language) is { } meant)
        {
            normalized = meant;
            forms = KnownForms(meant, script);
        }

        var isFunctionWord = language.StopWords.Contains(normalized) || language.NewestWords.Contains(normalized);
        var isStopWord = isFunctionWord && !(forms.Length > 0 && IsName(written, shouts, isFirst));
        return new QueryToken(
            written,
            normalized,
            GetStem(language.For(script), normalized),
            script,
            isStopWord,
            isFirst
        )
        {
            Forms = forms,
            IsSubject = !char.IsDigit(written[0]) && !language.CommonWords.Contains(normalized),
        };
    }

    /// <summary>
    /// The function word that an unknown word is a typo for: "Wheue" for "where", which must not be searched for. One
    /// typo, behind the same first letter; not in a name.
    /// </summary>
    private static string? TypoOfFunctionWord(
        string normalized,
        ReadOnlySpan<char> written,
        bool isFirst,
        Language language
    )
    {
        if (
            normalized.Length < MinTypoLength
            || (char.IsUpper(written[0]) && !isFirst)
            || language.StopWords.Contains(normalized)
        )
            return null;
        string? meant = null;
        foreach (var word in language.StopWords)
        {
            // Of two that are as near, always the same one, whatever the order of the set.
            if (
                word.Length >= MinTypoLength - 1
                && word[0] == normalized[0]
                && EditDistance.Between(word, normalized, 1) == 1
                && (meant is null || string.CompareOrdinal(word, meant) < 0)
            )
                meant = word;
        }

        return meant;
    }

    /// <summary>"US", "WHO" and the "Ever" of "the Ever Given" are names; "us", "who" and "ever" are not.</summary>
    private static bool IsName(ReadOnlySpan<char> written, bool shouts, bool isFirst) =>
        !shouts
        && char.IsUpper(written[0])
        && (written.Contains('.') || (written.Length > 1 && char.IsUpper(written[^1])) || !isFirst);

    private bool IsKnown(ReadOnlySpan<char> written, Script script) =>
        KnownForms(written.ToString(), script).Length > 0;

    private bool IsWord(ReadOnlySpan<char> normalized, Script script)
    {
        foreach (var language in _libraryLanguages)
        {
            if (language.Writes(script) && _dictionary.HasWord(language, normalized))
                return true;
        }

        return false;
    }

    private QueryTerm Term(QueryToken word, Language language, QueryTokenCache memory)
    {
        if (Searched(word, WordRole.Known, null, word.Forms, memory) is { } known)
            return known;
        if (
            _synonyms.FindAt([word.Stem], 0).SelectMany(synonym => synonym.Terms).Distinct().ToArray()
                is { Length: > 0 } terms
            && Searched(word, WordRole.Known, null, terms, memory) is { } synonym
        )
            return synonym with { Idf = QuerySimilarTerm.SynonymSimilarity * synonym.Idf };
        if (
            !IsCamelCase(word.Written)
            && !IsBuiltOfKnown(word)
            && _vocabulary.FindNearest(word.Normalized) is [var nearest, ..] all
            && Searched(
                word,
                WordRole.Corrected,
                (nearest, _writing(nearest)),
                KnownForms(nearest, word.Script),
                memory
            )
                is { } corrected
        )
        {
            return corrected with
            {
                OtherForms = [.. all.Skip(1).Take(MaxOtherWords).SelectMany(other => KnownForms(other, word.Script))],
            };
        }

        // A name or number that is missing is missing; a common word may have been said in another way.
        var weight = Rarity([]) * (word.IsNameOrNumber ? 1 : _dictionary.Coverage(language));
        return new QueryTerm(
            new QuestionWord(word.Written, word.Normalized, WordRole.Unknown, null, null, weight),
            [],
            word.Normalized,
            word.Stem,
            weight,
            word.IsNameOrNumber,
            word.IsSubject
        )
        {
            SimilarTerms = _dictionary.FindSimilarTerms(word.Stem, memory.LooksLike),
        };
    }

    private QueryTerm? Searched(
        QueryToken word,
        WordRole role,
        (string Word, string Written)? meant,
        int[] forms,
        QueryTokenCache memory
    )
    {
        if (forms.Length == 0)
            return null;
        var idf = Rarity(forms);
        var stem = meant is null ? word.Stem : _dictionary.Term(forms[0]);
        return new QueryTerm(
            new QuestionWord(word.Written, word.Normalized, role, meant?.Word, meant?.Written, idf),
            forms,
            meant?.Word ?? word.Normalized,
            stem,
            idf,
            word.IsNameOrNumber,
            word.IsSubject
        )
        {
            SimilarTerms = _dictionary.FindSimilarTerms(stem, memory.LooksLike),
        };
    }

    /// <summary>"iPhone" and "YouTube" are names, no typos for words that look like them.</summary>
    private static bool IsCamelCase(string written) =>
        written.AsSpan(1).ContainsAnyInRange('A', 'Z') && written.Any(char.IsLower);

    /// <summary>
    /// Whether a word is put together of words or a prefix and a word that the library has: such a word is well
    /// written, "lawmakers", "rebuild".
    /// </summary>
    private bool IsBuiltOfKnown(QueryToken word)
    {
        var text = word.Normalized;
        if (text.Length > MaxCompoundLength)
            return false;
        if (
            Prefixes.Any(prefix =>
                text.Length >= prefix.Length + MinLengthAfterPrefix
                && text.StartsWith(prefix, StringComparison.Ordinal)
                && IsKnown(text.AsSpan(prefix.Length), word.Script)
            )
        )
            return true;
        for (var cut = MinPartLength; cut <= text.Length - MinPartLength; cut++)
        {
            // The front part unstemmed: otherwise most of the time would go into stemming pieces of words.
            if (IsWord(text.AsSpan(0, cut), word.Script) && IsKnown(text.AsSpan(cut), word.Script))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Reads names that the library does not have by their initials, if it has these as an abbreviation: "United
    /// Nations" as "UN". Only a whole run of capitals of which nothing is known, and only beside another word that is:
    /// two letters alone are no evidence.
    /// </summary>
    private void ReadInitials(List<QueryToken> words, List<QueryTerm?> terms, QueryTokenCache memory)
    {
        if (!terms.Exists(term => term is { Forms.Length: > 0 }))
            return;
        for (var first = 0; first < words.Count; first++)
        {
            var end = first;
            while (end < words.Count && IsCapitalized(words[end]) && terms[end] is { Word.Role: WordRole.Unknown })
                end++;
            var isWholeRun =
                (first == 0 || !IsCapitalized(words[first - 1])) && (end == words.Count || !IsCapitalized(words[end]));
            if (end - first < 2 || !isWholeRun)
                continue;

            var name = words[first] with
            {
                Written = string.Join(' ', words[first..end].Select(word => word.Written)),
                Normalized = string.Join(' ', words[first..end].Select(word => word.Normalized)),
            };
            var initials = string.Concat(words[first..end].Select(word => word.Written[0]));
            var abbreviation = initials.ToLowerInvariant();
            if (
                !_dictionary.FindWords(abbreviation).Exists(_dictionary.IsInCapitals)
                || Searched(
                    name,
                    WordRole.Corrected,
                    (abbreviation, initials),
                    KnownForms(initials, name.Script),
                    memory
                )
                    is not { } term
            )
                continue;
            words.RemoveRange(first + 1, end - first - 1);
            terms.RemoveRange(first + 1, end - first - 1);
            terms[first] = term;
        }
    }

    private static bool IsCapitalized(QueryToken word) => char.IsUpper(word.Written[0]) && !word.IsStopWord;

    /// <summary>The terms of a word in each of the library's languages, as far as the library has them.</summary>
    private int[] KnownForms(string written, Script script)
    {
        var forms = new List<int>(1);
        foreach (var language in _libraryLanguages)
        {
            if (language.Writes(script))
                AddIfKnown(forms, language, written);
        }

        AddIfKnown(forms, Language.Foreign, written);
        return [.. forms];
    }

    private void AddIfKnown(List<int> forms, Language language, string written)
    {
        if (_dictionary.Find(language, language.Normalize(written.AsSpan())) is { } term && !forms.Contains(term))
            forms.Add(term);
    }

    private string GetStem(Language language, string normalized) =>
        _dictionary.Find(language, normalized) is { } term
            ? _dictionary.Term(term).ToString()
            : language.GetTerm(normalized);

    private double Rarity(int[] forms)
    {
        var documentFrequency = 0;
        foreach (var form in forms)
            documentFrequency += _dictionary.Paragraphs(form);
        return Idf.Of(_paragraphCount, Math.Min(documentFrequency, _paragraphCount));
    }
}
