using System.Collections.Immutable;
using NewsBot.Search.Text;

namespace NewsBot.Replies;

/// <summary>A piece of a message: its text and its format, for any user interface.</summary>
internal abstract record Part(string Text)
{
    /// <summary>Ordinary text.</summary>
    public sealed record Plain(string Text) : Part(Text);

    /// <summary>Bold text.</summary>
    public sealed record Bold(string Text) : Part(Text);

    /// <summary>Text that leads to a page, by its encoded address.</summary>
    public sealed record Link(string Text, string Address) : Part(Text);

    /// <summary>A verbatim piece of an article, with a part of it to highlight (of length 0 for none).</summary>
    public sealed record Quote(string Text, TextRange Highlight) : Part(Text)
    {
        /// <summary>Whether it is collapsed until the user expands it.</summary>
        public bool IsFolded { get; init; }

        /// <summary>Whether it stands within a line, between quotation marks, instead of in a block of its own.</summary>
        public bool IsInline { get; init; }
    }
}

/// <summary>A message's text as a sequence of parts. Immutable.</summary>
internal sealed record RichText(ImmutableArray<Part> Parts)
{
    /// <summary>
    /// The length that Telegram counts, in UTF-16 code units: never less than its own count in code points.
    /// </summary>
    public int Length => Parts.Sum(part => part.Text.Length);

    /// <summary>The text alone.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Text));
}

/// <summary>Puts a <see cref="RichText"/> together.</summary>
internal sealed class RichTextBuilder
{
    private const int MaxAddressLength = 2048;

    private readonly ImmutableArray<Part>.Builder _parts = ImmutableArray.CreateBuilder<Part>();

    public int Length { get; private set; }

    public RichTextBuilder Plain(string text) => Add(new Part.Plain(text));

    public RichTextBuilder Bold(string text) => Add(new Part.Bold(text));

    /// <param name="address">
    /// The encoded address; without one, or with one that programs would cut off, the text leads nowhere.
    /// </param>
    public RichTextBuilder Link(string text, string? address) =>
        Add(address is null or { Length: > MaxAddressLength } ? new Part.Plain(text) : new Part.Link(text, address));

    public RichTextBuilder Quote(string text, TextRange highlight, bool isFolded = false) =>
        Add(new Part.Quote(text, highlight) { IsFolded = isFolded });

    /// <summary>A verbatim piece of an article within a line, between quotation marks.</summary>
    public RichTextBuilder InlineQuote(string text) =>
        Plain("\"").Add(new Part.Quote(text, default) { IsInline = true }).Plain("\"");

    public RichTextBuilder Line() => Plain("\n");

    /// <summary>A phrase whose holes {0}, {1} … are filled with parts.</summary>
    public RichTextBuilder Fill(string phrase, params ReadOnlySpan<Part> parts)
    {
        while (phrase.IndexOf('{') is >= 0 and var hole)
        {
            Plain(phrase[..hole]).Add(parts[phrase[hole + 1] - '0']);
            phrase = phrase[(hole + 3)..];
        }

        return Plain(phrase);
    }

    public void Append(RichText text)
    {
        foreach (var part in text.Parts)
            Add(part);
    }

    public RichText Build() => new(_parts.ToImmutable());

    private RichTextBuilder Add(Part part)
    {
        if (part.Text.Length == 0)
            return this;
        _parts.Add(part);
        Length += part.Text.Length;
        return this;
    }
}
