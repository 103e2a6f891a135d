using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Chooses the paragraphs among the blocks of an article's text, and reports why the others are skipped.
/// </summary>
internal static class PageParagraphs
{
    /// <summary>A block that is nearly all links leads elsewhere.</summary>
    private const double MaxLinks = 0.7;

    public static (List<string> Paragraphs, List<SkippedLine> Skipped) Extract(
        IReadOnlyList<PageBlock> blocks,
        string? headline
    )
    {
        var skipped = new List<SkippedLine>();
        var kept = new List<PageBlock>();
        foreach (var block in blocks)
        {
            if (FindReasonToSkip(block, headline) is { } reason)
                skipped.Add(new SkippedLine(block.Line, reason));
            else
                kept.Add(block);
        }

        // A heading with nothing below it belongs to skipped text.
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            if (!kept[i].IsHeading || (i + 1 < kept.Count && FollowsDirectly(blocks, kept[i], kept[i + 1])))
                continue;
            skipped.Add(new SkippedLine(kept[i].Line, SkipReason.HeadingOfSkippedText));
            kept.RemoveAt(i);
        }

        return (kept.ConvertAll(block => block.Text), skipped);
    }

    private static SkipReason? FindReasonToSkip(PageBlock block, string? headline)
    {
        if (headline is not null && LetterComparison.AreSame(block.Text, headline))
            return SkipReason.HeadlineRepeated;
        if (block.LinkDensity > MaxLinks)
            return SkipReason.Links;
        if (!block.Text.Any(char.IsLetterOrDigit))
            return SkipReason.NoWords;
        return BoilerplateLine.FindReason(block.Text)
            ?? (DateText.ReadLine(block.Text).IsDate ? SkipReason.Date : null);
    }

    /// <summary>Whether text after a heading is a paragraph.</summary>
    private static bool FollowsDirectly(IReadOnlyList<PageBlock> blocks, PageBlock heading, PageBlock next)
    {
        if (next.IsHeading && next.Element.LocalName[1] <= heading.Element.LocalName[1])
            return false;
        return next.Number == heading.Number + 1
            || !blocks.Any(block => block.Number == heading.Number + 1 && block.LinkDensity > MaxLinks);
    }
}
