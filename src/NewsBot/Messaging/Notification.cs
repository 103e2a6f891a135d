namespace NewsBot.Messaging;

/// <summary>A message to a chat that subscribed to it.</summary>
internal sealed record Notification(long Chat, Replies.Reply Reply);
