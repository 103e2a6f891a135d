using CsCheck;

namespace NewsBot.Search.Tests;

/// <summary>Building an index, and what no input may break.</summary>
public sealed class SearchIndexTests
{
    private static readonly Article Sochi = Some.Sochi;
    private static readonly Article Bridge = Some.Bridge;

    [Fact]
    public void A_build_that_is_cancelled_after_reading_throws()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            SearchIndex.Build(
                [Some.Article("a", "A", "The zeppelin landed.")],
                synonyms: null,
                new Cancels(source),
                source.Token
            )
        );
    }

    [Fact]
    public void A_headline_may_have_thousands_of_words()
    {
        var headline = string.Join(' ', Enumerable.Range(0, 3_000).Select(i => $"w{i}"));
        Assert.Equal(
            "a",
            Some.Library(
                    Some.Article("a", headline, "The zeppelin landed."),
                    Some.Article("b", "B", "The bridge opened.")
                )
                .Search("w2999")
                .Hits[0]
                .Article.Id
        );
    }

    [Fact]
    public void Reading_articles_in_parallel_gives_the_same_index_each_time()
    {
        // Forms of the same words in many articles: whichever thread meets one first, it gets the same number.
        string[] words =
        [
            "Talks",
            "talks",
            "TALKS",
            "talk",
            "rebels",
            "Rebel",
            "congress",
            "Congresses",
            "opened",
            "opening",
            "bridge",
            "Bridges",
        ];
        var random = new Random(5);
        var articles = Enumerable
            .Range(0, 60)
            .Select(i => Some.Article($"{i:00}", Sentence(), Sentence(), Sentence()))
            .ToArray();
        var expected = Texts(Some.Library(articles));
        for (var build = 0; build < 5; build++)
            Assert.Equal(expected, Texts(Some.Library(articles)));

        string Sentence() =>
            string.Join(' ', Enumerable.Range(0, 8).Select(_ => words[random.Next(words.Length)])) + ".";

        static List<string> Texts(SearchIndex library) =>
            [
                .. new[] { "Who opened the bridges?", "rebels congress", "Talking openly" }
                    .SelectMany(question => library.Search(question, SearchIndex.MaxHits).Hits)
                    .Select(hit => $"{hit.Article.Id} {hit.Paragraph} {hit.Score:R}"),
            ];
    }

    [Fact]
    public void The_order_in_which_articles_are_given_changes_nothing()
    {
        var (one, other) = (Some.Library(Sochi, Bridge), Some.Library(Bridge, Sochi));
        Assert.Equivalent(
            one.Search("When was the new bridge opened?"),
            other.Search("When was the new bridge opened?"),
            strict: true
        );
    }

    [Fact]
    public void An_empty_library_answers_nothing()
    {
        var result = Some.Library().Search("Who rejected Sochi?");
        Assert.Equal((Outcome.None, 0, 0.0), (result.Outcome, result.Hits.Count, result.Confidence));
    }

    [Fact]
    public void Articles_without_paragraphs_are_passed_over() =>
        Assert.Equal(
            ("c", 1),
            First(
                Some.Library(
                    Some.Article("a", "A"),
                    Some.Article("b", "B"),
                    Some.Article("c", "C", "The zeppelin landed.")
                ),
                "zeppelin"
            )
        );

    [Fact]
    public void Two_articles_with_one_id_are_refused() =>
        Assert.Throws<ArgumentException>(() => Some.Library(Sochi, Sochi));

    [Fact]
    public void Building_can_be_stopped() =>
        Assert.Throws<OperationCanceledException>(() =>
            SearchIndex.Build([Sochi], cancellationToken: new CancellationToken(canceled: true))
        );

    [Fact]
    public void No_text_breaks_the_search_and_every_hit_is_verbatim() =>
        Gen.Select(Some.AnyText, Some.AnyText.Array[1, 4], Some.AnyText)
            .Sample(
                (headline, paragraphs, question) =>
                {
                    var article = Some.Article("a", headline, paragraphs);
                    var result = Some.Library(article, Sochi).Search(question);
                    Assert.InRange(result.Answerability, 0, 1);
                    Assert.InRange(result.Confidence, 0, 1);
                    foreach (var hit in result.Hits)
                    {
                        Assert.Same(hit.Article.Paragraphs[hit.Paragraph - 1], hit.Text);
                        Assert.InRange(hit.Best.End, hit.Best.Start, hit.Text.Length);
                    }
                },
                iter: 10_000
            );

    private static (string, int) First(SearchIndex library, string question) =>
        library.Search(question).Hits[0] is var hit ? (hit.Article.Id, hit.Paragraph) : default;

    private sealed class Cancels(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value) => source.Cancel();
    }
}
