using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search.Retrieval;

/// <summary>Adds up what postings lists contribute to the scores of paragraphs.</summary>
internal sealed class PostingsScorer(SegmentList segments, ParagraphMap paragraphMap, Bm25 bm25)
{
    /// <summary>The number of a list's postings, including those of removed paragraphs.</summary>
    public int GetLength(QueryPostings list)
    {
        var length = 0;
        foreach (var (segment, _, _) in segments.All)
            length += segment.Paragraphs.Postings(list.IndexTerm).Length;
        return length;
    }

    /// <summary>Adds what a list contributes to all paragraphs.</summary>
    public void Add(QueryPostings list, ScoreAccumulators accumulators)
    {
        foreach (var placed in segments.All)
        {
            if (list.Role == PostingsRole.Own)
                AddOwn(list, placed, accumulators);
            else
                AddOther(list, placed, accumulators);
        }
    }

    /// <summary>Adds what a list contributes to some paragraphs.</summary>
    public void AddTo(List<int> paragraphs, QueryPostings list, ScoreAccumulators accumulators)
    {
        foreach (var paragraph in paragraphs)
        {
            ref readonly var placed = ref segments.GetByParagraph(paragraph);
            var (segment, firstParagraph, _) = placed;
            var postings = segment.Paragraphs.Postings(list.IndexTerm);
            var posting = InvertedIndex.Find(postings, paragraph - firstParagraph);
            if (list.Role != PostingsRole.Own)
            {
                if (posting is { } other)
                    AddOther(list, placed, other, accumulators);
                continue;
            }

            var headlines = segment.Headlines.Postings(list.IndexTerm);
            var article = segment.GetArticle(paragraph - firstParagraph);
            var hasHeadline = InvertedIndex.Find(headlines, article) is not null;
            if (hasHeadline)
                accumulators.Add(paragraph, list.HeadlineScore);
            if (posting is { } own)
                accumulators.Record(paragraph, list.Bit, list.GetScore(own, GetNorm(segment, own), hasHeadline));
        }
    }

    /// <summary>Adds what a list of similar terms contributes to <see cref="ScoreAccumulators.Wanted"/>.</summary>
    public void AddToWanted(QueryPostings list, ScoreAccumulators accumulators)
    {
        foreach (var placed in segments.All)
        {
            foreach (var posting in placed.Segment.Paragraphs.Postings(list.IndexTerm))
            {
                if (accumulators.Wanted.Contains(placed.FirstParagraph + posting.Document))
                    AddOther(list, placed, posting, accumulators);
            }
        }
    }

    /// <summary>Records which terms of the query are in an article's paragraphs and headline.</summary>
    public void Record(int article, ScoreAccumulators accumulators)
    {
        var (first, end) = (paragraphMap.GetFirstParagraph(article), paragraphMap.GetEndOfParagraphs(article));
        if (first == end)
            return;
        var (segment, firstParagraph, firstArticle) = segments.GetByParagraph(first);
        foreach (var list in accumulators.Lists)
        {
            if (list.Role != PostingsRole.Own)
                continue;
            if (InvertedIndex.Find(segment.Headlines.Postings(list.IndexTerm), article - firstArticle) is not null)
                accumulators.RecordHeadline(article, list.Bit);
            var postings = segment.Paragraphs.Postings(list.IndexTerm);
            for (
                var i = InvertedIndex.GetPlace(postings, first - firstParagraph);
                i < postings.Length && firstParagraph + postings[i].Document < end;
                i++
            )
                accumulators.Record(firstParagraph + postings[i].Document, list.Bit);
        }
    }

    private void AddOwn(QueryPostings list, SegmentOffset placed, ScoreAccumulators accumulators)
    {
        var headlines = placed.Segment.Headlines.Postings(list.IndexTerm);
        foreach (var headline in headlines)
        {
            var article = placed.FirstArticle + headline.Document;
            accumulators.RecordHeadline(article, list.Bit);
            var end = paragraphMap.GetEndOfParagraphs(article);
            for (var p = paragraphMap.GetFirstParagraph(article); p < end; p++)
                accumulators.Add(p, list.HeadlineScore);
        }

        // Both lists are sorted: one pass over the headlines' articles finds those that the paragraphs belong to.
        var next = 0;
        foreach (var posting in placed.Segment.Paragraphs.Postings(list.IndexTerm))
        {
            var paragraph = placed.FirstParagraph + posting.Document;
            if (!paragraphMap.IsLive(paragraph))
                continue;
            while (
                next < headlines.Length
                && paragraphMap.GetEndOfParagraphs(placed.FirstArticle + headlines[next].Document) <= paragraph
            )
                next++;
            var hasHeadline =
                next < headlines.Length
                && paragraphMap.GetFirstParagraph(placed.FirstArticle + headlines[next].Document) <= paragraph;
            var score = list.GetScore(posting, GetNorm(placed.Segment, posting), hasHeadline);
            accumulators.Record(paragraph, list.Bit, score);
        }
    }

    private void AddOther(QueryPostings list, SegmentOffset placed, ScoreAccumulators accumulators)
    {
        foreach (var posting in placed.Segment.Paragraphs.Postings(list.IndexTerm))
        {
            if (paragraphMap.IsLive(placed.FirstParagraph + posting.Document))
                AddOther(list, placed, posting, accumulators);
        }
    }

    private void AddOther(QueryPostings list, SegmentOffset placed, Posting posting, ScoreAccumulators accumulators)
    {
        // Only if the term itself is missing: "Russian" adds nothing beside "Russia".
        var paragraph = placed.FirstParagraph + posting.Document;
        if (list.Role == PostingsRole.Similar && (accumulators.Paragraphs[paragraph].Terms & list.Bit) != 0)
            return;
        accumulators.Add(paragraph, list.GetScore(posting, GetNorm(placed.Segment, posting)));
    }

    private float GetNorm(Segment segment, Posting posting) => bm25.Norm(segment.Words.GetLength(posting.Document));
}
