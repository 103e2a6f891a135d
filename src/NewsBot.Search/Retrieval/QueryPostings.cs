using NewsBot.Search.Indexing;

namespace NewsBot.Search.Retrieval;

/// <summary>
/// One of the index's lists that a question asks for. What it gives is in the units of
/// <see cref="Accumulator.Score"/>.
/// </summary>
/// <param name="QueryTerm">The question's term that it serves.</param>
internal readonly record struct QueryPostings(
    int IndexTerm,
    int QueryTerm,
    double Idf,
    double Weight,
    PostingsRole Role
)
{
    /// <summary>What a term in the headline is worth to a paragraph that lacks it, as a share of its idf.</summary>
    private const double HeadlineWeight = 0.65;

    public ulong Bit => 1UL << QueryTerm;

    /// <summary>
    /// More than it gives to any paragraph: the idf alone, since a saturated frequency or a headline is a share of it.
    /// </summary>
    public long MaxScore => Accumulator.Units(Weight * Idf) + 1;

    /// <summary>What it gives to a paragraph below a headline that has the term.</summary>
    public long HeadlineScore => Accumulator.Units(HeadlineWeight * Idf);

    /// <summary>What a similar term or a character contributes to a paragraph.</summary>
    public long GetScore(Posting posting, double norm) =>
        Accumulator.Units(Weight * Bm25.Contribution(Idf, posting.Frequency, norm));

    /// <summary>What the term itself gives to a paragraph, beyond what its headline gave.</summary>
    public long GetScore(Posting posting, double norm, bool hasHeadline)
    {
        var own = Accumulator.Units(Bm25.Contribution(Idf, posting.Frequency, norm));
        return hasHeadline ? Math.Max(0, own - HeadlineScore) : own;
    }
}

/// <summary>How a list serves a question.</summary>
internal enum PostingsRole
{
    /// <summary>The term itself.</summary>
    Own,

    /// <summary>A similar term.</summary>
    Similar,

    /// <summary>A single Chinese character.</summary>
    Character,
}
