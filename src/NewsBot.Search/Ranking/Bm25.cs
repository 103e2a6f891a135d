using NewsBot.Search.Arrays;

namespace NewsBot.Search.Ranking;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza 2009, «The Probabilistic Relevance Framework: BM25 and Beyond»), without the
/// constant factor (k1 + 1), so that a term contributes at most its idf and a score has a known maximum.
/// </summary>
/// <param name="averageLength">The mean number of terms in a document.</param>
internal sealed class Bm25(double averageLength)
{
    /// <summary>Saturation: the lower, the less a term's second occurrence adds. Paragraphs say things once.</summary>
    private const double K1 = 0.5;

    /// <summary>Length normalization, from 0 (none) to 1 (full).</summary>
    private const double B = 0.5;

    /// <summary>Shorter documents count as this long, in terms: a heading or a one-line paragraph is no better evidence.</summary>
    private const double LeastLength = 40;

    public static Bm25 For(ReadOnlySpan<int> lengths) => For(lengths, _ => true);

    /// <summary>The length part of the denominator for each document: see <see cref="Norm"/>. For one that does not count it is without end, so that nothing in it weighs anything.</summary>
    /// <param name="lengths">The documents' lengths in terms.</param>
    /// <param name="counts">Whether each counts.</param>
    public static float[] Norms(ReadOnlySpan<int> lengths, Func<int, bool> counts)
    {
        var bm25 = For(lengths, counts);
        var norms = LargeArray.Of<float>(lengths.Length);
        for (var document = 0; document < norms.Length; document++) norms[document] = counts(document) ? (float)bm25.Norm(lengths[document]) : float.PositiveInfinity;
        return norms;
    }

    private static Bm25 For(ReadOnlySpan<int> lengths, Func<int, bool> counts)
    {
        var (sum, count) = (0.0, 0);
        for (var document = 0; document < lengths.Length; document++)
        {
            if (!counts(document)) continue;
            sum += Math.Max(lengths[document], LeastLength);
            count++;
        }

        return new Bm25(count == 0 ? 1 : sum / count);
    }

    /// <summary>k1 · (1 − b + b · length ∕ average), which a document's frequencies are weighed against.</summary>
    public double Norm(int length) => K1 * (1 - B + (B * Math.Max(length, LeastLength) / averageLength));

    /// <summary>What a term contributes to a document's score: from 0 to <paramref name="idf"/>.</summary>
    public static double Contribution(double idf, double frequency, double norm) => idf * frequency / (frequency + norm);
}
