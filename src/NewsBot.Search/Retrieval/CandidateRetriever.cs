using System.Runtime.InteropServices;
using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// Finds the paragraphs worth a closer look: BM25 over the paragraph's own terms, or two thirds of a term's idf where
/// the headline, standfirst or date of its article has it and that is more. A headline is taken as read in all the
/// paragraphs below it, but says nothing of which one answers. Terms that look like a missing one count a little, and
/// so do single Chinese characters.
/// </summary>
/// <remarks>
/// While a question's lists are short, every posting is added up. Of long ones those that weigh least are left for the
/// end, and not walked when what they could add brings no paragraph among the best that is not near them already:
/// MaxScore (Turtle and Flood 1995), list by list. Terms that look like a question's are many and rare, and hardly any
/// paragraph has two of them: one that has a single one, and none of the question's own, is not looked at where that
/// can't be enough.
/// </remarks>
/// <param name="segments">The terms of paragraphs and headlines.</param>
/// <param name="paragraphMap">Which paragraph is whose.</param>
/// <param name="bm25">The formula, as it is for these paragraphs.</param>
/// <param name="longFrom">
/// From how many postings in all on a question's lists are long: <see cref="IndexSizes"/>.
/// </param>
internal sealed class CandidateRetriever(SegmentList segments, ParagraphMap paragraphMap, Bm25 bm25, int longFrom)
{
    /// <summary>
    /// What a term that looks like one of the question's is worth, as a share of that one's idf; less where it is less
    /// alike.
    /// </summary>
    private const double SimilarTermWeight = 0.4;

    /// <summary>What a single character is worth beside the pairs that it is part of, as a share of its idf.</summary>
    private const double CharacterWeight = 0.4;

    /// <summary>Terms that are less alike are mostly other words.</summary>
    private const double MinSimilarity = 0.6;

    /// <summary>The best paragraphs' numbers, best first; of equals the one that comes first in the library.</summary>
    /// <param name="similarTerms">The terms that are like its own.</param>
    /// <param name="accumulators">
    /// Receives the scores, and which of the question's terms are in these paragraphs' articles, their headlines among
    /// them.
    /// </param>
    public ReadOnlySpan<int> Retrieve(
        Query query,
        QuerySimilarTerms similarTerms,
        int count,
        ScoreAccumulators accumulators
    )
    {
        var lists = GetLists(query, similarTerms, accumulators);
        var postings = 0L;
        foreach (var list in lists)
            postings += GetLength(list);
        if (postings >= longFrom)
            return BestOfLong(lists, count, accumulators);
        foreach (var list in lists)
            Add(list, accumulators);
        var best = accumulators.BorrowBest(count);
        return best[
            ..TopK.Select(accumulators.Paragraphs, CollectionsMarshal.AsSpan(accumulators.Touched), paragraphMap, best)
        ];
    }

    /// <summary>The best paragraphs of one article.</summary>
    /// <inheritdoc cref="Retrieve(Query, QuerySimilarTerms, int, ScoreAccumulators)"/>
    public int[] RetrieveFrom(
        int article,
        Query query,
        QuerySimilarTerms similarTerms,
        int count,
        ScoreAccumulators accumulators
    )
    {
        GetLists(query, similarTerms, accumulators);
        var all = Enumerable
            .Range(
                paragraphMap.GetFirstParagraph(article),
                paragraphMap.GetEndOfParagraphs(article) - paragraphMap.GetFirstParagraph(article)
            )
            .ToList();
        foreach (var list in accumulators.Lists)
            Add(list, all, accumulators);
        Record(article, accumulators);
        var best = new int[count];
        return best[..TopK.Select(accumulators.Paragraphs, CollectionsMarshal.AsSpan(all), paragraphMap, best)];
    }

