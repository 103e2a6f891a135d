using NewsBot.Localization;

namespace NewsBot.Messaging;

/// <summary>Somebody who speaks to the bot.</summary>
/// <param name="Id">Their Telegram id; 0 where there is none.</param>
/// <param name="Language">The language tag of their app; null where it is not known.</param>
/// <param name="IsModerator">Whether they may add and remove articles.</param>
internal sealed record Person(long Id, string? Language, bool IsModerator = false)
{
    /// <summary>The bot's words in the person's language.</summary>
    public Phrases Words => Phrases.In(Language);

    public static Person Unknown { get; } = new(0, null);

    /// <summary>The person at the keyboard of the machine, who may change the articles.</summary>
    public static Person AtKeyboard { get; } = new(0, null, IsModerator: true);
}
