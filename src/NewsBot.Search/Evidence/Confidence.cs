using NewsBot.Search.Questions;

namespace NewsBot.Search.Evidence;

/// <summary>
/// How far a ranking can be trusted: two numbers from 0 to 1, each a logistic regression over a few figures of it. Learnt on questions
/// that have an answer and questions that have none: docs/RANKING.md.
/// </summary>
internal static class Confidence
{
    /// <summary>That the library speaks of it. Decides between something and nothing.</summary>
    /// <param name="query">The question.</param>
    /// <param name="ranked">The candidates, best first.</param>
    /// <param name="rarest">The idf of a term that no paragraph has.</param>
    /// <returns>0 without a candidate.</returns>
    public static double Known(Query query, IReadOnlyList<Candidate> ranked, double rarest)
    {
        if (ranked.Count == 0) return 0;
        var best = ranked[0];
        var asked = query.Idfs.Sum();
        var missing = Enumerable.Range(0, query.Terms.Count).Count(t => query.Terms[t].IsNameOrNumber && ((best.Terms >> t) & 1) == 0);
        return Logistic(
            -5.896
            + (4.172 * best.Score / asked)
            + (2.420 * best.Score / rarest)
            - (1.090 * missing)
            + (8.733 * best.Mass(best.Article.Headline) / asked)
            - (0.695 * (asked - best.Mass(best.Terms)) / rarest)
            - (2.916 * MassOf(query, WordRole.Corrected) / asked)
            - (1.228 * MassOf(query, WordRole.Unknown) / asked));
    }

    /// <summary>That the first candidate is right. Decides between an answer and a guess.</summary>
    /// <inheritdoc cref="Known"/>
    public static double Sure(Query query, IReadOnlyList<Candidate> ranked, double rarest)
    {
        if (ranked.Count == 0) return 0;
        var best = ranked[0];
        var second = ranked.Count > 1 ? ranked[1].Score : 0;
        var fifth = ranked.Count > 4 ? ranked[4].Score : 0;
        return Logistic(
            -2.16
            + (1.52 * (best.Score - second) / rarest)
            + (1.02 * (best.Score - fifth) / rarest)
            + (1.41 * best.Best.Score / rarest)
            - (1.13 * (query.Idfs.Sum() - best.Mass(best.Terms)) / rarest));
    }

    private static double MassOf(Query query, WordRole role) => query.Terms.Where(term => term.Word.Role == role).Sum(term => term.Idf);

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}
