namespace NewsBot.Search.Indexing;

/// <summary>
/// Which paragraph is whose. Paragraphs are numbered from 0 through the whole library, article by article. Immutable.
/// </summary>
internal sealed class ParagraphTable
{
    private readonly int[] _first;
    private readonly int[] _article;

    /// <param name="counts">The number of paragraphs of each article.</param>
    public ParagraphTable(IReadOnlyList<int> counts)
    {
        _first = new int[counts.Count + 1];
        for (var a = 0; a < counts.Count; a++) _first[a + 1] = _first[a] + counts[a];
        _article = new int[_first[^1]];
        for (var a = 0; a < counts.Count; a++) _article.AsSpan(_first[a].._first[a + 1]).Fill(a);
    }

    /// <summary>The number of articles.</summary>
    public int Articles => _first.Length - 1;

    /// <summary>The number of paragraphs.</summary>
    public int Count => _article.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => (_first.LongLength + _article.LongLength) * sizeof(int);

    /// <summary>The article that a paragraph belongs to.</summary>
    public int ArticleOf(int paragraph) => _article[paragraph];

    /// <summary>An article's first paragraph.</summary>
    public int FirstOf(int article) => _first[article];

    /// <summary>The paragraph behind an article's last one.</summary>
    public int EndOf(int article) => _first[article + 1];

    /// <summary>A paragraph's place in its article, from 0.</summary>
    public int PlaceOf(int paragraph) => paragraph - _first[_article[paragraph]];
}
