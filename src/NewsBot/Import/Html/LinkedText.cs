using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Distinguishes what leads elsewhere from an article's own sentences and subheads that happen to be links. The block alone
/// does not tell: what is around it does.
/// </summary>
internal static class LinkedText
{
    /// <summary>How many paragraphs go on behind the last linked subhead of a text; behind a list of teasers none do.</summary>
    private const int ParagraphsBehind = 2;
    private const int MaxLengthOfSubhead = 80;

    /// <param name="place">The place among <paramref name="blocks"/> of one that is nearly all links.</param>
    public static bool IsPartOfText(IReadOnlyList<PageBlock> blocks, int place) =>
        IsHeading(blocks[place]) ? IsSubhead(blocks, place) : IsSentenceOfText(blocks, place);

    /// <summary>Many pages have a bold line in place of a heading.</summary>
    private static bool IsHeading(PageBlock block) =>
        block.IsHeading
        || (
            block.Element.LocalName == "p"
            && block.Text.Length <= MaxLengthOfSubhead
            && !SentenceHeuristics.IsWhole(block.Text)
            && block.Element.QuerySelector("b, strong") is { } bold
            && PageText.Normalize(bold.TextContent) == block.Text
        );

    /// <summary>Whether it is a paragraph of whole sentences beside one that is no link.</summary>
    private static bool IsSentenceOfText(IReadOnlyList<PageBlock> blocks, int place)
    {
        var block = blocks[place];
        return block.Element.LocalName == "p"
            && SentenceHeuristics.IsRunning(block.Text)
            && block.Text[^1] is not (':' or ';' or '…')
            && BoilerplateLine.FindReason(block.Text) is null
            && (IsText(blocks, place - 1, block) || IsText(blocks, place + 1, block));
    }

    /// <summary>Whether the text goes on below it, and behind the last linked heading after it.</summary>
    private static bool IsSubhead(IReadOnlyList<PageBlock> blocks, int place)
    {
        var block = blocks[place];
        if (!IsText(blocks, place - 1, block) || !IsText(blocks, place + 1, block))
            return false;
        var last = place;
        for (var i = place + 1; i < blocks.Count && IsBeside(blocks[i], block); i++)
        {
            if (IsHeading(blocks[i]) && blocks[i].LinkDensity > PageParagraphs.MaxLinks)
                last = i;
        }

        return Enumerable.Range(last + 1, ParagraphsBehind).All(i => IsText(blocks, i, block));
    }

    private static bool IsText(IReadOnlyList<PageBlock> blocks, int place, PageBlock beside) =>
        place >= 0
        && place < blocks.Count
        && IsBeside(blocks[place], beside)
        && !IsHeading(blocks[place])
        && blocks[place].LinkDensity <= PageParagraphs.MaxLinks
        && SentenceHeuristics.IsRunning(blocks[place].Text);

    private static bool IsBeside(PageBlock block, PageBlock other) =>
        block.Element.ParentElement == other.Element.ParentElement;
}
