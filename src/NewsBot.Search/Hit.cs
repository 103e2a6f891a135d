using NewsBot.Search.Queries;
using NewsBot.Search.Reranking;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>A paragraph that matches a question.</summary>
public sealed class Hit
{
    private readonly Explanation _explanation;
    private readonly int _number;

    /// <param name="candidate">What is known of it; not held on to.</param>
    internal Hit(Article article, Candidate candidate, Explanation explanation)
    {
        Article = article;
        (Paragraph, Best, Score) = (candidate.Place + 1, candidate.Best.Range, candidate.Score);
        (_number, _explanation) = (candidate.Paragraph, explanation);
    }

    /// <summary>The article that the paragraph belongs to.</summary>
    public Article Article { get; }

    /// <summary>The paragraph's number within its article, from 1.</summary>
    public int Paragraph { get; }

    /// <summary>The paragraph, verbatim.</summary>
    public string Text => Article.Paragraphs[Paragraph - 1];

    /// <summary>The sentence to highlight, as a range of <see cref="Text"/>.</summary>
    public TextRange Best { get; }

    /// <summary>The ranking score: comparable within one result only.</summary>
    public double Score { get; }

    /// <summary>What each feature of the paragraph gave; their shares add up to <see cref="Score"/>.</summary>
    public IReadOnlyList<FeatureContribution> Features =>
        FeatureContribution.Explain(ParagraphFeatures.All, _explanation.GetCandidate(_number));

    /// <summary>What each feature of its best sentence gave.</summary>
    public IReadOnlyList<FeatureContribution> SentenceFeatures =>
        FeatureContribution.Explain(Reranking.SentenceFeatures.All, _explanation.GetCandidate(_number).Best);

    /// <summary>Where each searched word of the question was found, in the question's order.</summary>
    public IReadOnlyList<WordMatch> Words
    {
        get
        {
            var candidate = _explanation.GetCandidate(_number);
            return
            [
                .. candidate.Query.Terms.Select(
                    (term, t) =>
                        new WordMatch(
                            term.Word,
                            (candidate.Best.Terms & (1UL << t)) != 0,
                            (candidate.Terms & (1UL << t)) != 0,
                            (candidate.Article.Headline & (1UL << t)) != 0,
                            candidate.Article.Count(t) > 0
                        )
                ),
            ];
        }
    }
}

/// <summary>What one feature gave to a score.</summary>
/// <param name="Why">Why it speaks for a right answer, or against one.</param>
/// <param name="Weight">What one unit of it is worth.</param>
public sealed record FeatureContribution(string Name, string Why, double Value, double Weight)
{
    /// <summary>Its part of the score.</summary>
    public double Share => Value * Weight;

    internal static IReadOnlyList<FeatureContribution> Explain<T>(IReadOnlyList<Feature<T>> features, T subject) =>
        [
            .. features.Select(feature => new FeatureContribution(
                feature.Name,
                feature.Why,
                feature.Value(subject),
                feature.Weight
            )),
        ];
}

/// <summary>Where a searched word of the question was found.</summary>
/// <param name="InSentence">Whether the hit's best sentence has it.</param>
/// <param name="InParagraph">Whether the hit's paragraph has it.</param>
/// <param name="InHeadline">Whether the article's headline, standfirst or date has it.</param>
/// <param name="InArticle">Whether any paragraph of the article has it.</param>
public sealed record WordMatch(QuestionWord Word, bool InSentence, bool InParagraph, bool InHeadline, bool InArticle)
{
    /// <summary>The nearest of these places.</summary>
    public WordPlace Place =>
        InSentence ? WordPlace.Sentence
        : InParagraph ? WordPlace.Paragraph
        : InHeadline ? WordPlace.Headline
        : InArticle ? WordPlace.Article
        : WordPlace.Nowhere;
}

/// <summary>Where a word was found, the nearest to the answer first.</summary>
public enum WordPlace
{
    /// <summary>In the best sentence.</summary>
    Sentence,

    /// <summary>In the paragraph.</summary>
    Paragraph,

    /// <summary>In the headline, standfirst or date.</summary>
    Headline,

    /// <summary>Elsewhere in the article.</summary>
    Article,

    /// <summary>Not in the article.</summary>
    Nowhere,
}
