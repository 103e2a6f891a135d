namespace NewsBot.Tests.Telegram;

/// <summary>Nobody can silence the bot for others.</summary>
public sealed class FloodTests
{
    private const string Question = "Who rejected the congress in Sochi?";

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_chat_with_three_hundred_questions_keeps_no_other_waiting_and_its_surplus_gets_one_line()
    {
        await using var bot = await RunningBot.StartAsync();
        var (flood, other) = (bot.Telegram.PrivateChat(bot.Telegram.User("Flood")), bot.Telegram.PrivateChat(bot.Telegram.User("Other")));
        using (var hanging = bot.Telegram.Faults.BlackHole("sendMessage", chat: flood.Id))
        {
            for (var i = 0; i < 300; i++) flood.Says(Question);
            await hanging.Met;
            other.Says(Question);
            await other.NextReply(Test);
        }

        for (var i = 0; i < 100; i++) Assert.StartsWith("Nearly forty", (await flood.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.StartsWith("That was more than I can answer at once", (await flood.NextReply(Test)).Text, StringComparison.Ordinal);
        flood.Says("/help");
        Assert.Contains("in your own words", (await flood.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_and_fifty_chats_that_must_wait_do_not_keep_the_next_one_waiting()
    {
        await using var bot = await RunningBot.StartAsync();
        using var waiting = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600, times: 150);
        for (var i = 0; i < 150; i++) bot.Telegram.PrivateChat(bot.Telegram.User($"User {i}")).Says(Question);
        await bot.Telegram.WaitFor(_ => bot.Telegram.Requests.Count(sent => sent.Status == 429) >= 150, Test);
        var other = bot.Telegram.PrivateChat(bot.Telegram.User("Other"));
        other.Says(Question);
        await other.NextReply(Test);
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
            for (var i = 0; i < 150; i++) group.Says("We talk among ourselves.", anna);
            group.Says("@news_test_bot /help", anna);
        }

        await group.NextReply(Test);
        Assert.Contains("in your own words", (await group.NextReply(Test)).Text, StringComparison.Ordinal);
    }
}
