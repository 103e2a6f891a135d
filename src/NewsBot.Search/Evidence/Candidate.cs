using NewsBot.Search.Questions;
using NewsBot.Search.Text;

namespace NewsBot.Search.Evidence;

/// <summary>A paragraph that may answer a question, with what of the question stands in it.</summary>
internal sealed class Candidate
{
    /// <summary>The question.</summary>
    public required Query Query { get; init; }

    /// <summary>Its number in the library.</summary>
    public required int Paragraph { get; init; }

    /// <summary>Its place in its article, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>How new its article is in the library: 1 for the newest date, 0 for the oldest or none.</summary>
    public required double Newness { get; init; }

    /// <summary>What its article has of the question.</summary>
    public required ArticleEvidence Article { get; init; }

    /// <summary>The question's terms in the ten paragraphs before it.</summary>
    public required ulong Before { get; init; }

    /// <summary>The length part of BM25: see <see cref="Ranking.Bm25.Norm"/>.</summary>
    public required double Norm { get; init; }

    /// <summary>The question's terms and function words where they stand, in order.</summary>
    public required Match[] Matches { get; init; }

    /// <summary>Its sentences in order; at least one.</summary>
    public required Sentence[] Sentences { get; init; }

    /// <summary>The terms in it.</summary>
    public ulong Terms { get; set; }

    /// <summary>The terms that stand in it in the question's own form.</summary>
    public ulong OwnForms { get; set; }

    /// <summary>The function words in it.</summary>
    public ulong FunctionWords { get; set; }

    /// <summary>How like the question is to one that the article says this paragraph answers, from 0 to 1.</summary>
    public double LikeOwnQuestion { get; set; }

    /// <summary>How near it stands to what the question before was answered with: 1 for the same paragraph, ½ for the next, 0 where there was none.</summary>
    public double NearLastAnswer { get; set; }

    /// <summary>Whether the question is one that the article says this paragraph answers.</summary>
    public bool IsOwnAnswer { get; set; }

    /// <summary>The sentence that says most of what was asked.</summary>
    public Sentence Best { get; set; } = null!;

    /// <summary>How likely it answers, compared with the question's other candidates.</summary>
    public double Score { get; set; }

    /// <summary>Σ idf of a set of terms.</summary>
    public double Mass(ulong terms) => Query.Mass(terms);
}

/// <summary>A sentence of a candidate.</summary>
internal sealed class Sentence
{
    /// <summary>The paragraph that it stands in.</summary>
    public required Candidate Paragraph { get; init; }

    /// <summary>Its place in the paragraph, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>Where it stands in the paragraph's text.</summary>
    public required TextRange Range { get; init; }

    /// <summary>Its number of words.</summary>
    public required int Words { get; init; }

    /// <summary>Its matches: from this one of the paragraph's …</summary>
    public required int FirstMatch { get; init; }

    /// <summary>… to this one, which is not its own any more.</summary>
    public required int EndMatch { get; init; }

    /// <summary>The terms in it.</summary>
    public required ulong Terms { get; init; }

    /// <summary>The function words in it.</summary>
    public required ulong FunctionWords { get; init; }

    /// <summary>What its words are that are no terms of the question.</summary>
    public required AnswerKinds Kinds { get; init; }

    /// <summary>How likely it answers, compared with the paragraph's other sentences.</summary>
    public double Score { get; set; }

    /// <summary>Its matches.</summary>
    public ReadOnlySpan<Match> Matches => Paragraph.Matches.AsSpan(FirstMatch..EndMatch);
}

/// <summary>A word of a paragraph that has to do with the question.</summary>
/// <param name="Position">Its token, counted from the paragraph's first.</param>
/// <param name="Mark">What it is to the question.</param>
internal readonly record struct Match(int Position, Mark Mark)
{
    /// <summary>Whether it is a term of the question, in whatever form.</summary>
    public bool IsTerm => Mark.Kind >= MarkKind.Term;

    /// <summary>The term as a set of one; empty for what is no term.</summary>
    public ulong Term => IsTerm ? 1UL << Mark.Index : 0;
}
