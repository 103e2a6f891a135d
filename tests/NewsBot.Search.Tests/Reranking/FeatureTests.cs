using NewsBot.Search.Reranking;

namespace NewsBot.Search.Tests.Reranking;

/// <summary>Each signal on a small library, as worked out by hand.</summary>
public sealed class FeatureTests
{
    /// <summary>ln(1 + 2.5 ∕ 1.5): a term that one of the three paragraphs has.</summary>
    private const double Idf = 0.98083;

    private static readonly SearchIndex Library = Some.Library(
        Some.Article(
            "a",
            "Storm hits Porto",
            "The storm came at night. Three boats sank in the harbour.",
            "The mayor of Porto spoke in the hall.",
            "Nobody was hurt at the boathouse, he said."
        )
    );

    private static readonly IReadOnlyList<Hit> Hits = Library.Search("How many boats sank in Porto?").Hits;

    [Theory]
    [InlineData("bm25", 2 * Idf / (1 + 1.5))] // both once, in a paragraph shorter than forty words
    [InlineData("headline", Idf)] // Porto
    [InlineData("article", Idf / 2)] // Porto in one of the two others
    [InlineData("own form", 2 * Idf)]
    [InlineData("alike", 0)]
    [InlineData("nearness", Idf + (Idf / 1.5))] // one word apart
    [InlineData("in a row", 1)] // «sank in»
    [InlineData("early", 1 / 1.6)] // at the seventh word
    [InlineData("before", 0)]
    [InlineData("place", 0)]
    [InlineData("length", 1.94591)] // ln(1 + 6)
    [InlineData("function words", 1)] // «in», the only one that the library has
    [InlineData("topic", Idf)] // Porto
    [InlineData("whole headline", 1 / 3.0)]
    [InlineData("frames", 0)]
    [InlineData("related", 0)]
    [InlineData("caption", 0)]
    [InlineData("asks", 0)]
    [InlineData("own question", 0)]
    [InlineData("newest", 0)]
    public void A_paragraphs_signals_are_as_worked_by_hand(string signal, double value) =>
        Assert.Equal(value, Hit(1).Features.Single(share => share.Name == signal).Value, 4);

    [Theory]
    [InlineData("terms", 2 * Idf)]
    [InlineData("function words", 0.47)] // ln(1 + 1.5 ∕ 2.5)
    [InlineData("context", 0)]
    [InlineData("headline", Idf)]
    [InlineData("nearness", Idf + (Idf / 1.1))]
    [InlineData("no such thing", 0)] // «three»
    [InlineData("alike", 0)]
    [InlineData("counted", 1)] // «Three boats»
    [InlineData("not counted", 0)]
    [InlineData("nothing beside it", 0)] // it is not asked how far
    [InlineData("first", 0)]
    public void Its_best_sentences_signals_are_as_worked_by_hand(string signal, double value) =>
        Assert.Equal(value, Hit(1).SentenceFeatures.Single(share => share.Name == signal).Value, 3);

    [Theory]
    [InlineData("alike", Idf / 2)] // half of «boathouse» is «boat»
    [InlineData("before", 3 * Idf)]
    [InlineData("place", 1.09861)] // ln(1 + 2)
    [InlineData("early", 0)]
    [InlineData("bm25", 0)]
    public void A_paragraph_without_the_terms_has_similar_and_earlier_ones(string signal, double value) =>
        Assert.Equal(value, Hit(3).Features.Single(share => share.Name == signal).Value, 4);

    [Fact]
    public void Far_down_one_place_is_as_another()
    {
        var library = Some.Library(
            Some.Article("a", "News", [.. Enumerable.Range(0, 30).Select(i => $"Nothing {i}."), "The zeppelin landed."])
        );
        Assert.Equal(
            Math.Log(21),
            library.Search("zeppelin").Hits[0].Features.Single(share => share.Name == "place").Value,
            9
        );
    }

    [Theory]
    [InlineData("Who Dares Wins (film)", "Who plays the captain in Who Dares Wins?", 1)]
    [InlineData("Who Dares Wins", "Who dares to sail?", 2 / 3.0)]
    [InlineData("(Un)known pleasures", "Which pleasures?", 1 / 3.0)]
    public void The_share_of_the_headline_counts_function_words_and_no_brackets_behind_it(
        string headline,
        string question,
        double share
    ) =>
        Assert.Equal(
            share,
            Some.Library(Some.Article("a", headline, "The pleasures of sailing are few."))
                .Search(question)
                .Hits[0]
                .Features.Single(feature => feature.Name == "whole headline")
                .Value,
            9
        );

    [Theory]
    [InlineData("The zeppelin landed.", 0, 0)]
    [InlineData("Where did the zeppelin land? Nobody knows.", 0, 0)]
    [InlineData("Nobody knows. Where did the zeppelin land?", 1, 0)]
    [InlineData("The zeppelin after its landing", 0, 1)]
    public void A_paragraph_that_asks_or_has_no_full_stop_is_an_answer_less_often(
        string paragraph,
        double asks,
        double caption
    )
    {
        var features = Some.Library(Some.Article("a", "News", paragraph)).Search("zeppelin").Hits[0].Features;
        Assert.Equal(
            (asks, caption),
            (
                features.Single(feature => feature.Name == "asks").Value,
                features.Single(feature => feature.Name == "caption").Value
            )
        );
    }

    [Fact]
    public void The_score_is_the_sum_of_the_shares() => Assert.All(Hits, hit =>
        {
            Assert.Equal(hit.Score, hit.Features.Sum(signal => signal.Share), 9);
            Assert.Equal(
                hit.Features.Single(signal => signal.Name == "best sentence").Value,
                hit.SentenceFeatures.Sum(signal => signal.Share),
                9
            );
        });

    [Fact]
    public void The_confidences_are_the_sums_of_their_shares()
    {
        var result = Library.Search("How many boats sank in Porto?");
        Assert.Equal(
            result.Answerability,
            1 / (1 + Math.Exp(-result.AnswerabilityFeatures.Sum(signal => signal.Share))),
            9
        );
        Assert.Equal(result.Confidence, 1 / (1 + Math.Exp(-result.ConfidenceFeatures.Sum(signal => signal.Share))), 9);
    }

    [Fact]
    public void Every_signal_says_why_in_a_sentence() =>
        Assert.All(
            ParagraphFeatures
                .All.Select(signal => (signal.Name, signal.Why))
                .Concat(SentenceFeatures.All.Select(signal => (signal.Name, signal.Why))),
            signal => Assert.True(signal.Why.EndsWith('.') && signal.Name.Length <= 18, signal.Name)
        );

    private static Hit Hit(int paragraph) => Hits.Single(hit => hit.Paragraph == paragraph);
}
