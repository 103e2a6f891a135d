namespace NewsBot.Messaging;

/// <summary>The result of a press.</summary>
/// <param name="Reply">The reply; null for none.</param>
/// <param name="Toast">What is shown for a moment; null for nothing.</param>
internal sealed record ButtonResponse(Replies.Reply? Reply, string? Toast = null);
