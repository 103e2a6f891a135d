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

    /// <summary>Where it is placed.</summary>
    public ReplyPlacement Placement { get; init; }

    /// <summary>An attached file; null for none.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>Whether it asks for an answer, so Telegram delivers the answer even to a bot in privacy mode.</summary>
    public bool AsksForWords { get; init; }

    /// <summary>The buttons that are choices, in order.</summary>
    public IEnumerable<CallbackButton> CallbackButtons => Rows.SelectMany(row => row).OfType<CallbackButton>();

    /// <summary>A row of one button.</summary>
    public static ImmutableArray<Button> Row(Button button) => [button];

    /// <summary>The reply with a line before it; the end of a text that would be too long is cut off.</summary>
    public Reply After(string line)
    {
        var first = new RichTextBuilder().Plain(line).Line().Build();
        var length = first.Length;
        return this with
        {
            Text = new RichText([
                .. first.Parts,
                .. Text.Parts.TakeWhile(part => (length += part.Text.Length) <= MaxTextLength),
            ]),
        };
    }

    public static Reply Of(string text) => new(new RichTextBuilder().Plain(text).Build());
}

/// <summary>A file.</summary>
internal sealed record Attachment(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Where a reply is placed.</summary>
internal enum ReplyPlacement
{
    /// <summary>A new message, visible to all.</summary>
    NewMessage,

    /// <summary>In the place of the message whose button was pressed.</summary>
    EditInPlace,

    /// <summary>A message that only the user sees.</summary>
    Ephemeral,
}
