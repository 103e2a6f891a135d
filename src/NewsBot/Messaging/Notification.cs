namespace NewsBot.Messaging;

/// <summary>Something that is said to a chat unasked: they wished to be told.</summary>
/// <param name="Chat">The chat's Telegram id.</param>
/// <param name="Reply">What is said.</param>
internal sealed record Notification(long Chat, Replies.Reply Reply);
