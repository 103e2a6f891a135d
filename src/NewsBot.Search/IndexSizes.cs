namespace NewsBot.Search;

/// <summary>From which sizes an index is treated as a large one. They change only speed, never results.</summary>
/// <param name="MergedAtOnce">
/// The maximum number of paragraphs, and of words, that are merged as soon as articles change, which takes some
/// milliseconds; larger segments wait for <see cref="SearchIndex.Compact"/>.
/// </param>
/// <param name="LongFrom">
/// The number of postings from which a question is worth pruning. Measured: docs/notes/performance.md.
/// </param>
internal sealed record IndexSizes(int MergedAtOnce, int LongFrom)
{
    public static IndexSizes Default { get; } = new(MergedAtOnce: 5_000, LongFrom: 10_000);
}
