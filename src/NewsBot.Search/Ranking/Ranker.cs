using System.Buffers;
using NewsBot.Search.Indexing;
using NewsBot.Search.Questions;

namespace NewsBot.Search.Ranking;

/// <summary>
/// Scores paragraphs: BM25 over the paragraph's own terms, or two thirds of a term's idf where the headline, standfirst or date of
/// its article has it and that is more. A headline is taken as read in all the paragraphs below it, but says nothing of which
/// one answers.
/// </summary>
/// <param name="paragraphs">The paragraphs' terms.</param>
/// <param name="headlines">The headlines' terms, one document an article.</param>
/// <param name="firstParagraph">Each article's first paragraph, and one more entry for the end.</param>
/// <param name="norms">The length part of BM25 for each paragraph: see <see cref="Bm25.Norms"/>.</param>
internal sealed class Ranker(InvertedIndex paragraphs, InvertedIndex headlines, int[] firstParagraph, float[] norms)
{
    /// <summary>What a term in the headline is worth to a paragraph that lacks it, as a share of its idf.</summary>
    private const double HeadlineWeight = 0.65;

    /// <summary>Bytes held beside the two indexes.</summary>
    public long Bytes => norms.LongLength * sizeof(float);

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
    public IReadOnlyList<TermMatch> Matches(Query query, int paragraph, int article)
    {
        var matches = new List<TermMatch>(query.Terms.Count);
        foreach (var term in query.Terms)
        {
            var inParagraph = 0.0;
            var inHeadline = 0.0;
            foreach (var form in term.Forms)
            {
                var frequency = Frequency(paragraphs.Postings(form), paragraph);
                var own = frequency > 0 ? Bm25.Contribution(term.Idf, frequency, norms[paragraph]) : 0;
                inParagraph += own;
                if (Frequency(headlines.Postings(form), article) > 0) inHeadline += Math.Max(0, (HeadlineWeight * term.Idf) - own);
            }

            matches.Add(new TermMatch(term, inParagraph, inHeadline));
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
            var own = Bm25.Contribution(idf, posting.Frequency, norms[posting.Document]);
            scores[posting.Document] += hasHeadline ? Math.Max(0, own - (HeadlineWeight * idf)) : own;
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

/// <summary>What one term of a question contributed to a paragraph's score.</summary>
/// <param name="Term">The term.</param>
/// <param name="InParagraph">Its BM25 contribution; 0 where the paragraph does not have it.</param>
/// <param name="InHeadline">What the headline adds to that; 0 where it does not have it, or has no more to say.</param>
internal readonly record struct TermMatch(QueryTerm Term, double InParagraph, double InHeadline);
