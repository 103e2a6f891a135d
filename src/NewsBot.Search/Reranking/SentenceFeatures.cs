using System.Collections.Immutable;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>
/// The features that distinguish the sentence that answers. The best sentence is shown, and its score is a feature of
/// its paragraph.
/// </summary>
internal static class SentenceFeatures
{
    /// <summary>What the sentence before says is nearly part of this one; what others say, less.</summary>
    private const double OtherSentence = 0.45;

    private const double LocalReach = 10;

    /// <summary>A function word is rare only where its language is: that says nothing about its sentence.</summary>
    private const double MaxFunctionWordIdf = 2.5;

    /// <summary>All of them, in the order of the table of <c>--explain</c>.</summary>
    public static ImmutableArray<Feature<Sentence>> All { get; } =
    [
        new("terms", 0.365, "It has the words that were asked for, the rarer the better.", sentence => Terms(sentence)),
        new("function words", 0.476, "It puts them in the question's own way.", sentence => FunctionWords(sentence)),
        new("context", 0.197, "Missing terms that are in the sentences around it.", sentence => Context(sentence)),
        new("headline", 0.137, "Missing terms that are in the headline.", sentence => Headline(sentence)),
        new(
            "nearness",
            0.539,
            "The words stand close together, those first that tell the article's paragraphs apart.",
            sentence => Nearness(sentence)
        ),
        new("no such thing", -1.964, "It has no date, number, name … though one is asked for.", sentence =>
            HasNoEvidence(sentence)
        ),
        new("alike", 0.201, "It has words that look like those it lacks.", sentence =>
            SimilarTerms(sentence, MatchKind.Similar)
        ),
        new("related", 0.05, "It has words that mean nearly the same as those it lacks.", sentence =>
            SimilarTerms(sentence, MatchKind.Related)
        ),
        new("frames", 0.25, "It says what such a question is answered with.", sentence => sentence.AnsweredFrames),
        new("beside it", 0.4, "Beside the answer stands what stands beside such: a unit, a title.", sentence =>
            sentence.HasCue ? 1 : 0
        ),
        new("nothing beside it", -0.2, "Nothing does.", sentence => sentence.LacksCue ? 1 : 0),
        new("counted", 1.3, "A number stands right before what is to be counted.", sentence =>
            sentence.IsCounted ? 1 : 0
        ),
        new("not counted", -0.4, "None does.", sentence =>
            sentence.Paragraph.Query.CountedTerms != 0 && !sentence.IsCounted ? 1 : 0
        ),
        new("first", 0.411, "News say the most important thing first.", sentence => sentence.Place == 0 ? 1 : 0),
    ];

    private static double Terms(Sentence sentence) => sentence.Paragraph.GetMass(sentence.Terms);

    private static double FunctionWords(Sentence sentence)
    {
        var words = sentence.Paragraph.Query.FunctionWords;
        var sum = 0.0;
        foreach (var i in SetBits.Of(sentence.FunctionWords))
            sum += words[i].IsQuestionWord ? 0 : Math.Min(words[i].Idf, MaxFunctionWordIdf);
        return sum;
    }

    private static double Context(Sentence sentence)
    {
        var sentences = sentence.Paragraph.Sentences;
        var earlier = 0UL;
        for (var s = 0; s < sentence.Place - 1; s++)
            earlier |= sentences[s].Terms;
        var before = sentence.Place > 0 ? sentences[sentence.Place - 1].Terms : 0;
        var after = sentence.Place + 1 < sentences.Count ? sentences[sentence.Place + 1].Terms : 0;
        return sentence.Paragraph.GetMass(before & ~sentence.Terms)
            + (
                OtherSentence
                * (
                    sentence.Paragraph.GetMass(after & ~sentence.Terms)
                    + sentence.Paragraph.GetMass(earlier & ~sentence.Terms)
                )
            );
    }

    private static double Headline(Sentence sentence) =>
        sentence.Paragraph.GetMass(sentence.Paragraph.Article.Headline & ~sentence.Terms);

    private static double Nearness(Sentence sentence) =>
        Proximity.Most(
            sentence.Paragraph.TermMatches,
            sentence.TermMatches,
            sentence.Paragraph.Terms,
            sentence.Paragraph.Article.LocalIdf,
            LocalReach
        );

    private static double HasNoEvidence(Sentence sentence) =>
        sentence.Paragraph.Query.AnswerTypes != AnswerTypes.None
        && (sentence.Kinds & sentence.Paragraph.Query.AnswerTypes) == AnswerTypes.None
            ? 1
            : 0;

    private static double SimilarTerms(Sentence sentence, MatchKind kind) =>
        (sentence.Similar & (kind == MatchKind.Similar ? SimilarWords.Letters : SimilarWords.Meaning))
        == SimilarWords.None
            ? 0
            : FuzzyMatchScore.Compute(sentence.Paragraph.Query, sentence.Matches, sentence.Terms, kind);
}
