using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"), without the
/// constant factor (k1 + 1), so that a term contributes at most its idf and a score has a known maximum.
/// </summary>
internal sealed class Bm25
{
    /// <summary>
    /// Saturation: the lower, the less the second occurrence of a term adds. Paragraphs rarely repeat a term.
    /// </summary>
    private const double K1 = 0.5;

    /// <summary>Length normalization, from 0 (none) to 1 (full).</summary>
    private const double B = 0.5;

    /// <summary>
    /// Shorter documents count as this long, in terms: a heading or a one-line paragraph is no better evidence.
    /// </summary>
    private const int MinLength = 40;

    /// <summary>Longer paragraphs are rare.</summary>
    private const int LengthsInTable = 1024;

    private readonly double _averageLength;
    private readonly float[] _norms = new float[LengthsInTable];

    /// <param name="averageLength">The mean number of terms in a document.</param>
    public Bm25(double averageLength)
    {
        _averageLength = averageLength;
        for (var length = 0; length < _norms.Length; length++)
            _norms[length] = Compute(length);
    }

    /// <summary>The formula for a library's live paragraphs.</summary>
    public static Bm25 For(SegmentList segments, ParagraphMap paragraphMap)
    {
        var (sum, count) = (0L, 0);
        foreach (var (segment, firstParagraph, _) in segments.All)
        {
            for (var p = 0; p < segment.ParagraphCount; p++)
            {
                if (!paragraphMap.IsLive(firstParagraph + p))
                    continue;
                sum += Math.Max(segment.Words.GetLength(p), MinLength);
                count++;
            }
        }

        return new Bm25(count == 0 ? 1 : (double)sum / count);
    }

    /// <summary>
    /// k1 · (1 − b + b · length ∕ average), which the frequencies of a document of a length are weighed against.
    /// </summary>
    public float Norm(int length) => length < _norms.Length ? _norms[length] : Compute(length);

    /// <summary>What a term contributes to a document's score: from 0 to <paramref name="idf"/>.</summary>
    public static double Contribution(double idf, double frequency, double norm) =>
        idf * frequency / (frequency + norm);

    private float Compute(int length) => (float)(K1 * (1 - B + (B * Math.Max(length, MinLength) / _averageLength)));
}
