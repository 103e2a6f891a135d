using NewsBot.Search;
using NewsBot.Search.Text;

namespace NewsBot.Replies;

/// <summary>The contiguous piece of a paragraph that a message shows.</summary>
/// <param name="IsCutBefore">Whether something was cut at the beginning.</param>
/// <param name="IsCutBehind">Whether something was cut at the end.</param>
internal readonly record struct QuoteTruncation(TextRange Range, bool IsCutBefore, bool IsCutBehind)
{
    /// <summary>
    /// As many whole sentences as fit: from the first one on if the best one fits too, else from the best one on. A
    /// single sentence that is too long is cut between two words.
    /// </summary>
    /// <param name="best">The sentence that must be seen.</param>
    /// <param name="longest">The most that fits, in UTF-16 units; more than 0.</param>
    public static QuoteTruncation Truncate(string paragraph, TextRange best, int longest)
    {
        if (paragraph.Length <= longest)
            return new QuoteTruncation(new TextRange(0, paragraph.Length), false, false);

        var start = best.End <= longest ? 0 : best.Start;
        var end = start;
        foreach (var sentence in Sentences.Split(paragraph))
        {
            if (sentence.End > start && sentence.End - start <= longest)
                end = sentence.End;
        }

        if (end == start)
            end = WordBoundary(paragraph, start, longest);
        return new QuoteTruncation(new TextRange(start, end - start), start > 0, end < paragraph.Length);
    }

    /// <summary>
    /// The end of the words that fit into <paramref name="longest"/> UTF-16 units from <paramref name="start"/> on, in a
    /// text that is longer; within a word if not even the first fits.
    /// </summary>
    public static int WordBoundary(string text, int start, int longest)
    {
        var space = text.LastIndexOf(' ', start + longest, longest);
        if (space > start)
            return space;
        var piece = text.Substring(start, longest);
        return start + Math.Max(1, ShownText.BoundaryAtOrBefore(piece, longest));
    }
}
