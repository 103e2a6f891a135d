using NewsBot.Replies;

namespace NewsBot.Messaging;

/// <summary>The result of a press.</summary>
/// <param name="Reply">The reply; null for none.</param>
/// <param name="Toast">What is shown for a moment; null for nothing.</param>
internal sealed record ButtonResponse(Reply? Reply, string? Toast = null)
{
    /// <summary>A reply in the place of the message whose button was pressed.</summary>
    public static ButtonResponse InPlace(Reply reply) => new(reply with { Placement = ReplyPlacement.EditInPlace });
}
