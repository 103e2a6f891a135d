using System.Collections.Immutable;

namespace NewsBot.Conversations;

/// <summary>What the bot says to one message, whoever shows it.</summary>
/// <param name="Text">The message, at most <see cref="LongestText"/> long.</param>
/// <param name="Choices">What a person can choose to go on with: buttons in Telegram, numbers in the terminal.</param>
internal sealed record Reply(RichText Text, ImmutableArray<Choice> Choices)
{
    /// <summary>Telegram's limit, in code points after parsing; UTF-16 units are never fewer.</summary>
    public const int LongestText = 4096;

    public Reply(RichText text)
        : this(text, [])
    {
    }

    /// <summary>What the search found, when the reply is one to a question.</summary>
    public Search.SearchResult? Result { get; init; }
}

/// <summary>One thing to go on with.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Data">What <see cref="Conversation.Choose"/> understands: at most 64 bytes, complete in itself, so that it works after a restart.</param>
internal sealed record Choice(string Label, string Data);
