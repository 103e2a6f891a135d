namespace NewsBot.Tests.Telegram;

/// <summary>Tests of the whole bot, as its users see it.</summary>
public abstract class BotTests
{
    /// <summary>A question that <see cref="Some.Sochi"/> answers.</summary>
    protected const string Question = Some.Question;

    protected static CancellationToken Test => TestContext.Current.CancellationToken;

    /// <summary>Asks <see cref="Question"/> and expects its answer next.</summary>
    private protected static async Task AssertAnswersAsync(RunningBot bot)
    {
        bot.Chat.Says(Question);
        Assert.StartsWith("Nearly forty rebel groups", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }
}
