using System.Collections.Immutable;
using System.Numerics;
using NewsBot.Search.Queries;
using NewsBot.Search.Retrieval;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>The features that distinguish the paragraph that answers from other candidates.</summary>
internal static class ParagraphFeatures
{
    /// <summary>BM25's k1 as a multiple of the first stage's: here a second occurrence means more.</summary>
    private const double Saturation = 3;

    private const double Reach = 2;
    private const double EarlyReach = 10;
    private const int LastPlace = 20;
    private const double ArticleQuestion = 0.25;
    private const double LastArticle = 1.5;

    /// <summary>All of them, in the order of the table of <c>--explain</c>.</summary>
    public static ImmutableArray<Feature<Candidate>> All { get; } =
    [
        new("best sentence", 0.791, "Its best sentence answers.", paragraph => paragraph.Best.Score),
        new("bm25", 0.362, "It has the words that were asked for, often for its length.", paragraph =>
            Bm25Score(paragraph)
        ),
        new("headline", 0.455, "Missing terms that are in the headline.", paragraph =>
            paragraph.GetMass(paragraph.Article.Headline & ~paragraph.Terms)
        ),
        new("article", 0.400, "The article's other paragraphs have the words: it is about them.", paragraph =>
            Article(paragraph)
        ),
        new("own form", 0.221, "It has the words in the form that the question has them in.", paragraph =>
            paragraph.GetMass(paragraph.SameForms)
        ),
        new("alike", 0.384, "It has words that look like those it lacks.", paragraph =>
            SimilarTerms(paragraph, MatchKind.Similar)
        ),
        new("related", 0.3, "It has words that mean nearly the same as those it lacks.", paragraph =>
            SimilarTerms(paragraph, MatchKind.Related)
        ),
        new("nearness", 0.397, "The words stand close together.", paragraph => Nearness(paragraph)),
        new("in a row", 0.321, "Words follow each other as in the question, a function word among them.", paragraph =>
            Pairs(paragraph)
        ),
        new("early", 0.940, "It comes to the point soon.", paragraph => Early(paragraph)),
        new("before", 0.152, "What it lacks was said in the paragraphs before it.", paragraph =>
            paragraph.GetMass(paragraph.EarlierTerms & ~paragraph.Terms)
        ),
        new("place", -0.366, "The farther down in an article, the less important.", paragraph =>
            Math.Log(1 + Math.Min(LastPlace, paragraph.Place))
        ),
        new("length", -0.372, "A long sentence has words by chance.", paragraph => Math.Log(1 + paragraph.Best.Words)),
        new("function words", 0.831, "It puts things in the question's own way.", paragraph =>
            FunctionWords(paragraph)
        ),
        new("topic", 0.13, "The headline has the words, whether it lacks them or not.", paragraph =>
            paragraph.GetMass(paragraph.Article.Headline)
        ),
        new(
            "whole headline",
            1,
            "The question has the words of the headline: it is about what that names.",
            paragraph => paragraph.Article.HeadlineShare
        ),
        new("frames", 0.25, "It says what such a question is answered with.", paragraph => paragraph.AnsweredFrames),
        new("caption", -0.3, "It ends without a full stop, as captions and headings do.", paragraph =>
            paragraph.Sentences[^1].End == SentenceEnd.None ? 1 : 0
        ),
        new("own question", 0.25, "The article says that this answers a question much like it.", paragraph =>
            SquaredLikeness(paragraph, paragraph.AuthoredSimilarity)
        )
        {
            IsGiven = true,
        },
        new(
            "article's question",
            ArticleQuestion,
            "The article says that it answers a question much like it.",
            paragraph => SquaredLikeness(paragraph, paragraph.Article.AuthoredSimilarity)
        )
        {
            IsGiven = true,
        },
        new("asks", -1, "It ends in a question, which is no answer.", paragraph =>
            paragraph.Sentences[^1].End == SentenceEnd.Question ? 1 : 0
        )
        {
            IsGiven = true,
        },
        new("last answer", 1.5, "It goes on from where the last answer stood.", paragraph =>
            paragraph.NearnessToLastAnswer
        )
        {
            IsGiven = true,
        },
        new("last article", LastArticle, "The last answer was in its article.", paragraph =>
            paragraph.IsInLastArticle ? 1 : 0
        )
        {
            IsGiven = true,
        },
        new("newest", 3, "The newest is asked for, and the article is newer.", paragraph =>
            paragraph.Query.AsksForNewest ? paragraph.Recency : 0
        )
        {
            IsGiven = true,
        },
    ];

