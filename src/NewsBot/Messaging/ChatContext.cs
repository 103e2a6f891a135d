namespace NewsBot.Messaging;

/// <summary>The chat of a message.</summary>
/// <param name="Id">The chat's Telegram id; 0 without one.</param>
/// <param name="IsGroup">Whether others are there too.</param>
/// <param name="IsGuest">
/// Whether it is a chat that the bot is not in: what it says there it can change, and no more.
/// </param>
internal readonly record struct ChatContext(long Id, bool IsGroup, bool IsGuest = false)
{
    public static ChatContext Private { get; }
}
