using System.Text.RegularExpressions;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Chooses the paragraphs among the blocks of an article's text, and reports why the others are skipped.
/// </summary>
internal static partial class PageParagraphs
{
    /// <summary>A block that is nearly all links leads elsewhere.</summary>
    public const double MaxLinks = 0.7;

    public static (List<string> Paragraphs, List<SkippedLine> Skipped) Extract(
        IReadOnlyList<PageBlock> blocks,
        string? headline,
        KeptWords? keep = null
    )
    {
        var skipped = new List<SkippedLine>();
        var kept = new List<PageBlock>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (keep?.Has(block.Text) != true && FindReasonToSkip(blocks, i, headline) is { } reason)
                skipped.Add(SkippedLine.Create(block.Line, reason, block.Text));
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

    private static SkipReason? FindReasonToSkip(IReadOnlyList<PageBlock> blocks, int place, string? headline)
    {
        var block = blocks[place];
        if (
            headline is not null
            && (LetterComparison.AreSame(block.Text, headline) || PageHeadline.IsHeadingOf(block, headline))
        )
            return SkipReason.HeadlineRepeated;
        if (block.LinkDensity > MaxLinks && !LinkedText.IsPartOfText(blocks, place))
            return SkipReason.Links;
        if (!block.Text.Any(char.IsLetterOrDigit))
            return SkipReason.NoWords;
        if (Markup().IsMatch(block.Text))
            return SkipReason.Boilerplate;
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

    /// <summary>What a program escaped once too often: the marks of an element and nothing else.</summary>
    [GeneratedRegex(
        @"^(?:</?[A-Za-z][^<>]*>\s*)+$|^<(?:script|style|iframe)\b.*</(?:script|style|iframe)>$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Markup();
}