    // Squared: a question that is only half similar is mostly another question on the same subject.
    private static double SquaredLikeness(Candidate paragraph, double likeness) =>
        likeness * likeness * paragraph.Query.TotalMass;

    /// <summary>
    /// What a candidate's score has from authored questions that name no passage, and from the conversation: both tell
    /// which article answers, not how well a passage does.
    /// </summary>
    public static double OtherShare(Candidate paragraph) =>
        (ArticleQuestion * SquaredLikeness(paragraph, paragraph.Article.AuthoredSimilarity))
        + (paragraph.IsInLastArticle ? LastArticle : 0);

    private static double SimilarTerms(Candidate paragraph, MatchKind kind) =>
        (paragraph.Similar & (kind == MatchKind.Similar ? SimilarWords.Letters : SimilarWords.Meaning))
        == SimilarWords.None
            ? 0
            : FuzzyMatchScore.Compute(paragraph.Query, paragraph.Matches, paragraph.Terms, kind);

    private static double Bm25Score(Candidate paragraph)
    {
        Span<int> frequencies = stackalloc int[Query.MaxTerms];
        frequencies.Clear();
        foreach (var match in paragraph.TermMatches)
            frequencies[match.Index]++;

        var sum = 0.0;
        foreach (var t in SetBits.Of(paragraph.Terms))
            sum += Bm25.Contribution(paragraph.Query.Terms[t].Idf, frequencies[t], Saturation * paragraph.Norm);
        return sum;
    }

    private static double Article(Candidate paragraph)
    {
        var others = Math.Max(1, paragraph.Article.Paragraphs - 1);
        var sum = 0.0;
        for (var t = 0; t < paragraph.Query.Terms.Length; t++)
        {
            var here = (paragraph.Terms >> t) & 1;
            sum += paragraph.Query.Terms[t].Idf * (paragraph.Article.Count(t) - (int)here) / others;
        }

        return sum;
    }

    private static double Nearness(Candidate paragraph) =>
        Proximity.Most(
            paragraph.TermMatches,
            0..paragraph.TermMatches.Length,
            paragraph.Terms,
            paragraph.Query.Idfs,
            Reach
        );

    private static double Pairs(Candidate paragraph)
    {
        var pairs = 0;
        var matches = paragraph.Best.Matches;
        for (var i = 1; i < matches.Length; i++)
        {
            var (one, other) = (matches[i - 1], matches[i]);
            if (
                other.Position == one.Position + 1
                && (one.Mark.Kind == MatchKind.FunctionWord || other.Mark.Kind == MatchKind.FunctionWord)
                && paragraph.Query.AreAdjacent(Number(one), Number(other))
            )
                pairs++;
        }

        return pairs;
    }

    private static int Number(Match match) =>
        match.Mark.Kind switch
        {
            MatchKind.FunctionWord => Query.MaxTerms + match.Mark.Index,
            MatchKind.Similar or MatchKind.Related or MatchKind.Cue => -1,
            _ => match.Mark.Index,
        };

    private static double Early(Candidate paragraph) =>
        paragraph.TermMatches is [var first, ..] ? 1 / (1 + (first.Position / EarlyReach)) : 0;

    private static double FunctionWords(Candidate paragraph) =>
        (double)BitOperations.PopCount(paragraph.FunctionWords) / Math.Max(1, paragraph.Query.FunctionWords.Length);
}
