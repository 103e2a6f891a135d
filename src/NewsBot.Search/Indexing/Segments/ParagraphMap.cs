namespace NewsBot.Search.Indexing.Segments;

/// <summary>
/// Maps paragraphs to articles. Both have ids through all segments; removed articles keep their ids until their
/// segment is merged. Immutable.
/// </summary>
internal sealed class ParagraphMap
{
    private readonly SegmentList _segments;
    private readonly int[] _first;
    private readonly bool[]? _removed;
    private readonly bool[]? _removedParagraphs;
    private readonly int[]? _order;

    /// <param name="removed">Whether each article was removed; null if none was.</param>
    /// <param name="order">The place of each article in the library; null if their ids are in its order.</param>
    public ParagraphMap(SegmentList segments, bool[]? removed = null, int[]? order = null)
    {
        (_segments, _removed, _order) = (segments, removed, order);
        _first = new int[segments.Articles + 1];
        var article = 0;
        foreach (var (segment, _, _) in segments.All)
        {
            foreach (var count in segment.Counts)
                _first[article + 1] = _first[article++] + count;
        }

        LiveCount = Count;
        if (removed is null)
            return;
        _removedParagraphs = new bool[Count];
        for (article = 0; article < Articles; article++)
        {
            if (!removed[article])
                continue;
            _removedParagraphs.AsSpan(_first[article].._first[article + 1]).Fill(true);
            LiveCount -= _first[article + 1] - _first[article];
        }
    }

    /// <summary>The number of articles, including removed ones.</summary>
    public int Articles => _segments.Articles;

    /// <summary>The number of paragraphs, including removed ones.</summary>
    public int Count => _segments.ParagraphCount;

    /// <summary>The number of paragraphs without removed ones.</summary>
    public int LiveCount { get; }

    /// <summary>Whether the ids are in the library's order.</summary>
    public bool IsInOrder => _order is null;

    /// <summary>Bytes held.</summary>
    public long Bytes =>
        ((_first.LongLength + (_order?.LongLength ?? 0)) * sizeof(int))
        + (_removed?.LongLength ?? 0)
        + (_removedParagraphs?.LongLength ?? 0);

    /// <summary>The article that a paragraph belongs to.</summary>
    public int GetArticle(int paragraph)
    {
        ref readonly var placed = ref _segments.GetByParagraph(paragraph);
        return placed.FirstArticle + placed.Segment.GetArticle(paragraph - placed.FirstParagraph);
    }

    /// <summary>Whether an article was removed.</summary>
    public bool IsRemoved(int article) => _removed is not null && _removed[article];

    /// <summary>Whether a paragraph's article was not removed.</summary>
    public bool IsLive(int paragraph) => _removedParagraphs is null || !_removedParagraphs[paragraph];

    /// <summary>An article's first paragraph.</summary>
    public int GetFirstParagraph(int article) => _first[article];

    /// <summary>One past an article's last paragraph; its first paragraph if it was removed.</summary>
    public int GetEndOfParagraphs(int article) => IsRemoved(article) ? _first[article] : _first[article + 1];

    /// <summary>A paragraph's place in its article, from 0.</summary>
    public int GetPlace(int paragraph) => paragraph - _first[GetArticle(paragraph)];

    /// <summary>The place of an article in the library, from 0.</summary>
    public int GetOrder(int article) => _order is null ? article : _order[article];

    /// <summary>Compares two paragraphs by their places in the library.</summary>
    public int Compare(int paragraph, int other)
    {
        if (_order is null)
            return paragraph.CompareTo(other);
        var (one, another) = (GetArticle(paragraph), GetArticle(other));
        return one == another ? paragraph.CompareTo(other) : _order[one].CompareTo(_order[another]);
    }
}
