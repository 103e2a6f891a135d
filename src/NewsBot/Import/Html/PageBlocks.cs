using System.Text;
using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>A run of text that a browser shows as one paragraph.</summary>
/// <param name="Element">The innermost element that holds all of it.</param>
/// <param name="Text">What is shown, white space folded.</param>
/// <param name="LinkLetters">How many of its characters are in links.</param>
/// <param name="Number">Its place among the page's blocks, from 0.</param>
internal sealed record PageBlock(IElement Element, string Text, int LinkLetters, int Number)
{
    public double LinkDensity => (double)LinkLetters / Text.Length;

    public bool IsHeading => Element.LocalName is ['h', >= '1' and <= '6'];

    public bool IsListItem => Element.LocalName is "li" or "dd" or "dt";

    /// <summary>Whether it is in an element.</summary>
    public bool IsIn(IElement root)
    {
        for (IElement? element = Element; element is not null; element = element.ParentElement)
        {
            if (element == root)
                return true;
        }

        return false;
    }

    /// <summary>The line of the file that it begins on, from 1.</summary>
    public int Line => Element.SourceReference?.Position.Line ?? 1;
}

/// <summary>Takes the text of a page apart into blocks.</summary>
internal sealed class PageBlocks
{
    private const int MaxCellLength = 80;

    /// <summary>A longer cell is a text of its own.</summary>
    private const int MaxLongCellLength = 600;

    private readonly List<PageBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private readonly Func<IElement, bool> _isLeftOut;
    private IElement? _owner;
    private int _linkLetters;
    private int _breaks;

    private PageBlocks(Func<IElement, bool> isLeftOut) => _isLeftOut = isLeftOut;

    /// <summary>All of an element's text.</summary>
    public static List<PageBlock> Collect(IElement root) => Collect(root, _ => false);

    /// <param name="isLeftOut">Elements that are passed over with all that is in them.</param>
    public static List<PageBlock> Collect(IElement root, Func<IElement, bool> isLeftOut)
    {
        var blocks = new PageBlocks(isLeftOut);
        blocks.Walk(root, inLink: false);
        blocks.End();
        return blocks._blocks;
    }

    private void Walk(IElement element, bool inLink)
    {
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
                Append(element, text.Data, inLink);
            else if (node is IElement child)
                WalkChild(child, inLink);
        }
    }

    private void WalkChild(IElement child, bool inLink)
    {
        if (PageText.IsUnseen(child) || _isLeftOut(child))
            return;
        if (child.LocalName == "br")
        {
            // One break is a line's end, two are a paragraph's; a whole sentence before one is a paragraph too.
            if (++_breaks > 1 || SentenceHeuristics.IsRunning(_text))
                End();
            else if (_text.Length > 0)
                _text.Append(' ');
        }
        else if (child.LocalName == "tr" && IsRowOfData(child))
        {
            End();
            foreach (var cell in child.Children)
            {
                Walk(cell, inLink);
                if (_text.Length > 0)
                    _text.Append(' ');
            }

            End();
        }
        else if (child.LocalName == "dd" && IsBehindItsTerm(child))
        {
            // The term says what is explained: without it the explanation is about nothing.
            if (_text.Length > 0)
                _text.Append(' ');
            Walk(child, inLink);
            End();
        }
        else if (child.LocalName == "dt" && child.NextElementSibling is { } behind && IsBehindItsTerm(behind))
        {
            End();
            Walk(child, inLink);
        }
        else if (child.LocalName == "sup")
        {
            WalkRaised(child, inLink);
        }
        else if (PageText.IsBlock(child))
        {
            End();
            Walk(child, inLink);
            End();
        }
        else
        {
            Walk(child, inLink || child.LocalName == "a");
        }
    }

    private void WalkRaised(IElement child, bool inLink)
    {
        var (start, letters, blocks) = (_text.Length, _linkLetters, _blocks.Count);
        Walk(child, inLink);
        if (start == 0 || _blocks.Count > blocks || !NoteMark.IsOne(_text, start))
            return;
        (_text.Length, _linkLetters) = (start, letters);
    }

    private void Append(IElement element, string data, bool inLink)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                if (_text.Length > 0 && _text[^1] != ' ')
                    _text.Append(' ');
                continue;
            }

            // A soft hyphen shows at a line's end alone, and a zero-width space never.
            if (c is '\u00AD' or '\u200B' or '\uFEFF')
                continue;
            _breaks = 0;
            _owner = _text.Length == 0 ? GetBlock(element) : _owner;
            _text.Append(c);
            if (inLink)
                _linkLetters++;
        }
    }

    private void End()
    {
        if (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        if (_text.Length > 0)
            _blocks.Add(new PageBlock(_owner!, _text.ToString(), _linkLetters, _blocks.Count));
        _text.Clear();
        (_linkLetters, _breaks) = (0, 0);
    }

    /// <summary>
    /// Whether a row says something together alone: figures and names, or a name and what is said of it. A page that is laid
    /// out as a table has other elements in its cells.
    /// </summary>
    private static bool IsRowOfData(IElement row) =>
        row.ChildElementCount > 1
        && row.Children.All(cell =>
            cell.LocalName is "td" or "th"
            && cell.TextContent.Length <= MaxLongCellLength
            && cell.QuerySelector("div, ul, ol, table, br") is null
        )
        && row.Children.Count(cell => cell.TextContent.Length > MaxCellLength) < row.ChildElementCount;

    /// <summary>Whether an explanation follows a short term alone, and both are lines of text.</summary>
    private static bool IsBehindItsTerm(IElement explanation) =>
        explanation.LocalName == "dd"
        && explanation.PreviousElementSibling is { LocalName: "dt" } term
        && term.TextContent.Length <= MaxCellLength
        && term.QuerySelector("div, p, ul, ol, table, br, img") is null
        && explanation.QuerySelector("div, p, ul, ol, table, dl, h2, h3, h4") is null;

    private static IElement GetBlock(IElement element)
    {
        while (!PageText.IsBlock(element) && element.ParentElement is { } parent)
            element = parent;
        return element;
    }
}
