namespace NewsBot.Search.Reranking;

/// <summary>
/// A number that speaks for or against a candidate. A score is the sum of each feature's value times its weight.
/// </summary>
/// <typeparam name="T">A sentence, a paragraph or a ranking.</typeparam>
/// <param name="Name">A word or two, for the table of <c>--explain</c>.</param>
/// <param name="Weight">What one unit of it is worth. Learnt: docs/RANKING.md.</param>
/// <param name="Why">A sentence on why it speaks for a right answer, or against one.</param>
/// <param name="Value">Computes it. Sums of idf are in nats.</param>
internal sealed record Feature<T>(string Name, double Weight, string Why, Func<T, double> Value)
{
    /// <summary>Whether the weight is set by hand: for what no judged set has.</summary>
    public bool IsGiven { get; init; }
}
