using System.Globalization;
using NewsBot.Search.Indexing;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>Takes articles in, one by one in the order of their ids, and hands the finished index out.</summary>
internal sealed class SearchIndexBuilder
{
    private readonly Article[] _articles;
    private readonly ArticleLanguages[] _languages;
    private readonly SearchIndex? _earlier;
    private readonly Lexicon.Builder _lexicon = new();
    private readonly ParagraphWords.Builder _words;
    private readonly InvertedIndex.Builder _paragraphs = new();
    private readonly InvertedIndex.Builder _headlines = new();

    /// <param name="articles">The articles.</param>
    /// <param name="earlier">An index that some of the articles are in: what it knows of them is not found out again.</param>
    public SearchIndexBuilder(IEnumerable<Article> articles, SearchIndex? earlier)
    {
        _earlier = earlier;
        _articles = [.. articles.OrderBy(article => article.Id, StringComparer.Ordinal)];
        _languages = new ArticleLanguages[_articles.Length];
        _words = new ParagraphWords.Builder(_lexicon);
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
        var languages = _earlier?.LanguagesOf(article) ?? ArticleLanguages.Of(article);
        _languages[Done] = languages;

        // «What happened in Sochi in January 2018» asks for the article's date as for its headline.
        var date = article.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        _headlines.Add(Terms($"{article.Headline} {article.Standfirst} {date}", languages.Main));
        for (var p = 0; p < article.Paragraphs.Count; p++)
        {
            var paragraph = article.Paragraphs[p];
            var terms = _words.Add(paragraph, languages[p]);
            _paragraphs.Add(terms.Concat(Scripts.HanIn(paragraph).Select(_lexicon.AddCharacter)));
        }

        Done++;
        return true;
    }

    public SearchIndex Build(IReadOnlyCollection<SynonymRule> synonyms, CancellationToken cancellationToken)
    {
        var vocabulary = new Vocabulary(_lexicon.Words
            .GroupBy(word => word.Normalized, StringComparer.Ordinal)
            .Select(group => new Vocabulary.Entry(group.Key, group.First().Written, group.Sum(word => word.Occurrences), group.Any(word => word.IsInCapitals))));
        return new SearchIndex(
            _articles,
            _languages,
            new ParagraphTable([.. _articles.Select(article => article.Paragraphs.Count)]),
            _lexicon.Build(),
            _words.Build(),
            _paragraphs.Build(),
            _headlines.Build(),
            vocabulary,
            synonyms,
            cancellationToken);
    }

    private List<int> Terms(string text, Language language)
    {
        var terms = new List<int>();
        foreach (var token in new Tokenizer(text))
        {
            if (_lexicon.Add(token.In(text), language.For(token.Script)) is { } word) terms.Add(word.Term);
        }

        return terms;
    }
}
