namespace NewsBot.Search;

/// <summary>
/// From which sizes on an index is treated as a large one. What is found is the same on either side of them: they are
/// about time alone.
/// </summary>
/// <param name="MergedAtOnce">
/// So many paragraphs, and so many words, are merged as soon as articles come, which takes some milliseconds; more wait
/// for <see cref="SearchIndex.Compact"/>.
/// </param>
/// <param name="LongFrom">
/// From how many postings in all on a question's lists are long, and not all of them walked to the end. Where both ways
/// take as long was measured: docs/PERFORMANCE.md.
/// </param>
internal sealed record IndexSizes(int MergedAtOnce, int LongFrom)
{
    public static IndexSizes Default { get; } = new(MergedAtOnce: 5_000, LongFrom: 10_000);
}
