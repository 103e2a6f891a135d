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

    public static Bm25 For(IReadOnlyCollection<int> lengths) =>
        new(lengths.Count == 0 ? 1 : lengths.Average(length => Math.Max(length, LeastLength)));

    /// <summary>The length part of the denominator for each document: see <see cref="Norm"/>. For one that does not count it is without end, so that nothing in it weighs anything.</summary>
    /// <param name="lengths">The documents' lengths in terms.</param>
    /// <param name="counts">Whether each counts; all do where it is left out.</param>
    public static float[] Norms(IReadOnlyList<int> lengths, Func<int, bool>? counts = null)
    {
        var bm25 = For(counts is null ? lengths : [.. lengths.Where((_, document) => counts(document))]);
        var norms = new float[lengths.Count];
        for (var document = 0; document < norms.Length; document++) norms[document] = counts is null || counts(document) ? (float)bm25.Norm(lengths[document]) : float.PositiveInfinity;
        return norms;
    }

    /// <summary>k1 · (1 − b + b · length ∕ average), which a document's frequencies are weighed against.</summary>
    public double Norm(int length) => K1 * (1 - B + (B * Math.Max(length, LeastLength) / averageLength));

    /// <summary>What a term contributes to a document's score: from 0 to <paramref name="idf"/>.</summary>
    public static double Contribution(double idf, double frequency, double norm) => idf * frequency / (frequency + norm);
}
