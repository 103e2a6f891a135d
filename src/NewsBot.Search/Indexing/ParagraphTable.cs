using NewsBot.Search.Arrays;

namespace NewsBot.Search.Indexing;

/// <summary>
/// Which paragraph is whose. Articles are numbered from 0 as they came, and paragraphs through all of them; what was taken away keeps its numbers until its segment is merged. Immutable.
/// </summary>
internal sealed class ParagraphTable
{
    private readonly int[] _first;
    private readonly int[] _article;
    private readonly bool[]? _removed;
    private readonly int[]? _order;

    /// <param name="counts">The number of paragraphs of each article.</param>
    /// <param name="removed">Whether each article was taken away; null where none was.</param>
    /// <param name="order">The place of each article in the library; null where they are numbered in its order.</param>
    public ParagraphTable(IReadOnlyList<int> counts, bool[]? removed = null, int[]? order = null)
    {
        _removed = removed;
        _order = order;
        _first = new int[counts.Count + 1];
        for (var a = 0; a < counts.Count; a++) _first[a + 1] = _first[a] + counts[a];
        _article = LargeArray.Of<int>(_first[^1]);
        for (var a = 0; a < counts.Count; a++)
        {
            _article.AsSpan(_first[a].._first[a + 1]).Fill(a);
            if (!IsRemoved(a)) LiveCount += counts[a];
        }
    }

    /// <summary>The number of articles, those taken away among them.</summary>
    public int Articles => _first.Length - 1;

    /// <summary>The number of paragraphs, those taken away among them.</summary>
    public int Count => _article.Length;

    /// <summary>The number of paragraphs that are there.</summary>
    public int LiveCount { get; }

    /// <summary>Whether paragraphs are numbered in the library's order.</summary>
    public bool IsInOrder => _order is null;

    /// <summary>Bytes held.</summary>
    public long Bytes => ((_first.LongLength + _article.LongLength + (_order?.LongLength ?? 0)) * sizeof(int)) + (_removed?.LongLength ?? 0);

    /// <summary>The article that a paragraph belongs to.</summary>
    public int ArticleOf(int paragraph) => _article[paragraph];

    /// <summary>Whether an article was taken away.</summary>
    public bool IsRemoved(int article) => _removed is not null && _removed[article];

    /// <summary>An article's first paragraph.</summary>
    public int FirstOf(int article) => _first[article];

    /// <summary>The paragraph behind an article's last one: its first one where it was taken away.</summary>
    public int EndOf(int article) => IsRemoved(article) ? _first[article] : _first[article + 1];

    /// <summary>A paragraph's place in its article, from 0.</summary>
    public int PlaceOf(int paragraph) => paragraph - _first[_article[paragraph]];

    /// <summary>The place of an article in the library, from 0.</summary>
    public int OrderOf(int article) => _order is null ? article : _order[article];

    /// <summary>The order in which paragraphs stand in the library.</summary>
    public int Compare(int paragraph, int other)
    {
        if (_order is null || _article[paragraph] == _article[other]) return paragraph.CompareTo(other);
        return _order[_article[paragraph]].CompareTo(_order[_article[other]]);
    }
}
