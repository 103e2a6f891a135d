namespace NewsBot.Tests.Telegram;

/// <summary>The menu is a convenience: nothing depends on it.</summary>
public sealed class MenuTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "Bad Request: BOT_COMMAND_INVALID")]
    [InlineData(404, "Not Found")]
    public async Task When_it_is_refused_questions_are_answered_and_the_token_is_not_blamed(int code, string reason)
    {
        await using var telegram = await TestServer.FakeTelegram.StartAsync();
        using var refused = telegram.Faults.Error("setMyCommands", code, reason);
        await using var bot = await RunningBot.StartAsync(telegram);
        await bot.WaitForLog($"Warning: Telegram refused the menu of commands ({code}", Test);
        await AnswersAsync(bot);
    }

    [Fact]
    public async Task When_it_must_wait_an_hour_questions_do_not()
    {
        await using var telegram = await TestServer.FakeTelegram.StartAsync();
        using var refused = telegram.Faults.TooManyRequests("setMyCommands", retryAfter: 3600);
        await using var bot = await RunningBot.StartAsync(telegram);
        await bot.WaitForLog("Warning: The menu of commands is not set yet, trying again in 3600 s", Test);
        await AnswersAsync(bot);
    }

    [Fact]
    public async Task It_is_set_once_in_twelve_starts()
    {
        await using var bot = await RunningBot.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await bot.Telegram.WaitFor(request => bot.Telegram.Requests.Count(made => made.Is("getMyCommands")) == i + 1, Test);
            await AnswersAsync(bot);
            await bot.StopHostAsync();
            await bot.StartHostAsync(Some.Sochi);
        }

        Assert.Single(bot.Telegram.Requests, request => request.Is("setMyCommands"));
    }

    private static async Task AnswersAsync(RunningBot bot)
    {
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the congress in Sochi?");
        Assert.StartsWith("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }
}
