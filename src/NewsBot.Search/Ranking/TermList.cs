using NewsBot.Search.Indexing;

namespace NewsBot.Search.Ranking;

/// <summary>One of the index's lists that a question asks for.</summary>
/// <param name="Form">The term in the index.</param>
/// <param name="Term">The question's term that it serves.</param>
/// <param name="Idf">That one's idf.</param>
/// <param name="Weight">What is left of it.</param>
/// <param name="Kind">How it serves.</param>
internal readonly record struct TermList(int Form, int Term, double Idf, double Weight, TermListKind Kind)
{
    public ulong Bit => 1UL << Term;

    /// <summary>The most that it gives to any paragraph: the idf alone, since a saturated frequency or a headline is a share of it.</summary>
    public double Most => Kind == TermListKind.Own ? Idf : Weight * Idf;

    /// <summary>What it gives to a paragraph, where it is not the term itself.</summary>
    public double Of(Posting posting, double norm) => Weight * Bm25.Contribution(Idf, posting.Frequency, norm);
}

/// <summary>How a list serves a question.</summary>
internal enum TermListKind
{
    /// <summary>The term itself.</summary>
    Own,

    /// <summary>A term that looks like it.</summary>
    Alike,

    /// <summary>A single Chinese character.</summary>
    Character,
}
