namespace NewsBot.Search.Ranking;

/// <summary>How sure it is that a paragraph answers a question.</summary>
internal static class Confidence
{
    /// <summary>A word known only from the headline tells the article, not the paragraph.</summary>
    private const double HeadlineShare = 0.6;

    /// <summary>A corrected word may have been meant otherwise.</summary>
    private const double CorrectedShare = 0.8;

    /// <summary>
    /// The share of the question's idf mass that the paragraph covers, from 0 to 1. Not the raw score, which grows with the
    /// length of the question and the size of the library.
    /// </summary>
    public static double Of(Query query, IReadOnlyList<WordMatch> matches)
    {
        var asked = 0.0;
        var covered = 0.0;
        for (var i = 0; i < query.Terms.Count; i++)
        {
            var word = query.Terms[i].Word;
            var mass = query.Terms[i].Idf * Weight(word, isFirst: i == 0);
            asked += mass;
            covered += mass
                * (matches[i].InParagraph > 0 ? 1 : matches[i].InHeadline > 0 ? HeadlineShare : 0)
                * (word.Role == WordRole.Corrected ? CorrectedShare : 1);
        }

        return asked > 0 ? covered / asked : 0;
    }

    /// <summary>
    /// A missing name or number is what the question turns on; a missing common word may be said in another way.
    /// </summary>
    private static double Weight(QuestionWord word, bool isFirst) =>
        word.Role != WordRole.Unknown ? 1 : IsNameOrNumber(word.Written, isFirst) ? 1 : 0.5;

    private static bool IsNameOrNumber(string word, bool isFirst) =>
        char.IsDigit(word[0]) || (!isFirst && char.IsUpper(word[0]));
}
