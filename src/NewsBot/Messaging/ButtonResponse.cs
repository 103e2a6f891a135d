namespace NewsBot.Messaging;

/// <summary>The result of a press.</summary>
/// <param name="Reply">What is said; null for nothing.</param>
/// <param name="Toast">What is shown for a moment; null for nothing.</param>
internal sealed record ButtonResponse(Replies.Reply? Reply, string? Toast = null)
{
    /// <summary>What is said to others because of it.</summary>
    public IReadOnlyList<Notification> Notifications { get; init; } = [];
}
