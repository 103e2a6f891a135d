using NewsBot.Search.Questions;

namespace NewsBot.Search.Ranking;

/// <summary>How sure it is that a paragraph answers a question.</summary>
internal static class Confidence
{
    /// <summary>A word of the headline is taken as read in the paragraphs below it, but it says less of which of them answers.</summary>
    private const double HeadlineShare = 0.8;

    /// <summary>How much of the evidence must stand in one sentence.</summary>
    private const double SentenceShare = 0.3;

    /// <summary>
    /// What is added to the mass asked for, in masses of the rarest term: a question of two words of which one is found has
    /// less behind it than one of six words of which three are.
    /// </summary>
    private const double Doubt = 0.5;

    /// <summary>
    /// The share of the question's idf mass that is found, from 0 to 1: of the share found in the paragraph, and in
    /// part of the share found in its best sentence, since words that stand together are better evidence than words strewn about. Not
    /// the raw score, which grows with the length of the question and the size of the library.
    /// </summary>
    /// <param name="query">The question; a word that is in no article counts as the rarest.</param>
    /// <param name="matches">What its terms contributed to the paragraph, in the order of the terms.</param>
    /// <param name="sentenceMass">The idf mass of the terms in the paragraph's best sentence.</param>
    /// <param name="rarest">The idf of a term that no paragraph has.</param>
    public static double Of(Query query, IReadOnlyList<TermMatch> matches, double sentenceMass, double rarest)
    {
        var asked = 0.0;
        var covered = 0.0;
        for (var i = 0; i < query.Terms.Count; i++)
        {
            var term = query.Terms[i];
            asked += term.Idf;
            covered += term.Idf
                * (matches[i].InParagraph > 0 ? 1 : matches[i].InHeadline > 0 ? HeadlineShare : 0)
                * term.Certainty;
        }

        if (asked <= 0) return 0;
        var found = (covered * (1 - SentenceShare)) + (sentenceMass * SentenceShare);

        // Where nothing is missing there is nothing to doubt.
        var doubt = (asked - covered) / asked * Doubt * rarest;
        return found / (asked + doubt);
    }
}
