using System.Globalization;
using NewsBot.Search.Indexing;
using NewsBot.Search.Ranking;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>Takes articles in, one by one in the order of their ids, and hands the finished index out.</summary>
internal sealed class SearchIndexBuilder
{
    private readonly Article[] _articles;
    private readonly Language[] _languages;
    private readonly int[] _firstParagraph;
    private readonly InvertedIndexBuilder _paragraphs = new();
    private readonly InvertedIndexBuilder _headlines = new();
    private readonly Dictionary<Language, Dictionary<string, Word>> _words = [];
    private readonly List<string> _terms = [];

    public SearchIndexBuilder(IEnumerable<Article> articles)
    {
        _articles = [.. articles.OrderBy(article => article.Id, StringComparer.Ordinal)];
        _languages = new Language[_articles.Length];
        _firstParagraph = new int[_articles.Length + 1];
        for (var i = 1; i < _articles.Length; i++)
        {
            if (_articles[i].Id == _articles[i - 1].Id)
                throw new ArgumentException($"Two articles have the id '{_articles[i].Id}'.", nameof(articles));
        }
    }

    /// <summary>The number of articles added.</summary>
    public int Done { get; private set; }

    /// <returns>False when every article has been added.</returns>
    public bool AddNext()
    {
        if (Done == _articles.Length) return false;
        var article = _articles[Done];
        var language = LanguageOf(article);
        _languages[Done] = language;

        // «What happened in Sochi in January 2018» asks for the article's date as for its headline.
        var date = article.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        _headlines.Add(Terms($"{article.Headline} {article.Standfirst} {date}", language));
        foreach (var paragraph in article.Paragraphs) _paragraphs.Add(Terms(paragraph, language));
        Done++;
        _firstParagraph[Done] = _firstParagraph[Done - 1] + article.Paragraphs.Count;
        return true;
    }

    public SearchIndex Build()
    {
        var vocabulary = new Vocabulary(_words.Values
            .SelectMany(words => words)
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .Select(group => new Vocabulary.Entry(group.Key, group.First().Written, group.Sum(word => word.Count), group.Any(word => word.IsInCapitals))));
        return new SearchIndex(_articles, _languages, _firstParagraph, _paragraphs.Build(), _headlines.Build(), Bm25.Norms(_paragraphs.Lengths), vocabulary);
    }

    private static Language LanguageOf(Article article) =>
        article.Language is { } tag
            ? Language.Find(tag) ?? Language.Undetermined
            : LanguageGuess.OfArticle($"{article.Headline}\n{string.Join('\n', article.Paragraphs)}");

    private List<string> Terms(string text, Language language)
    {
        var words = WordsOf(language);
        _terms.Clear();
        foreach (var token in new Tokenizer(text))
        {
            var rules = language.For(token.Script);
            var term = Term(token.In(text), rules, rules == language ? words : WordsOf(rules));
            if (term.Length > 0) _terms.Add(term);
        }

        return _terms;
    }

    private Dictionary<string, Word> WordsOf(Language language)
    {
        if (!_words.TryGetValue(language, out var words)) _words.Add(language, words = new(StringComparer.Ordinal));
        return words;
    }

    /// <summary>The index key of a word; empty when nothing is left of it.</summary>
    private static string Term(ReadOnlySpan<char> written, Language language, Dictionary<string, Word> words)
    {
        var normalized = language.Normalize(written);
        if (normalized.Length == 0) return "";
        if (!words.TryGetValue(normalized, out var word))
            words.Add(normalized, word = new Word(written.ToString(), language.Term(normalized)));
        word.Count++;
        word.IsInCapitals |= IsInCapitals(written);
        return word.Term;
    }

    /// <summary>Whether a word is written as an abbreviation: «UN», «U.N.».</summary>
    private static bool IsInCapitals(ReadOnlySpan<char> written)
    {
        var capitals = 0;
        foreach (var c in written)
        {
            if (char.IsUpper(c)) capitals++;
            else if (c != '.') return false;
        }

        return capitals > 1;
    }

    /// <summary>A word of one language, stemmed once.</summary>
    private sealed class Word(string written, string term)
    {
        public string Written { get; } = written;

        public string Term { get; } = term;

        public int Count { get; set; }

        /// <summary>Whether it stands somewhere in capitals.</summary>
        public bool IsInCapitals { get; set; }
    }
}
