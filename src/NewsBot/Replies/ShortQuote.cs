using NewsBot.Search;
using NewsBot.Search.Text;

namespace NewsBot.Replies;

/// <summary>A contiguous piece of a passage, for a list of passages: its answering sentence.</summary>
/// <param name="IsCut">Whether the sentence goes on after it.</param>
internal readonly record struct ShortQuote(Passage Passage, TextRange Range, bool IsCut)
{
    /// <summary>The longest, in UTF-16 units.</summary>
    public const int MaxLength = 280;

    /// <summary>A shorter sentence says little without a neighbour.</summary>
    private const int MinLength = 80;

    public string Text => Range.Of(Passage.Text).ToString();

    /// <summary>
    /// The passage's best sentence; with the one before it if it is short, or else the one after it; cut between two
    /// words if it is too long.
    /// </summary>
    public static ShortQuote From(Passage passage)
    {
        var best = passage.BestSentence;
        if (best.Length > MaxLength)
        {
            var end = QuoteTruncation.WordBoundary(passage.Text, best.Start, MaxLength);
            return new ShortQuote(passage, new TextRange(best.Start, end - best.Start), IsCut: true);
        }

        return new ShortQuote(passage, best.Length < MinLength ? WithNeighbour(passage, best) : best, IsCut: false);
    }

    /// <summary>Writes it. That it is cut is said outside the quote.</summary>
    public RichTextBuilder AppendTo(RichTextBuilder text)
    {
        text.InlineQuote(Text);
        return IsCut ? text.Plain(" …") : text;
    }

    private static TextRange WithNeighbour(Passage passage, TextRange best)
    {
        var sentences = Sentences.Split(passage.Text);
        var before = sentences.LastOrDefault(sentence => sentence.End <= best.Start);
        var after = sentences.FirstOrDefault(sentence => sentence.Start >= best.End);
        return before.Length > 0 && best.End - before.Start <= MaxLength
                ? new TextRange(before.Start, best.End - before.Start)
            : after.Length > 0 && after.End - best.Start <= MaxLength
                ? new TextRange(best.Start, after.End - best.Start)
            : best;
    }
}
