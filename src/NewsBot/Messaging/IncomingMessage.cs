namespace NewsBot.Messaging;

/// <summary>A message to the bot.</summary>
/// <param name="Text">Their words: a question, or a command without the bot's name.</param>
internal sealed record IncomingMessage(string Text, Person Person, ChatContext Chat)
{
    /// <summary>The text of the message that it replies to; null without one.</summary>
    public string? RepliedTo { get; init; }

    /// <summary>The id of that message; null without one.</summary>
    public int? RepliedToId { get; init; }

    /// <summary>Whether that message is the bot's.</summary>
    public bool IsReplyToBot { get; init; }

    /// <summary>The part of that message that the user quoted; null without one.</summary>
    public string? Highlighted { get; init; }

    /// <summary>A private message from an unknown user.</summary>
    public static IncomingMessage FromUnknown(string text) => new(text, Person.Unknown, ChatContext.Private);
}
