namespace NewsBot.Messaging;

/// <summary>What comes of a press.</summary>
/// <param name="Reply">What is said; null for nothing.</param>
/// <param name="Notice">What is shown for a moment; null for nothing.</param>
internal sealed record Response(Replies.Reply? Reply, string? Notice = null)
{
    /// <summary>What is said to others because of it.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}
