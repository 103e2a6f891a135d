namespace NewsBot.Search.Queries;

/// <summary>
/// Combines a follow-up with the question before it: "and how wide?" after "How long is the Ever Given?".
/// </summary>
internal static class FollowUpQuery
{
    /// <summary>What is left of the weight of what was asked before.</summary>
    private const double EarlierShare = 0.2;

    /// <summary>The question with the earlier one's terms after its own, at a share of their weight.</summary>
    public static Query Combine(Query asked, Query earlier)
    {
        var own = asked.Terms.Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
        var added = earlier
            .Terms.Where(term => term.Forms.Length > 0 && !own.Contains(term.Stem))
            .Take(Query.MaxTerms - asked.Terms.Length)
            .Select(term => term with { Idf = EarlierShare * term.Idf });
        return new Query(
            asked.Language,
            asked.Words,
            [.. asked.Terms, .. added],
            asked.Synonyms,
            asked.FunctionWords,
            asked.AdjacentTerms
        )
        {
            AnswerTypes = asked.AnswerTypes,
            CountedTerms = asked.CountedTerms,
            Frames = asked.Frames,
            OwnTerms = asked.Terms.Length,
            Characters = asked.Characters,
            AsksForNewest = asked.AsksForNewest,
        };
    }
}
