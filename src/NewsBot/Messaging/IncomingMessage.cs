namespace NewsBot.Messaging;

/// <summary>What somebody says to the bot.</summary>
/// <param name="Text">Their words: a question, or a command without the bot's name.</param>
internal sealed record IncomingMessage(string Text, Person Person, ChatContext Chat)
{
    /// <summary>The words of the message that it replies to; null where it replies to none.</summary>
    public string? RepliedTo { get; init; }

    /// <summary>Whether that message is the bot's.</summary>
    public bool IsReplyToBot { get; init; }

    /// <summary>What the person highlighted in that message; null where nothing is.</summary>
    public string? Highlighted { get; init; }

    /// <summary>A private message from an unknown person.</summary>
    public static IncomingMessage FromUnknown(string text) => new(text, Person.Unknown, ChatContext.Private);
}
