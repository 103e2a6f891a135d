using NewsBot.Search.Queries;

namespace NewsBot.Search.Reranking;

/// <summary>
/// Explains a result by ranking its query again on demand: this is rarely needed, and results need not keep the
/// candidates.
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
