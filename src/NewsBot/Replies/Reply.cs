using System.Collections.Immutable;

namespace NewsBot.Replies;

/// <summary>What the bot says, for any user interface.</summary>
/// <param name="Text">The message, at most <see cref="MaxTextLength"/> long.</param>
internal sealed record Reply(RichText Text)
{
    /// <summary>Telegram's limit, in code points after parsing; UTF-16 units are never fewer.</summary>
    public const int MaxTextLength = 4096;

    /// <summary>What to go on with: buttons in Telegram, a list of numbers in the terminal.</summary>
    public ImmutableArray<ImmutableArray<Button>> Rows { get; init; } = [];

    /// <summary>Where it goes.</summary>
    public ReplyPlacement Placement { get; init; }

    /// <summary>A file that goes with it; null for none.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>
    /// Whether the next words are asked for, so that a bot which hears only what is meant for it hears them.
    /// </summary>
    public bool AsksForWords { get; init; }

    /// <summary>The buttons that are choices, in order.</summary>
    public IEnumerable<CallbackButton> CallbackButtons => Rows.SelectMany(row => row).OfType<CallbackButton>();

    /// <summary>A row of one button.</summary>
    public static ImmutableArray<Button> Row(Button button) => [button];

    public static Reply Of(string text) => new(new RichTextBuilder().Plain(text).Build());
}

/// <summary>A file.</summary>
internal sealed record Attachment(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Where a reply goes.</summary>
internal enum ReplyPlacement
{
    /// <summary>A message of its own, for all to see.</summary>
    NewMessage,

    /// <summary>In the place of the message whose button was pressed.</summary>
    EditInPlace,

    /// <summary>A message that concerns nobody but who asked.</summary>
    Ephemeral,
}
