using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>Nobody can silence the bot for others.</summary>
public sealed class FloodTests : BotTests
{
    [Fact]
    public async Task One_chat_with_three_hundred_questions_keeps_no_other_waiting_and_its_surplus_gets_one_line()
    {
        await using var bot = await RunningBot.StartAsync();
        var (flood, other) = (
            bot.Telegram.PrivateChat(bot.Telegram.User("Flood")),
            bot.Telegram.PrivateChat(bot.Telegram.User("Other"))
        );
        using (var hanging = bot.Telegram.Faults.BlackHole("sendMessage", chat: flood.Id))
        {
            for (var i = 0; i < 300; i++)
                flood.Says(Question);
            await hanging.Met;
            other.Says(Question);
            await other.NextReply(Test);
        }

        for (var i = 0; i < 100; i++)
            Assert.StartsWith("Nearly forty", (await flood.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "That's more than I can handle at once",
            (await flood.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        flood.Says("/help");
        Assert.Contains("in your own words", (await flood.NextReply(Test)).Text, StringComparison.Ordinal);
        await bot.StopHostAsync();
        Assert.Empty(await bot.FindOpenUpdatesAsync());
    }

    [Fact]
    public async Task Updates_above_a_users_limit_over_all_groups_are_dropped()
    {
        await using var bot = await RunningBot.StartAsync();
        var flood = bot.Telegram.User("Flood");
        var groups = Enumerable.Range(0, 8).Select(i => bot.Telegram.Group($"Group {i}")).ToList();
        for (var i = 0; i < 400; i++)
            groups[i % groups.Count].Says("/help@news_test_bot", flood);
        await bot.Telegram.WaitForPoll(401, Test);
        await Patience.Until(
            "all that is not too much to be answered",
            () => groups.Sum(group => group.Messages.Count) >= 700,
            Test
        );
        await bot.StopHostAsync();
        var leftOut = bot
            .Log.Where(line => line.Contains("because its user sent more than 300 at once", StringComparison.Ordinal))
            .Select(line => line.Split(' ', ',')[3])
            .ToList();
        Assert.NotEmpty(leftOut);
        Assert.DoesNotContain(await bot.FindOpenUpdatesAsync(), update => leftOut.Contains($"{update.Id}"));
    }

    [Fact]
    public async Task A_hundred_and_fifty_chats_that_must_wait_do_not_keep_the_next_one_waiting()
    {
        await using var bot = await RunningBot.StartAsync();
        using var waiting = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600, times: 150);
        for (var i = 0; i < 150; i++)
            bot.Telegram.PrivateChat(bot.Telegram.User($"User {i}")).Says(Question);
        await Patience.Until("150 chats to wait", () => waiting.Hits == 150, Test);
        var other = bot.Telegram.PrivateChat(bot.Telegram.User("Other"));
        other.Says(Question);
        Assert.StartsWith("Nearly forty", (await other.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_say_in_a_group_takes_no_place_in_its_queue()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Telegram.HasPrivacyMode = false;
        var (group, anna) = (bot.Telegram.Group("News room"), bot.Telegram.User("Anna"));
        using (var hanging = bot.Telegram.Faults.BlackHole("sendMessage", times: 1))
        {
            group.Says("@news_test_bot " + Question, anna);
            await hanging.Met;
            for (var i = 0; i < 150; i++)
                group.Says("We talk among ourselves.", anna);
            group.Says("@news_test_bot /help", anna);
        }

        await group.NextReply(Test);
        Assert.Contains("in your own words", (await group.NextReply(Test)).Text, StringComparison.Ordinal);
    }
}
