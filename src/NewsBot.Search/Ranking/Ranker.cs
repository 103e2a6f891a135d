using System.Buffers;
using NewsBot.Search.Indexing;

namespace NewsBot.Search.Ranking;

/// <summary>
/// Scores paragraphs: BM25 over the paragraph's own terms, and for every term in the headline, standfirst or date of its
/// article a share of the term's weight. A headline says what all its paragraphs are about, but not which one answers.
/// </summary>
internal sealed class Ranker(InvertedIndex paragraphs, InvertedIndex headlines, int[] firstParagraph)
{
    /// <summary>What a term in the headline is worth beside the same term in the paragraph.</summary>
    private const double HeadlineWeight = 0.25;

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
            foreach (var form in term.Forms) AddParagraphs(all, term, form);
            foreach (var form in term.Forms) AddHeadlines(all, term, form);
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
                if (Frequency(headlines.Postings(form), article) > 0) inHeadline += HeadlineWeight * term.Idf;
            }

            matches.Add(new WordMatch(term.Word, inParagraph, inHeadline));
        }

        return matches;
    }

    private void AddParagraphs(Span<double> scores, QueryTerm term, string form)
    {
        var norms = paragraphs.Norms;
        foreach (var posting in paragraphs.Postings(form))
            scores[posting.Document] += Bm25.Contribution(term.Idf, posting.Frequency, norms[posting.Document]);
    }

    private void AddHeadlines(Span<double> scores, QueryTerm term, string form)
    {
        foreach (var posting in headlines.Postings(form))
        {
            for (var p = firstParagraph[posting.Document]; p < firstParagraph[posting.Document + 1]; p++)
                scores[p] += HeadlineWeight * term.Idf;
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
