using System.Text;
using NewsBot.Search.Collections;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>
/// An article that was tokenized: its words are form ids, because other threads tokenize other articles.
/// </summary>
/// <param name="Forms">The forms that these numbers are of.</param>
/// <param name="NewWords">The words of these forms that its thread met first in it.</param>
/// <param name="Languages">The languages of its paragraphs.</param>
/// <param name="Headline">The forms of its headline, standfirst and date.</param>
/// <param name="HeadlineLength">
/// How many of these are the headline's own, without a part in brackets behind it.
/// </param>
/// <param name="Tokens">The forms of its paragraphs in their order, in place of words.</param>
/// <param name="FirstToken">Where each paragraph's tokens begin; one more at the end.</param>
/// <param name="SentenceRanges">Its paragraphs' sentences in their order; each paragraph has at least one.</param>
/// <param name="FirstSentence">Where each paragraph's sentences begin; one more at the end.</param>
/// <param name="Characters">The Chinese characters of its paragraphs, in order, each with its paragraph.</param>
internal sealed record TokenizedArticle(
    FormTable Forms,
    Range NewWords,
    ArticleLanguages Languages,
    int[] Headline,
    int HeadlineLength,
    IndexedToken[] Tokens,
    int[] FirstToken,
    IndexedSentence[] SentenceRanges,
    int[] FirstSentence,
    (int Paragraph, Rune Character)[] Characters
);

/// <summary>Reads articles one after the other, each text once. For one thread.</summary>
internal sealed class ArticleTokenizer
{
    private readonly FormTable _forms = new();

    // The text of the article's paragraphs in one block, so no strings are created for it.
    private char[] _text = new char[4096];
    private readonly List<Range> _paragraphs = [];
    private readonly List<(Token Token, int Written)> _written = [];
    private readonly List<int> _firstWritten = [];
    private readonly List<IndexedToken> _tokens = [];
    private readonly List<TextRange> _split = [];
    private readonly List<IndexedSentence> _sentences = [];
    private readonly List<(int Paragraph, Rune Character)> _characters = [];
    private readonly LanguageScores _ofArticle = new();
    private LanguageScores[] _ofParagraphs = [];

    /// <param name="above">What is above the paragraphs in all, the headline first.</param>
    /// <param name="language">The article's language; null to detect it.</param>
    public TokenizedArticle Read(string headline, string above, IReadOnlyList<string> paragraphs, Language? language)
    {
        Take(paragraphs);
        _written.Clear();
        _firstWritten.Clear();
        _ofArticle.Clear();
        while (_ofParagraphs.Length < paragraphs.Count)
            _ofParagraphs =
            [
                .. _ofParagraphs,
                .. Enumerable.Range(0, Math.Max(16, _ofParagraphs.Length)).Select(_ => new LanguageScores()),
            ];
        _ofArticle.AddText(headline);
        foreach (var token in new Tokenizer(headline))
            _ofArticle.AddWord(
                _forms.GetLanguageScores(token.Script, _forms.GetWritten(token.In(headline), token.Script))
            );
        for (var p = 0; p < paragraphs.Count; p++)
            Read(Paragraph(p), _ofParagraphs[p]);
        _firstWritten.Add(_written.Count);

        return Index(
            headline,
            above,
            GetLanguages(paragraphs.Count, language ?? LanguageDetector.OfArticle(_ofArticle))
        );
    }

