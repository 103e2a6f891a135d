using System.Text;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>An article as it was read: its words by the numbers of their forms, since other articles are read beside it.</summary>
/// <param name="Languages">The languages of its paragraphs.</param>
/// <param name="Headline">The forms of its headline, standfirst and date.</param>
/// <param name="Tokens">The forms of its paragraphs, one behind the other, in place of words.</param>
/// <param name="FirstToken">Where each paragraph's tokens begin; one more at the end.</param>
/// <param name="SentenceRanges">Its paragraphs' sentences, one behind the other; each paragraph has at least one.</param>
/// <param name="FirstSentence">Where each paragraph's sentences begin; one more at the end.</param>
/// <param name="Characters">The Chinese characters of its paragraphs, in order, each with its paragraph.</param>
internal sealed record ArticleWords(
    ArticleLanguages Languages,
    int[] Headline,
    IndexedToken[] Tokens,
    int[] FirstToken,
    IndexedSentence[] SentenceRanges,
    int[] FirstSentence,
    (int Paragraph, Rune Character)[] Characters);

/// <summary>Reads articles one after the other, each text once. For one thread.</summary>
/// <param name="forms">The words that all threads have met.</param>
internal sealed class ArticleWordsReader(WordForms forms)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>[] _places =
        [.. Enumerable.Range(0, Scripts.Count).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>())];

    // What this thread has met already is found without a lock, and in one place: a large library's words are not in the cache.
    private MetWord[] _met = new MetWord[1024];
    private int _metCount;

    private readonly List<(Token Token, int Met)> _written = [];
    private readonly List<int> _firstWritten = [];
    private readonly List<IndexedToken> _tokens = [];
    private readonly List<IndexedSentence> _sentences = [];
    private readonly List<(int Paragraph, Rune Character)> _characters = [];
    private readonly LanguageEvidence _ofArticle = new();
    private LanguageEvidence[] _ofParagraphs = [];

    /// <param name="headline">The headline.</param>
    /// <param name="above">What stands above the paragraphs in all, the headline among it.</param>
    /// <param name="paragraphs">The paragraphs.</param>
    /// <param name="language">The article's language; null where its text tells it.</param>
    public ArticleWords Read(string headline, string above, IReadOnlyList<string> paragraphs, Language? language)
    {
        _written.Clear();
        _firstWritten.Clear();
        _ofArticle.Clear();
        while (_ofParagraphs.Length < paragraphs.Count) _ofParagraphs = [.. _ofParagraphs, .. Enumerable.Range(0, Math.Max(16, _ofParagraphs.Length)).Select(_ => new LanguageEvidence())];
        _ofArticle.AddText(headline);
        foreach (var token in new Tokenizer(headline))
        {
            var word = Met(token.In(headline), token.Script);
            _ofArticle.AddWord(_met[word].Says);
        }

        for (var p = 0; p < paragraphs.Count; p++) Read(paragraphs[p], _ofParagraphs[p]);
        _firstWritten.Add(_written.Count);

        return Index(above, paragraphs, LanguagesOf(paragraphs.Count, language ?? LanguageGuess.OfArticle(_ofArticle)));
    }

    private void Read(string paragraph, LanguageEvidence evidence)
    {
        _firstWritten.Add(_written.Count);
        evidence.Clear();
        evidence.AddText(paragraph);
        foreach (var token in new Tokenizer(paragraph))
        {
            var word = Met(token.In(paragraph), token.Script);
            evidence.AddWord(_met[word].Says);
            _written.Add((token, word));
        }

        _ofArticle.Add(evidence);
    }

    private ArticleLanguages LanguagesOf(int paragraphs, Language main)
    {
        Dictionary<int, Language>? others = null;
        for (var p = 0; p < paragraphs; p++)
        {
            if (LanguageGuess.OfParagraph(_ofParagraphs[p], main) is var language && language != main) (others ??= []).Add(p, language);
        }

        return new ArticleLanguages(main, others);
    }

    private ArticleWords Index(string above, IReadOnlyList<string> paragraphs, ArticleLanguages languages)
    {
        _tokens.Clear();
        _sentences.Clear();
        _characters.Clear();
        var firstToken = new int[paragraphs.Count + 1];
        var firstSentence = new int[paragraphs.Count + 1];
        var headline = FormsOf(above, languages.Main);
        for (var p = 0; p < paragraphs.Count; p++)
        {
            Index(paragraphs[p], languages[p], _firstWritten[p], _firstWritten[p + 1]);
            foreach (var character in Scripts.HanIn(paragraphs[p])) _characters.Add((p, character));
            firstToken[p + 1] = _tokens.Count;
            firstSentence[p + 1] = _sentences.Count;
        }

        return new ArticleWords(languages, headline, [.. _tokens], firstToken, [.. _sentences], firstSentence, [.. _characters]);
    }

    private int[] FormsOf(string text, Language language)
    {
        var words = new List<int>();
        foreach (var token in new Tokenizer(text))
        {
            if (In(Met(token.In(text), token.Script), language.For(token.Script)) is { Form: >= 0 and var form }) words.Add(form);
        }

        return [.. words];
    }

    private void Index(string paragraph, Language language, int first, int end)
    {
        var sentences = SentenceSplitter.Split(paragraph) is { Count: > 0 } split ? split : [new TextRange(0, paragraph.Length)];
        var sentence = -1;
        var firstToken = _tokens.Count;
        for (var i = first; i < end; i++)
        {
            var (token, met) = _written[i];
            if (In(met, language.For(token.Script)) is not { Form: >= 0 and var form } word) continue;
            var beginsSentence = false;
            while (sentence + 1 < sentences.Count && sentences[sentence + 1].Start <= token.Start)
            {
                sentence++;
                _sentences.Add(new IndexedSentence(sentences[sentence], _tokens.Count - firstToken));
                beginsSentence = true;
            }

            _tokens.Add(new IndexedToken(form, word.Kinds | AnswerKindsOf.Place(paragraph, token, beginsSentence)));
        }

        for (sentence++; sentence < sentences.Count; sentence++) _sentences.Add(new IndexedSentence(sentences[sentence], _tokens.Count - firstToken));
    }

    /// <summary>The place of a written word among those met.</summary>
    private int Met(ReadOnlySpan<char> written, Script script)
    {
        var places = _places[(int)script];
        if (places.TryGetValue(written, out var place)) return place;
        var word = forms.Written(written.ToString(), script);
        if (_metCount == _met.Length) Array.Resize(ref _met, 2 * _metCount);
        _met[_metCount] = new MetWord(word, word.Says, null, -1, AnswerKinds.None);
        return places.Dictionary[word.Written] = _metCount++;
    }

    /// <summary>A word met, as a language reads it: mostly the one that read it last.</summary>
    private MetWord In(int place, Language language)
    {
        ref var met = ref _met[place];
        if (met.Language == language) return met;
        var form = forms.In(met.Word, language);
        return met = met with { Language = language, Form = form?.Number ?? -1, Kinds = form?.Word.Kinds ?? AnswerKinds.None };
    }

    /// <summary>A written word that was met.</summary>
    /// <param name="Word">The word.</param>
    /// <param name="Says">What it says of its text's language.</param>
    /// <param name="Language">The language that read it last; null where none did.</param>
    /// <param name="Form">The number of its form there; −1 where nothing is left of it.</param>
    /// <param name="Kinds">What a question could ask for that it is.</param>
    private readonly record struct MetWord(WrittenWord Word, WordEvidence[] Says, Language? Language, int Form, AnswerKinds Kinds);
}
