using System.Buffers;
using NewsBot.Search.Indexing;

namespace NewsBot.Search.Ranking;

/// <summary>
/// Scores paragraphs: BM25 over the paragraph's own terms, and two thirds of a term's idf where only the headline, standfirst or
/// date of its article has it. A headline is taken as read in all the paragraphs below it, but says nothing of which one
/// answers.
/// </summary>
internal sealed class Ranker(InvertedIndex paragraphs, InvertedIndex headlines, int[] firstParagraph)
{
    /// <summary>What a term in the headline is worth to a paragraph that lacks it, as a share of its idf.</summary>
    private const double HeadlineWeight = 0.65;

    /// <returns>The best paragraphs' numbers, best first; of equals the one that comes first in the library.</returns>
    /// <param name="query">The question.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="scores">The score of each paragraph returned.</param>
    public int[] Best(Query query, int count, out double[] scores)
    {
        var pool = ArrayPool<double>.Shared;
        var rented = pool.Rent(paragraphs.DocumentCount);
        var all = rented.AsSpan(0, paragraphs.DocumentCount);
        all.Clear();
        foreach (var term in query.Terms)
        {
            foreach (var form in term.Forms) Add(all, term.Idf, paragraphs.Postings(form), headlines.Postings(form));
        }

        var best = TopHits.Select(all, count);
        scores = new double[best.Length];
        for (var i = 0; i < best.Length; i++) scores[i] = all[best[i]];
        pool.Return(rented);
        return best;
    }

    /// <summary>What each term of the question contributes to one paragraph of an article.</summary>
    public IReadOnlyList<WordMatch> Matches(Query query, int paragraph, int article)
    {
        var matches = new List<WordMatch>(query.Terms.Count);
        foreach (var term in query.Terms)
        {
            var inParagraph = 0.0;
            var inHeadline = 0.0;
            foreach (var form in term.Forms)
            {
                var frequency = Frequency(paragraphs.Postings(form), paragraph);
                if (frequency > 0) inParagraph += Bm25.Contribution(term.Idf, frequency, paragraphs.Norms[paragraph]);
                else if (Frequency(headlines.Postings(form), article) > 0) inHeadline += HeadlineWeight * term.Idf;
            }

            matches.Add(new WordMatch(term.Word, inParagraph, inHeadline));
        }

        return matches;
    }

    private void Add(Span<double> scores, double idf, ReadOnlySpan<Posting> inParagraphs, ReadOnlySpan<Posting> inHeadlines)
    {
        foreach (var headline in inHeadlines)
        {
            var end = firstParagraph[headline.Document + 1];
            for (var p = firstParagraph[headline.Document]; p < end; p++) scores[p] += HeadlineWeight * idf;
        }

        // Both lists are in order: one step through the headlines' articles finds those that the paragraphs belong to.
        var next = 0;
        foreach (var posting in inParagraphs)
        {
            while (next < inHeadlines.Length && firstParagraph[inHeadlines[next].Document + 1] <= posting.Document) next++;
            var hasHeadline = next < inHeadlines.Length && firstParagraph[inHeadlines[next].Document] <= posting.Document;
            scores[posting.Document] += Bm25.Contribution(idf, posting.Frequency, paragraphs.Norms[posting.Document]) - (hasHeadline ? HeadlineWeight * idf : 0);
        }
    }

    private static int Frequency(ReadOnlySpan<Posting> postings, int document)
    {
        int low = 0, high = postings.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (postings[middle].Document < document) low = middle + 1;
            else high = middle;
        }

        return low < postings.Length && postings[low].Document == document ? postings[low].Frequency : 0;
    }
}