    private static List<QueryPostings> GetLists(
        Query query,
        QuerySimilarTerms similarTerms,
        ScoreAccumulators accumulators
    )
    {
        var lists = accumulators.Lists;
        lists.Clear();
        for (var t = 0; t < query.Terms.Length; t++)
        {
            var forms = query.Terms[t].Forms;
            for (var f = 0; f < forms.Length; f++)
                lists.Add(new QueryPostings(forms[f], t, query.Terms[t].Idf, 1, PostingsRole.Own));
        }

        foreach (var alike in similarTerms.All)
        {
            if (alike.Similarity >= MinSimilarity)
                lists.Add(
                    new QueryPostings(
                        alike.Term,
                        alike.QueryTerm,
                        query.Terms[alike.QueryTerm].Idf,
                        SimilarTermWeight * alike.Similarity,
                        PostingsRole.Similar
                    )
                );
        }

        foreach (var (character, idf) in query.Characters)
            lists.Add(new QueryPostings(character, 0, idf, CharacterWeight, PostingsRole.Character));
        return lists;
    }

    /// <summary>The number of a list's postings, those of paragraphs that were taken away among them.</summary>
    private int GetLength(QueryPostings list)
    {
        var length = 0;
        foreach (var (segment, _, _) in segments.All)
            length += segment.Paragraphs.Postings(list.IndexTerm).Length;
        return length;
    }

