namespace NewsBot.Search.Indexing.Segments;

/// <summary>
/// A library's segments; articles and paragraphs have ids through all of them. Immutable.
/// </summary>
internal sealed class SegmentList
{
    private readonly SegmentOffset[] _segments;

    public SegmentList(IEnumerable<Segment> segments)
    {
        var (paragraph, article) = (0, 0);
        var placed = new List<SegmentOffset>();
        foreach (var segment in segments)
        {
            placed.Add(new SegmentOffset(segment, paragraph, article));
            paragraph += segment.ParagraphCount;
            article += segment.Articles;
        }

        _segments = [.. placed];
    }

    /// <summary>The segments in order.</summary>
    public ReadOnlySpan<SegmentOffset> All => _segments;

    /// <summary>The number of paragraphs, including removed ones.</summary>
    public int ParagraphCount => _segments is [.., var last] ? last.FirstParagraph + last.Segment.ParagraphCount : 0;

    /// <summary>The number of articles, including removed ones.</summary>
    public int Articles => _segments is [.., var last] ? last.FirstArticle + last.Segment.Articles : 0;

    /// <summary>Bytes held.</summary>
    public long Bytes => _segments.Sum(placed => placed.Segment.Bytes);

    /// <summary>The segment that a paragraph belongs to.</summary>
    public ref readonly SegmentOffset GetByParagraph(int paragraph)
    {
        var s = _segments.Length - 1;
        while (_segments[s].FirstParagraph > paragraph)
            s--;
        return ref _segments[s];
    }

    /// <summary>The tokens of a paragraph in order.</summary>
    public ReadOnlySpan<IndexedToken> GetTokens(int paragraph)
    {
        var (segment, first, _) = GetByParagraph(paragraph);
        return segment.Words.GetTokens(paragraph - first);
    }

    /// <summary>The sentences of a paragraph in order; at least one.</summary>
    public ReadOnlySpan<IndexedSentence> GetSentences(int paragraph)
    {
        var (segment, first, _) = GetByParagraph(paragraph);
        return segment.Words.GetSentences(paragraph - first);
    }

    /// <summary>The words of an article's headline, without a part in brackets behind it.</summary>
    public ReadOnlySpan<int> GetHeadline(int article)
    {
        var s = _segments.Length - 1;
        while (_segments[s].FirstArticle > article)
            s--;
        return _segments[s].Segment.HeadlineWords[article - _segments[s].FirstArticle];
    }

    /// <summary>The paragraphs that have a term, without removed ones.</summary>
    public IEnumerable<int> ParagraphsWith(int term, ParagraphMap paragraphMap)
    {
        foreach (var (segment, firstParagraph, _) in _segments)
        {
            foreach (var posting in segment.Paragraphs.Postings(term).ToArray())
            {
                if (paragraphMap.IsLive(firstParagraph + posting.Document))
                    yield return firstParagraph + posting.Document;
            }
        }
    }

    /// <summary>
    /// The articles that have a term in the headline, standfirst or date, without removed ones.
    /// </summary>
    public IEnumerable<int> HeadlinesWith(int term, ParagraphMap paragraphMap)
    {
        foreach (var (segment, _, firstArticle) in _segments)
        {
            foreach (var posting in segment.Headlines.Postings(term).ToArray())
            {
                if (!paragraphMap.IsRemoved(firstArticle + posting.Document))
                    yield return firstArticle + posting.Document;
            }
        }
    }
}
