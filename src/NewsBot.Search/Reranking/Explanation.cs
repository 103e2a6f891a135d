using NewsBot.Search.Queries;

namespace NewsBot.Search.Reranking;

/// <summary>
/// How a result came about. It is found out again when somebody asks: hardly anybody does, and the result need not hold
/// on to it.
/// </summary>
/// <param name="rankAgain">Ranks the question again; the same ranking always.</param>
internal sealed class Explanation(Func<Query, RankedCandidates> rankAgain, Query query)
{
    private RankedCandidates? _ranked;

    /// <summary>The question and its candidates.</summary>
    public RankedCandidates Ranked => _ranked ??= rankAgain(query);

    /// <summary>The candidate of a paragraph by its number in the library.</summary>
    public Candidate GetCandidate(int paragraph) =>
        Ranked.Candidates.First(candidate => candidate.Paragraph == paragraph);
}
