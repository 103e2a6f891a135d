using Telegram.Bot.Types;

namespace NewsBot.Telegram.Api;

/// <summary>The bot's own account, as soon as Telegram has returned it.</summary>
internal sealed class BotAccount
{
    private readonly TaskCompletionSource<User> _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when Telegram has accepted the token.</summary>
    public Task<User> Known => _known.Task;

    /// <summary>The bot's own account.</summary>
    /// <exception cref="InvalidOperationException">Telegram has not accepted the token yet.</exception>
    public User User =>
        _known.Task.IsCompletedSuccessfully
            ? _known.Task.Result
            : throw new InvalidOperationException("Telegram has not accepted the token yet.");

    public void Set(User bot) => _known.TrySetResult(bot);
}
