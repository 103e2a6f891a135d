using NewsBot.Search;

namespace NewsBot.Benchmarks.Peers;

/// <summary>Ours, at full quality: both stages, best sentence and confidence.</summary>
internal sealed class NewsBotPeer : IPeer
{
    private const int Top = 10;

    private readonly Dictionary<string, int> _firstParagraphs = new(StringComparer.Ordinal);
    private SearchIndex? _index;

    public string Name => "NewsBot";

    public bool IsThreadSafe => true;

    public SearchIndex Index => _index!;

    public long IndexBytes => Index.Bytes;

    public void Build(IReadOnlyList<Article> articles)
    {
        _index = SearchIndex.Build(articles);
        _firstParagraphs.Clear();
        var paragraphs = 0;
        foreach (var article in articles)
        {
            _firstParagraphs.Add(article.Id, paragraphs);
            paragraphs += article.Paragraphs.Count;
        }
    }

    public int Search(string question) =>
        Index.Search(question, Top).Hits is [var first, ..]
            ? _firstParagraphs[first.Article.Id] + first.Paragraph - 1
            : -1;

    public void Dispose()
    {
        // It holds memory alone.
    }
}
