using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>Subscribers are notified once, whatever happens in between.</summary>
public sealed class NoticeTests : BotTests
{
    private const string Corrected = "correction: It was thirty groups.\n" + Some.Sochi;
    private const string Notice =
        "An article that I quoted to you was corrected: Rebels reject the Sochi congress\nIt was thirty groups.";

    [Fact]
    public async Task A_notice_whose_send_was_ended_by_a_stop_is_sent_after_the_next_start_and_only_then()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = await WishAsync(bot);
        await bot.StopHostAsync();
        using (bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600))
        {
            await bot.StartHostAsync(Corrected);
            await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
            await bot.StopHostAsync();
        }

        await bot.StartHostAsync(Corrected);
        Assert.Equal(Notice, (await chat.NextReply(Test)).Text);
        await bot.StopHostAsync();
        await bot.StartHostAsync(Corrected);
        chat.Says("/help");
        Assert.Contains("in your own words", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_unblocks_the_bot_is_notified_again()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = await WishAsync(bot);
        chat.ChangesBot(chat.Partner!, "member", "kicked");
        chat.ChangesBot(chat.Partner!, "kicked", "member");
        chat.Says("/help");
        await chat.NextReply(Test);
        await bot.StopHostAsync();
        await bot.StartHostAsync(Corrected);
        Assert.Equal(Notice, (await chat.NextReply(Test)).Text);
    }

    [Fact]
    public async Task A_chat_that_was_found_to_be_blocked_by_an_answer_is_not_written_to_unasked()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = await WishAsync(bot);
        chat.IsBlocked = true;
        chat.Says(Question);
        await bot.Telegram.WaitFor(request => request.Status == 403, Test);
        await bot.StopHostAsync();
        var other = bot.Telegram.PrivateChat(bot.Telegram.User("Ben"));
        await bot.StartHostAsync(Corrected);
        await bot.WaitForLog("Information: Serving Telegram", Test, times: 2);
        other.Says("/help");
        await other.NextReply(Test);
        await bot.StopHostAsync();
        Assert.Single(bot.Telegram.Requests, request => request.Status == 403);
    }

    /// <summary>Somebody gets a quote, and subscribes to changes of its article.</summary>
    private static async Task<BotChat> WishAsync(RunningBot bot)
    {
        bot.Chat.Says(Question);
        Assert.Equal(
            "I'll tell you if this article is corrected or retracted.",
            await (await bot.Chat.NextReply(Test)).Press("Tell me", Test)
        );
        return bot.Chat;
    }
}
