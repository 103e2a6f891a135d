using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Tests.Conversations;

namespace NewsBot.Tests.Answering;

/// <summary>What there is in the library, as readers see it.</summary>
public sealed class LibraryRepliesTests
{
    [Fact]
    public void The_outlet_with_most_articles_comes_first_and_of_equals_the_first_in_the_alphabet()
    {
        var lines = Some.Conversation(Of("Beta"), Of("Alpha"), Of("Gamma"), Of("Gamma"), Of(null))
            .Says("/sources")
            .Text.ToString()
            .Split('\n');
        Assert.Equal(
            ["• Gamma – 2 articles", "• no outlet named – 1 article", "• Alpha – 1 article", "• Beta – 1 article"],
            lines.Skip(1)
        );

        static string Of(string? outlet) =>
            $"title: Story\n{(outlet is null ? "" : $"outlet: {outlet}\n")}date: 2020-01-01\n\n"
            + $"Something happened at {outlet ?? "nowhere"} again.";
    }

    [Fact]
    public void Outlets_are_listed_in_pages_of_twenty()
    {
        var conversation = Some.Conversation([
            .. Enumerable
                .Range(1, 25)
                .Select(i => $"title: Story {i}\noutlet: Outlet {i:00}\n\nSomething happened on day {i}."),
        ]);
        var first = conversation.Says("/sources");
        Assert.Equal(20, Entries(first));
        Assert.Contains("5 more", first.Text.ToString(), StringComparison.Ordinal);
        var second = conversation.Presses(first.CallbackButtons.Single()).Reply!;
        Assert.Equal((ReplyPlacement.EditInPlace, 5), (second.Placement, Entries(second)));
        Assert.StartsWith("← ", Assert.Single(second.CallbackButtons).Label, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_article_comes_first_and_those_without_a_date_last()
    {
        var library = Some.Library(
            "title: Undated\n\nNobody knows when.",
            "title: Old\ndate: 2019-01-01\n\nIt was long ago.",
            "title: New\ndate: 2020-01-01\n\nIt was not long ago.",
            "title: As new\ndate: 2020-01-01\n\nIt was the same day."
        );
        Assert.Equal(["New", "As new", "Old", "Undated"], library.LatestFirst.Select(article => article.Headline));
    }

    [Fact]
    public void A_page_that_is_gone_is_the_last_one_that_there_is()
    {
        var conversation = Some.Conversation([
            .. Enumerable
                .Range(1, 20)
                .Select(day =>
                    $"title: Day {day}\noutlet: Outlet {day:00}\ndate: 2020-03-{day:00}\n\nIt was day {day} of the month."
                ),
        ]);
        Assert.Equal(10, Entries(conversation.Presses(new CallbackData.LatestPage(2).Encode()).Reply!));
        Assert.Equal(20, Entries(conversation.Presses(new CallbackData.SourcesPage(1).Encode()).Reply!));
    }

    [Fact]
    public void A_page_of_the_latest_has_ten_and_says_how_many_are_left()
    {
        var conversation = Some.Conversation([
            .. Enumerable
                .Range(1, 25)
                .Select(day => $"title: Day {day}\ndate: 2020-03-{day:00}\n\nIt was day {day} of the month."),
        ]);
        var page = conversation.Says("/latest");
        Assert.Equal((10, true), (Entries(page), page.Text.ToString().Contains("15 older", StringComparison.Ordinal)));
        Assert.EndsWith(" →", Assert.Single(page.CallbackButtons).Label, StringComparison.Ordinal);
        page = conversation.Presses(page.CallbackButtons.Single()).Reply!;
        Assert.Equal((2, ReplyPlacement.EditInPlace), (page.CallbackButtons.Count(), page.Placement));
        Assert.Contains("Day 15\n", page.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_article_is_about_has_five_of_its_questions_at_most_and_leads_on()
    {
        var questions = string.Join(
            " | ",
            Enumerable.Range(1, 7).Select(i => $"Who rejected the congress number {i}?")
        );
        var conversation = Some.Conversation(Some.Sochi.Replace(Some.Question, questions, StringComparison.Ordinal));
        var reply = conversation.Presses(new CallbackData.ShowOverview(ArticleKey.Of("0.txt")).Encode()).Reply!;
        Assert.StartsWith(
            $"Rebels reject the Sochi congress\nSample Wire · Tue 26 December 2017 · {Some.SochiAge} years old\nNearly forty rebel groups",
            reply.Text.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(6, reply.CallbackButtons.Count());
        Assert.IsType<CallbackData.ShowAround>(CallbackData.Parse(reply.CallbackButtons.Last().Data));
    }

    [Fact]
    public void A_first_greeting_offers_one_sure_question_of_each_of_the_three_latest_articles()
    {
        var texts = Enumerable
            .Range(1, 5)
            .Select(i =>
                $"title: Zeppelin {i} lands\ndate: 2020-01-{i:00}\nquestions: Where did zeppelin number {i} "
                + $"land? => landed in City{i} | How many saw zeppelin number {i}? => {i}00 people\n\nZeppelin "
                + $"number {i} landed in City{i} and was seen by {i}00 people."
            );
        var labels = Some.Conversation([.. texts]).Says("/start").CallbackButtons.Select(choice => choice.Label);
        Assert.Equal(
            [
                "Where did zeppelin number 5 land?",
                "Where did zeppelin number 4 land?",
                "Where did zeppelin number 3 land?",
            ],
            labels
        );
    }

    [Fact]
    public void A_deep_link_opens_its_passage_in_a_new_message_and_a_dead_one_is_reported()
    {
        var conversation = Some.Conversation(Some.Sochi);
        var shared = Some.Services(Some.Sochi).Types(Some.Question).Answers[0].Id;
        Assert.Equal(ReplyPlacement.NewMessage, conversation.Says("/start " + shared).Placement);
        Assert.StartsWith(
            "That passage is not in my library any more.",
            Some.Conversation().Says("/start " + shared).Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void When_a_library_changed_is_when_its_newest_file_was_written()
    {
        Assert.Equal(
            new DateTimeOffset(2026, 10, 5, 12, 0, 0, TimeSpan.Zero),
            Some.LibraryOf(new DateOnly(2026, 10, 5), Some.Sochi, Some.Bridge).ChangedAt
        );
        Assert.Null(Some.Library().ChangedAt);
    }

    private static int Entries(Reply page) => page.Text.ToString().Split('•').Length - 1;
}
