using NewsBot.Localization;

namespace NewsBot.Messaging;

/// <summary>A user of the bot.</summary>
/// <param name="Id">Their Telegram id; 0 without one.</param>
/// <param name="Language">The language tag of their app; null if unknown.</param>
/// <param name="IsModerator">Whether they may add and remove articles.</param>
internal sealed record Person(long Id, string? Language, bool IsModerator = false)
{
    /// <summary>The bot's phrases in the user's language.</summary>
    public Phrases Words => Phrases.In(Language);

    public static Person Unknown { get; } = new(0, null);

    /// <summary>The user of the terminal, who may change the articles.</summary>
    public static Person AtKeyboard { get; } = new(0, null, IsModerator: true);
}
