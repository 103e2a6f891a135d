using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// The blocks of a page that are not in its text, and why: a moderator must be able to see a loss, and to bring a block
/// back.
/// </summary>
internal sealed class OmittedBlocks
{
    /// <summary>A page with more has them in a list, which says the same a hundred times.</summary>
    private const int MaxReported = 50;

    private readonly List<PageBlock> _text;
    private readonly List<PageBlock> _omitted;
    private readonly Dictionary<IElement, int> _places = [];
    private readonly HashSet<IElement> _foreign;
    private readonly Boilerplate _boilerplate;

    /// <param name="everything">All blocks of the page, in order.</param>
    /// <param name="text">Those of its text, in order.</param>
    public OmittedBlocks(
        List<PageBlock> everything,
        List<PageBlock> text,
        HashSet<IElement> foreign,
        Boilerplate boilerplate
    )
    {
        (_text, _foreign, _boilerplate) = (text, foreign, boilerplate);
        foreach (var block in everything)
            _places.TryAdd(block.Element, block.Number);
        var taken = text.Select(block => block.Element).ToHashSet();
        _omitted = everything.FindAll(block => !taken.Contains(block.Element));
    }

    /// <summary>The text with the blocks that have kept words, in the order of the page.</summary>
    public List<PageBlock> BringBack(KeptWords keep)
    {
        var kept = _omitted.FindAll(block => keep.Has(block.Text));
        return kept.Count == 0
            ? _text
            : [.. _text.Concat(kept).OrderBy(block => _places.GetValueOrDefault(block.Element, block.Number))];
    }

    /// <summary>The longer ones that stay out.</summary>
    public IEnumerable<SkippedLine> Report(KeptWords keep) =>
        _omitted
            .Where(block => SkippedLine.IsLong(block.Text, SkipReason.OutsideText) && !keep.Has(block.Text))
            .Take(MaxReported)
            .Select(block => SkippedLine.Create(block.Line, FindReason(block.Element), block.Text));

    private SkipReason FindReason(IElement element)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            if (_foreign.Contains(e))
                return ForeignBoxes.IsOfReaders(e) ? SkipReason.ReaderComments : SkipReason.OtherArticles;
            if (_boilerplate.Has(e))
                return Boilerplate.IsHidden(e) ? SkipReason.Hidden : SkipReason.MarkedAsPage;
        }

        return SkipReason.OutsideText;
    }
}
