using CsCheck;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests;

/// <summary>Which paragraph comes first, and whether it is an answer.</summary>
public sealed class RankingTests
{
    private static readonly Article Sochi = Some.Sochi;
    private static readonly Article Bridge = Some.Bridge;
    private static readonly SearchIndex Library = Some.Library(Sochi, Bridge);

    [Fact]
    public void A_question_finds_its_paragraph_in_other_forms_of_its_words()
    {
        var hit = Library.Search("Who was rejecting the Sochi congress?").Hits[0];
        Assert.Equal(("sochi.txt", 1), (hit.Article.Id, hit.Paragraph));
    }

    [Theory]
    [InlineData("c++", "a")]
    [InlineData("What replaced C#?", "b")]
    [InlineData("vitamin c", "c")]
    public void The_signs_of_a_programming_language_are_part_of_its_name(string question, string article)
    {
        var library = Some.Library(
            Some.Article("a", "Engine", "The trading engine was written in C++ and moved to Rust."),
            Some.Article("b", "Office", "Rust replaced C# in the back office."),
            Some.Article("c", "Health", "Oranges have vitamin C, and the water had 48.6 °C.")
        );
        Assert.Equal(article, library.Search(question).Hits[0].Article.Id);
    }

    [Fact]
    public void A_rare_term_outweighs_a_common_one()
    {
        var library = Some.Library(
            Some.Article("a", "A", "talks talks talks resumed", "talks went on", "talks ended", "the zeppelin landed")
        );
        Assert.Equal(4, library.Search("talks zeppelin").Hits[0].Paragraph);
    }

    [Fact]
    public void Of_two_articles_with_the_same_text_the_one_with_the_matching_headline_wins()
    {
        var library = Some.Library(
            Some.Article("a", "Storm in Lisbon", "Three people were injured."),
            Some.Article("b", "Storm in Porto", "Three people were injured.")
        );
        Assert.Equal("b", library.Search("How many people were injured in Porto?").Hits[0].Article.Id);
    }

    [Fact]
    public void Ties_are_broken_by_the_articles_id_and_the_earlier_paragraph_goes_first()
    {
        var library = Some.Library(
            Some.Article("b", "Same", "The zeppelin landed.", "The zeppelin landed."),
            Some.Article("a", "Same", "The zeppelin landed.", "The zeppelin landed.")
        );
        Assert.Equal(
            [("a", 1), ("b", 1), ("a", 2), ("b", 2)],
            library.Search("zeppelin").Hits.Select(hit => (hit.Article.Id, hit.Paragraph))
        );
    }

    [Theory]
    [InlineData("What happened in Sochi on 2017-12-26?", "b")]
    [InlineData("What happened in Sochi on 26 December 2017?", "b")]
    [InlineData("What happened in Sochi in 2016?", "a")]
    [InlineData("the latest on Sochi", "c")]
    public void A_date_prefers_the_articles_of_it_and_the_latest_the_newest(string question, string article)
    {
        Article On(string id, int year, int month, int day) =>
            Some.Article(id, "News from Sochi", "The hall in Sochi was full.") with
            {
                Date = new DateOnly(year, month, day),
            };
        Assert.Equal(
            article,
            Some.Library(On("a", 2016, 3, 4), On("b", 2017, 12, 26), On("c", 2018, 1, 30))
                .Search(question)
                .Hits[0]
                .Article.Id
        );
    }

    [Fact]
    public void Matches_in_one_sentence_lift_a_paragraph_from_far_behind()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 20).Select(i => $"word{i}"));
        var apart = Enumerable
            .Range(10, 19)
            .Select(i =>
                Some.Article(
                    $"{i}",
                    "News",
                    $"The zeppelin zeppelin came. Many {filler}. The harbour harbour was full. Many {filler}. The envoy envoy slept."
                )
            );
        var others = Enumerable
            .Range(30, 50)
            .Select(i => Some.Article($"{i}", "News", $"Nothing of interest happened on day {i}."));
        var library = Some.Library([
            .. apart,
            .. others,
            Some.Article("z", "News", $"The zeppelin took the envoy from the harbour. Many {filler}. Many {filler}."),
        ]);
        Assert.Equal("z", library.Search("zeppelin harbour envoy").Hits[0].Article.Id);
    }

    [Fact]
    public void A_number_is_found_however_it_is_separated() =>
        Assert.Equal(2, Library.Search("1200 million crowns").Hits[0].Paragraph);

    [Fact]
    public void A_paragraph_that_has_a_word_ranks_above_one_that_lacks_it()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"Word{i} and so on."));
        var library = Some.Library(
            Some.Article("a", "Zeppelin over Geneva", "Nothing of interest.", $"The zeppelin came. {filler}")
        );
        Assert.Equal(2, library.Search("zeppelin").Hits[0].Paragraph);
    }

    [Fact]
    public void Without_a_hit_there_is_no_answer_whatever_the_threshold() =>
        Assert.Equal(Outcome.None, Library.Search("Melbourne", thresholds: ConfidenceThresholds.FromAnswer(0)).Outcome);

    [Fact]
    public void The_best_sentence_is_the_one_that_answers()
    {
        var hit = Library.Search("What did the envoy say about the talks in Geneva?").Hits[0];
        Assert.Equal("The envoy said that the talks in Geneva must come first.", hit.Best.Of(hit.Text).ToString());
    }

    [Fact]
    public void A_question_on_a_different_subject_gets_no_answer()
    {
        var result = Library.Search("Who won the tennis final in Melbourne?");
        Assert.Equal(Outcome.None, result.Outcome);
        Assert.Contains(result.Words, word => word is { Written: "Melbourne", Role: WordRole.Unknown });
    }

    [Fact]
    public void A_question_that_the_text_answers_word_for_word_is_answered() =>
        Assert.Multiple(
            () => Assert.Equal(Outcome.Answer, Library.Search("Who opened the new bridge?").Outcome),
            () => Assert.Equal(1, Library.Search("nearly forty rebel groups rejected the congress").Answerability, 1)
        );

    [Theory]
    [InlineData("why?")] // function words alone
    [InlineData("2000")] // a number alone
    [InlineData("how many people")] // common words alone
    [InlineData("Sochi")] // a word alone
    [InlineData("When was the congress in Sochi rejected by nearly forty rebel groups?", "answer")]
    [InlineData("When was the congress in Vienna rejected by nearly forty rebel groups?")] // a name that the article does not have
    [InlineData("How much money did the envoy ask for in Geneva?")] // money is asked for, and none is there
    public void A_question_without_a_subject_or_without_the_kind_of_answer_asked_for_gets_no_sure_answer(
        string question,
        string outcome = "unsure"
    )
    {
        var library = Some.Library(
            Some.Article(
                "sochi.txt",
                Sochi.Headline,
                "Why not, they said, and waited with many people in 2000.",
                "Nearly forty rebel groups rejected the congress in Sochi in December 2017.",
                "The envoy asked for patience in Geneva.",
                "Nothing was said about money much."
            ),
            Bridge
        );
        Assert.Equal(
            outcome == "answer",
            library.Search(question, thresholds: new ConfidenceThresholds(Answer: 0, Answerability: 0)).Outcome
                == Outcome.Answer
        );
    }

    [Fact]
    public void If_no_term_has_a_weight_the_probabilities_are_still_valid()
    {
        var result = Some.Library(Some.Article("a", "新聞", "北京。")).Search("東京");
        Assert.InRange(result.Answerability, 0, 1);
        Assert.InRange(result.Confidence, 0, 1);
    }
}
