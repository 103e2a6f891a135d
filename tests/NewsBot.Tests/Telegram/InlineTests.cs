using Microsoft.Extensions.DependencyInjection;

namespace NewsBot.Tests.Telegram;

/// <summary>The bot in chats that it is no member of: inline queries, shared quotes and guest queries.</summary>
public sealed class InlineTests : BotTests
{
    [Fact]
    public async Task An_inline_query_lists_passages_that_can_be_sent_and_browsed()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var offered = await bot.Telegram.Inline(anna, "who rejected the congress in Sochi", Test);
        var first = offered["results"]![0]!.AsObject();
        Assert.Equal("Rebels reject the Sochi congress", first["title"]!.GetValue<string>());
        Assert.StartsWith(
            "Sample Wire · Tue 26 December 2017",
            first["description"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal(60, offered["cache_time"]!.GetValue<int>());
        Assert.True(offered["is_personal"]!.GetValue<bool>());

        var sent = bot.Telegram.SendInline(anna, "who rejected", first, bot.Telegram.Group("Elsewhere"));
        Assert.Contains("Nearly forty rebel groups", sent.Marked("blockquote").Single(), StringComparison.Ordinal);
        Assert.Equal(["Around this", "Copy citation"], sent.Buttons);
        await sent.Press("Around", Test, anna);
        await bot.Telegram.WaitFor(_ => sent.IsEdited, Test);
        Assert.Single(sent.Marked("expandable_blockquote"));
    }

    [Fact]
    public async Task An_empty_inline_query_lists_the_newest_articles_and_one_without_results_the_private_chat()
    {
        await using var bot = await RunningBot.StartAsync([
            .. Enumerable
                .Range(1, 25)
                .Select(day => $"title: Day {day}\ndate: 2020-03-{day:00}\n\nIt was day {day} of the month."),
        ]);
        var anna = bot.Telegram.User("Anna");
        var titles = new List<string>();
        for (var offset = ""; ; )
        {
            var page = await bot.Telegram.Inline(anna, "", Test, offset);
            titles.AddRange(page["results"]!.AsArray().Select(result => result!["title"]!.GetValue<string>()));
            offset = page["next_offset"]!.GetValue<string>();
            if (offset.Length == 0)
                break;
        }

        var last = await bot.Telegram.Inline(anna, "", Test, "2");
        Assert.Equal((5, ""), (last["results"]!.AsArray().Count, last["next_offset"]!.GetValue<string>()));
        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(day => $"Day {day}"), titles);
        var nothing = await bot.Telegram.Inline(anna, "earthquake in Japan", Test);
        Assert.Empty(nothing["results"]!.AsArray());
        Assert.Equal("Nothing found – ask me in private", nothing["button"]!["text"]!.GetValue<string>());
        Assert.Null((await bot.Telegram.Inline(anna, "earthquake in Japan", Test, "1"))["button"]);
    }

    [Fact]
    public async Task An_inline_query_for_the_latest_news_lists_the_newest_articles()
    {
        await using var bot = await RunningBot.StartAsync(
            "title: Older\ndate: 2020-03-01\n\nThe latest news is old.",
            "title: Newer\ndate: 2020-03-02\n\nIt rained."
        );
        var page = await bot.Telegram.Inline(bot.Telegram.User("Anna"), "latest news", Test);
        Assert.Equal(
            ["Newer", "Older"],
            page["results"]!.AsArray().Select(result => result!["title"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_shared_quote_is_found_by_its_key()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var chat = bot.Telegram.PrivateChat(anna);
        chat.Says(Question);
        var query = (await chat.NextReply(Test)).RawButtons[^2]["switch_inline_query_chosen_chat"]![
            "query"
        ]!.GetValue<string>();
        Assert.Equal(
            "Rebels reject the Sochi congress",
            Assert.Single((await bot.Telegram.Inline(anna, query, Test))["results"]!.AsArray())![
                "title"
            ]!.GetValue<string>()
        );
    }

    [Theory]
    [InlineData(
        "@news_test_bot?",
        "Somebody told me that nearly forty rebel groups rejected the congress in Sochi",
        null
    )]
    [InlineData(
        "is that so, @news_test_bot",
        "The bridge is shut. Nearly forty groups rejected the congress.",
        "forty groups rejected the congress"
    )]
    public async Task A_guest_query_about_a_message_gets_the_passage_that_matches_it(
        string said,
        string rumour,
        string? highlighted
    )
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.Group("Elsewhere");
        bot.Telegram.CallGuest(chat, bot.Telegram.User("Anna"), said, rumour, highlighted);
        var answer = await chat.NextReply(Test);
        Assert.Contains("Nearly forty rebel groups", answer.Marked("blockquote").Single(), StringComparison.Ordinal);
        Assert.Equal(
            ["Around this", "Copy citation"],
            answer.Buttons.Where(label => !label.StartsWith("More", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task While_inline_mode_is_off_answers_have_no_sharing_button()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("sendMessage", 400, "Bad Request: BUTTON_TYPE_INVALID", times: 1);
        for (var i = 0; i < 2; i++)
        {
            bot.Chat.Says(Question);
            var answer = await bot.Chat.NextReply(Test);
            Assert.Contains("Around this", answer.Buttons);
            Assert.DoesNotContain("Share this quote", answer.Buttons);
        }

        Assert.Equal(3, bot.Telegram.Requests.Count(request => request.Is("sendMessage")));
    }

    [Fact]
    public async Task An_answer_whose_buttons_are_refused_is_sent_without_them()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("sendMessage", 400, "Bad Request: BUTTON_DATA_INVALID", times: 2);
        bot.Chat.Says(Question);
        Assert.Empty((await bot.Chat.NextReply(Test)).Buttons);
        bot.Chat.Says("Who opened the harbour bridge?");
        Assert.Contains("Around this", (await bot.Chat.NextReply(Test)).Buttons);
    }
}