    private void Take(IReadOnlyList<string> paragraphs)
    {
        _paragraphs.Clear();
        var end = 0;
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var start = end;
            while (!PackedText.TryCopy(paragraphs, p, _text.AsSpan(start), out end))
                Array.Resize(ref _text, 2 * _text.Length);
            end += start;
            _paragraphs.Add(start..end);
        }
    }

    private ReadOnlySpan<char> Paragraph(int id) => _text.AsSpan(_paragraphs[id]);

    private void Read(ReadOnlySpan<char> paragraph, LanguageScores evidence)
    {
        _firstWritten.Add(_written.Count);
        evidence.Clear();
        evidence.AddText(paragraph);
        foreach (var token in new Tokenizer(paragraph))
        {
            var written = _forms.GetWritten(token.In(paragraph), token.Script);
            evidence.AddWord(_forms.GetLanguageScores(token.Script, written));
            _written.Add((token, written));
        }

        _ofArticle.Add(evidence);
    }

    private ArticleLanguages GetLanguages(int paragraphs, Language main)
    {
        Dictionary<int, Language>? others = null;
        for (var p = 0; p < paragraphs; p++)
        {
            if (LanguageDetector.OfParagraph(_ofParagraphs[p], main) is var language && language != main)
                (others ??= []).Add(p, language);
        }

        return new ArticleLanguages(main, others);
    }

    private TokenizedArticle Index(string headline, string above, ArticleLanguages languages)
    {
        _tokens.Clear();
        _sentences.Clear();
        _characters.Clear();
        var firstToken = new int[_paragraphs.Count + 1];
        var firstSentence = new int[_paragraphs.Count + 1];
        var firstNewWord = _forms.WordCount;
        var behind = headline.IndexOf('(', StringComparison.Ordinal);
        var (formsAbove, headlineLength) = GetForms(above, behind > 0 ? behind : headline.Length, languages.Main);
        for (var p = 0; p < _paragraphs.Count; p++)
        {
            var paragraph = Paragraph(p);
            Index(paragraph, languages[p], _firstWritten[p], _firstWritten[p + 1]);
            foreach (var character in Scripts.HanIn(paragraph))
                _characters.Add((p, character));
            firstToken[p + 1] = _tokens.Count;
            firstSentence[p + 1] = _sentences.Count;
        }

        return new TokenizedArticle(
            _forms,
            firstNewWord.._forms.WordCount,
            languages,
            formsAbove,
            headlineLength,
            [.. _tokens],
            firstToken,
            [.. _sentences],
            firstSentence,
            [.. _characters]
        );
    }

    /// <summary>The forms of a text, and how many of them begin before a position in it.</summary>
    private (int[] Forms, int Before) GetForms(string text, int position, Language language)
    {
        var words = new List<int>();
        var before = 0;
        foreach (var token in new Tokenizer(text))
        {
            if (In(token, _forms.GetWritten(token.In(text), token.Script), language) is not { Id: >= 0 and var form })
                continue;
            words.Add(form);
            _forms.Count(form);
            before += token.Start < position ? 1 : 0;
        }

        return ([.. words], before);
    }

    private void Index(ReadOnlySpan<char> paragraph, Language language, int first, int end)
    {
        _split.Clear();
        SentenceSplitter.Split(paragraph, _split);
        if (_split.Count == 0)
            _split.Add(new TextRange(0, paragraph.Length));
        var sentence = -1;
        var firstToken = _tokens.Count;
        for (var i = first; i < end; i++)
        {
            var (token, written) = _written[i];
            if (In(token, written, language) is not { Id: >= 0 } form)
                continue;
            var beginsSentence = false;
            while (sentence + 1 < _split.Count && _split[sentence + 1].Start <= token.Start)
            {
                sentence++;
                Add(paragraph, _split[sentence], firstToken);
                beginsSentence = true;
            }

            _forms.Count(form.Id);
            _tokens.Add(new IndexedToken(form.Id, form.Kinds | AnswerKindsOf.Place(paragraph, token, beginsSentence)));
        }

        for (sentence++; sentence < _split.Count; sentence++)
            Add(paragraph, _split[sentence], firstToken);
    }

    private void Add(ReadOnlySpan<char> paragraph, TextRange sentence, int firstToken) =>
        _sentences.Add(
            new IndexedSentence(
                sentence,
                _tokens.Count - firstToken,
                SentenceSplitter.EndOf(paragraph.Slice(sentence.Start, sentence.Length))
            )
        );

    private AnalyzedForm In(Token token, int written, Language language) =>
        _forms.Analyze(token.Script, written, language.For(token.Script));
}
