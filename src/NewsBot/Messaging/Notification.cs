namespace NewsBot.Messaging;

/// <summary>Something that is said to a chat unasked: they wished to be told.</summary>
internal sealed record Notification(long Chat, Replies.Reply Reply);
