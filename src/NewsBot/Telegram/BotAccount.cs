using Telegram.Bot.Types;

namespace NewsBot.Telegram;

/// <summary>Who the bot is, from the moment that Telegram has said it.</summary>
internal sealed class BotAccount
{
    private readonly TaskCompletionSource<User> _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when Telegram has accepted the token.</summary>
    public Task<User> Known => _known.Task;

    public void Set(User bot) => _known.TrySetResult(bot);
}