    /// <summary>Adds up what a list gives to all paragraphs.</summary>
    private void Add(QueryPostings list, ScoreAccumulators accumulators)
    {
        foreach (var placed in segments.All)
        {
            if (list.Role == PostingsRole.Own)
                AddOwn(list, placed, accumulators);
            else
                AddOther(list, placed, accumulators);
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

    /// <summary>Adds up what a list of another term gives to the paragraphs that are wanted.</summary>
    private void AddToWanted(QueryPostings list, ScoreAccumulators accumulators)
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

    private void AddOther(QueryPostings list, SegmentOffset placed, Posting posting, ScoreAccumulators accumulators)
    {
        // Only where the term itself is missing: "Russian" says nothing more beside "Russia".
        var paragraph = placed.FirstParagraph + posting.Document;
        if (list.Role == PostingsRole.Similar && (accumulators.Paragraphs[paragraph].Terms & list.Bit) != 0)
            return;
        accumulators.Add(paragraph, list.GetScore(posting, GetNorm(placed.Segment, posting)));
    }

    private void AddOwn(QueryPostings list, SegmentOffset placed, ScoreAccumulators accumulators)
    {
        var inHeadlines = placed.Segment.Headlines.Postings(list.IndexTerm);
        foreach (var headline in inHeadlines)
        {
            var article = placed.FirstArticle + headline.Document;
            accumulators.RecordHeadline(article, list.Bit);
            var end = paragraphMap.GetEndOfParagraphs(article);
            for (var p = paragraphMap.GetFirstParagraph(article); p < end; p++)
                accumulators.Add(p, list.HeadlineScore);
        }

        // Both lists are in order: one step through the headlines' articles finds those that the paragraphs belong to.
        var next = 0;
        foreach (var posting in placed.Segment.Paragraphs.Postings(list.IndexTerm))
        {
            var paragraph = placed.FirstParagraph + posting.Document;
            if (!paragraphMap.IsLive(paragraph))
                continue;
            while (
                next < inHeadlines.Length
                && paragraphMap.GetEndOfParagraphs(placed.FirstArticle + inHeadlines[next].Document) <= paragraph
            )
                next++;
            var hasHeadline =
                next < inHeadlines.Length
                && paragraphMap.GetFirstParagraph(placed.FirstArticle + inHeadlines[next].Document) <= paragraph;
            accumulators.Record(
                paragraph,
                list.Bit,
                list.GetScore(posting, GetNorm(placed.Segment, posting), hasHeadline)
            );
        }
    }

    /// <summary>Adds up what a list gives to some paragraphs.</summary>
    private void Add(QueryPostings list, List<int> paragraphs, ScoreAccumulators accumulators)
    {
        foreach (var paragraph in paragraphs)
        {
            ref readonly var placed = ref segments.GetByParagraph(paragraph);
            var (segment, firstParagraph, _) = placed;
            var posting = InvertedIndex.Find(segment.Paragraphs.Postings(list.IndexTerm), paragraph - firstParagraph);
            if (list.Role != PostingsRole.Own)
            {
                if (posting is { } other)
                    AddOther(list, placed, other, accumulators);
                continue;
            }

            var hasHeadline =
                InvertedIndex.Find(
                    segment.Headlines.Postings(list.IndexTerm),
                    segment.GetArticle(paragraph - firstParagraph)
                )
                is not null;
            if (hasHeadline)
                accumulators.Add(paragraph, list.HeadlineScore);
            if (posting is { } own)
                accumulators.Record(paragraph, list.Bit, list.GetScore(own, GetNorm(segment, own), hasHeadline));
        }
    }

    private float GetNorm(Segment segment, Posting posting) => bm25.Norm(segment.Words.GetLength(posting.Document));

    private int[] BestOfLong(List<QueryPostings> lists, int count, ScoreAccumulators accumulators)
    {
        var best = new int[count];
        var others = lists.FindAll(list => list.Role != PostingsRole.Own);
        var heaviestFirst = lists
            .Where(list => list.Role == PostingsRole.Own)
            .OrderByDescending(list => list.MaxScore)
            .ToList();

        // A paragraph that is in one of the others alone gets no more from them than this.
        var most = others.Count == 0 ? 0 : others.Max(list => list.MaxScore);
        var left = most + heaviestFirst.Sum(list => list.MaxScore);
        var (next, least) = (0, 0L);
        for (; next < heaviestFirst.Count; next++)
        {
            // Looking is not worth it before a list that is shorter than what was found.
            if (GetLength(heaviestFirst[next]) > accumulators.Touched.Count && left < (least = LeastOfBest()))
                break;
            Add(heaviestFirst[next], accumulators);
            left -= heaviestFirst[next].MaxScore;
        }

        if (next == heaviestFirst.Count)
            least = LeastOfBest();
        List<int> near;
        if (left < least)
        {
            // What is not touched, nor in several of the others, can't be among the best any more; of what is touched,
            // only the paragraphs near them.
            near = InSeveral(others, accumulators);
            foreach (var paragraph in accumulators.Touched)
            {
                if (accumulators.Paragraphs[paragraph].Score + left >= least && accumulators.Wanted.Add(paragraph))
                    near.Add(paragraph);
            }

            foreach (var list in heaviestFirst.Skip(next))
                Add(list, near, accumulators);
            foreach (var list in others)
                AddToWanted(list, accumulators);
        }
        else
        {
            foreach (var list in others)
                Add(list, accumulators);
            near = accumulators.Touched;
        }

        best = best[..TopK.Select(accumulators.Paragraphs, CollectionsMarshal.AsSpan(near), paragraphMap, best)];
        foreach (var article in best.Select(paragraphMap.GetArticle).Distinct())
            Record(article, accumulators);
        return best;

        long LeastOfBest() =>
            TopK.Select(accumulators.Paragraphs, CollectionsMarshal.AsSpan(accumulators.Touched), paragraphMap, best)
            == count
                ? accumulators.Paragraphs[best[^1]].Score
                : 0;
    }

    /// <summary>The paragraphs that are in several of some lists, which are wanted then.</summary>
    private List<int> InSeveral(List<QueryPostings> lists, ScoreAccumulators accumulators)
    {
        var several = new List<int>();
        foreach (var list in lists)
        {
            foreach (var placed in segments.All)
            {
                foreach (var posting in placed.Segment.Paragraphs.Postings(list.IndexTerm))
                {
                    var paragraph = placed.FirstParagraph + posting.Document;
                    if (
                        !accumulators.Seen.Add(paragraph)
                        && paragraphMap.IsLive(paragraph)
                        && accumulators.Wanted.Add(paragraph)
                    )
                        several.Add(paragraph);
                }
            }
        }

        return several;
    }

    /// <summary>
    /// Notes which of the terms that were asked for last are in an article's paragraphs and its headline, where the
    /// best paragraphs did not need it.
    /// </summary>
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
}
