namespace NewsBot.Tests.Telegram;

/// <summary>Tests of the whole bot, as its users see it.</summary>
public abstract class BotTests
{
    /// <summary>A question that <see cref="Some.Sochi"/> answers.</summary>
    protected const string Question = Some.Question;

    protected static CancellationToken Test => TestContext.Current.CancellationToken;

    /// <summary>For a test of what one instance alone has.</summary>
    protected static void SkipWithReplicas(string why) => Assert.SkipWhen(Replicas.IsWanted, why);

    /// <summary>Delivers <see cref="Question"/> twice and expects one answer.</summary>
    private protected static async Task AssertAnswersOnceAsync(RunningBot bot)
    {
        var message = bot.Chat.Says(Question);
        await bot.Chat.NextReply(Test);
        bot.Telegram.DeliverAgain(1, message);
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    /// <summary>Asks <see cref="Question"/> and expects its answer next.</summary>
    private protected static async Task AssertAnswersAsync(RunningBot bot)
    {
        bot.Chat.Says(Question);
        Assert.StartsWith("Nearly forty rebel groups", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }
}
