using System.Text;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>
/// Puts the text of a document together while its elements go by: paragraphs, rows of tables as one paragraph each, and
/// nothing that is hidden.
/// </summary>
/// <param name="hiddenStyles">The styles whose text is hidden.</param>
internal sealed class DocumentText(HashSet<string> hiddenStyles)
{
    /// <summary>A longer cell is a text of its own.</summary>
    private const int MaxCellLength = 600;

    private readonly List<StringBuilder> _paragraphs = [];
    private readonly Stack<StringBuilder> _open = [];
    private readonly Stack<List<int>> _rows = [];
    private bool _isText;
    private bool _isHidden;

    /// <summary>All of them, the empty ones too, whose numbers the report counts.</summary>
    public IReadOnlyList<string> Paragraphs => _paragraphs.ConvertAll(paragraph => paragraph.ToString().Trim());

    /// <summary>The article that the paragraphs of a document are, with a header before them or without.</summary>
    /// <param name="author">From the document's properties; null if they have none.</param>
    /// <param name="fix">What to do about a document without text.</param>
    public static ExtractedArticle Read(
        IReadOnlyList<string> paragraphs,
        string? author,
        string fix,
        ArticleHeader? beside
    )
    {
        var blocks = paragraphs
            .Index()
            .Where(paragraph => paragraph.Item.Length > 0)
            .Select(paragraph => (Line: paragraph.Index + 1, Text: paragraph.Item))
            .ToList();
        if (blocks.Count == 0)
            return ExtractedArticle.Refused(Problem.Error("it has no text", fix));

        // The lines of a header follow each other; the paragraphs of the text do not.
        var header = ArticleHeader.Read(TextLine.FromLines(blocks), beside);
        var draft = PastedText.Read(header, TextLine.FromBlocks(blocks.Skip(header.LineCount)));
        return draft with { Author = Sourced.InDocument(author) };
    }

    /// <param name="kind">The element's name in Word's vocabulary, which other formats are put into; null for other elements.</param>
    /// <param name="value">Its value or type, if it has one.</param>
    public void Start(string? kind, string? value, bool isEmpty)
    {
        _isText = kind == "t" && !isEmpty;
        switch (kind)
        {
            case "p":
                _paragraphs.Add(new StringBuilder());
                if (!isEmpty)
                    _open.Push(_paragraphs[^1]);
                break;
            case "r":
                _isHidden = false;
                break;
            case "vanish" or "specVanish":
                _isHidden = IsOn(value);
                break;
            case "rStyle" when value is not null && hiddenStyles.Contains(value):
                _isHidden = true;
                break;
            case "tr" when !isEmpty:
                _rows.Push([]);
                break;
            case "tc" when _rows.TryPeek(out var cells):
                cells.Add(_paragraphs.Count);
                break;
            case "br" or "cr":
                Break(isPage: value is "page" or "column");
                break;
            case "tab":
                Append(" ", always: true);
                break;
            case "noBreakHyphen":
                Append("\u2011", always: true);
                break;
        }
    }

    /// <summary>Whether a property that may be switched off is on; without a value it is.</summary>
    public static bool IsOn(string? value) => value is not ("0" or "false" or "off");

    public void Append(string text) => Append(text, always: false);

    public void End(string? kind)
    {
        _isText = false;
        if (kind == "p")
            _open.TryPop(out _);
        else if (kind == "tr" && _rows.TryPop(out var cells))
            JoinRow(cells);
    }

    private void Append(string text, bool always)
    {
        if ((_isText || always) && !_isHidden && _open.TryPeek(out var paragraph))
            paragraph.Append(text);
    }

    /// <summary>A line break behind a whole sentence is a paragraph's end, as on a page; any other is a space.</summary>
    private void Break(bool isPage)
    {
        if (_isHidden || !_open.TryPeek(out var paragraph))
            return;
        if (!isPage && !SentenceHeuristics.IsRunning(paragraph))
        {
            paragraph.Append(' ');
            return;
        }

        _open.Pop();
        _paragraphs.Add(new StringBuilder());
        _open.Push(_paragraphs[^1]);
    }

    /// <summary>
    /// Makes a row one paragraph: figures say nothing without their names. Cells of several paragraphs, or of long ones
    /// alone, are a layout.
    /// </summary>
    private void JoinRow(List<int> starts)
    {
        if (starts.Count < 2)
            return;
        var cells = new List<List<string>>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : _paragraphs.Count;
            cells.Add([
                .. _paragraphs
                    .GetRange(starts[i], end - starts[i])
                    .Select(paragraph => paragraph.ToString().Trim())
                    .Where(text => text.Length > 0),
            ]);
        }

        var isData =
            cells.TrueForAll(cell => cell.Count <= 1 && cell.Sum(text => text.Length) <= MaxCellLength)
            && cells.Exists(cell => cell.Count == 0 || !SentenceHeuristics.IsRunning(cell[0]));
        if (!isData)
            return;
        _paragraphs.RemoveRange(starts[0], _paragraphs.Count - starts[0]);
        _paragraphs.Add(new StringBuilder(string.Join(' ', cells.SelectMany(cell => cell))));
    }
}
