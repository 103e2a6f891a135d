namespace NewsBot.Search.Queries;

/// <summary>
/// How rare a term is (inverse document frequency), in the form that BM25 uses: Robertson and Zaragoza 2009.
/// </summary>
internal static class Idf
{
    /// <summary>
    /// By N, then by df: each question asks for its terms' rarity among the paragraphs of twenty articles, which took 6 %
    /// of its time.
    /// </summary>
    private static readonly double[][] OfFew =
    [
        .. Enumerable
            .Range(0, 64)
            .Select(documents => Enumerable.Range(0, documents + 1).Select(df => Compute(documents, df)).ToArray()),
    ];

    /// <summary>In nats: ln(1 + (N − df + ½) / (df + ½)). Positive for every df.</summary>
    /// <param name="documents">N, the number of documents.</param>
    /// <param name="documentFrequency">df, the number of documents that have the term; 0 to N.</param>
    public static double Of(int documents, int documentFrequency) =>
        documents < OfFew.Length ? OfFew[documents][documentFrequency] : Compute(documents, documentFrequency);

    private static double Compute(int documents, int documentFrequency) =>
        Math.Log(1 + ((documents - documentFrequency + 0.5) / (documentFrequency + 0.5)));
}
