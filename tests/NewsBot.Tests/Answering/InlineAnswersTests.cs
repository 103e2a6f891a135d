using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests.Answering;

public sealed class InlineAnswersTests
{
    private static readonly Person Anna = new(7, "en");

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(10, 0, 10, null)]
    [InlineData(11, 0, 10, 1)]
    [InlineData(11, 1, 1, null)]
    [InlineData(20, 1, 10, null)]
    [InlineData(20, 2, 0, null)]
    public void A_page_names_the_next_one_only_where_there_is_one(int articles, int page, int answers, int? next)
    {
        var services = Some.Services([
            .. Enumerable.Range(1, articles).Select(i => $"title: Day {i}\n\nIt was day {i} of the month."),
        ]);
        var offered = services.Types("", page, Anna);
        Assert.Equal((answers, next), (offered.Answers.Count, offered.Next));
    }

    [Fact]
    public void What_is_offered_says_where_it_is_from_and_has_no_button_that_says_more_where_the_bot_is_not()
    {
        var answer = Some.Services(Some.Sochi, Some.Bridge)
            .Types(" Who rejected the congress in Sochi? ", person: Anna)
            .Answers[0];
        Assert.Equal("Rebels reject the Sochi congress", answer.Title);
        Assert.StartsWith(
            $"Sample Wire · Tue 26 December 2017 · {Some.SochiAge} years old – Nearly forty rebel groups rejected",
            answer.Description,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(answer.Reply.CallbackButtons, choice =>
            CallbackData.Parse(choice.Data)
                is CallbackData.MarkUnhelpful
                    or CallbackData.MarkHelpful
                    or CallbackData.WatchArticle
                    or CallbackData.RequestArticle
        );
    }

    [Fact]
    public void When_it_is_not_sure_the_closest_passages_can_be_sent_as_one_message()
    {
        var doubtful = Some.Services(
            new CurrentLibrary(Some.Library(Some.Sochi, Some.Bridge)),
            Database.Temporary(),
            new ConfidenceThresholds(Answer: 1.01, Answerability: 0)
        );
        var answers = doubtful.Types(Some.Question, person: Anna).Answers;
        Assert.Equal("I'm not sure. These are the closest passages:", answers[0].Title);
        Assert.StartsWith("Nearly forty rebel groups", answers[0].Description, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "None of these"], answers[0].Reply.CallbackButtons.Select(choice => choice.Label));
        Assert.Equal("Rebels reject the Sochi congress", answers[1].Title);
    }

    [Fact]
    public void Nothing_is_offered_for_what_the_library_does_not_answer_or_for_a_passage_that_is_gone()
    {
        var services = Some.Services(Some.Sochi);
        Assert.Empty(services.Types("Who won the rugby final?", person: Anna).Answers);
        var shared = Some.Services(Some.Sochi).Types(Some.Question, person: Anna).Answers[0].Id;
        Assert.Single(services.Types(shared, person: Anna).Answers);
        Assert.Empty(
            Some.Services("title: T\nstatus: retracted\n\nThe zeppelin landed.").Types(shared, person: Anna).Answers
        );
    }
}
