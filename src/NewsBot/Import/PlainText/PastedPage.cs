namespace NewsBot.Import.PlainText;

/// <summary>A page that was pasted: its lines, which of them are text, and where the text is.</summary>
internal sealed class PastedPage
{
    /// <summary>Two running lines this near to each other open the text.</summary>
    private const int Near = 6;
    private const double MinWordsOfSentence = 7;

    private const int LinesOfMenu = 20;
    private const int LinesLookedAt = 7;
    private const double MaxWordsOfItem = 3;

    private readonly PastedLines _lines;

    public PastedPage(PastedLines lines)
    {
        _lines = lines;
        IsText = PageLineModel.Classify(lines);
        Body = FindBody();
    }

    /// <summary>The lines that are not blank.</summary>
    public IReadOnlyList<PastedLine> Lines => _lines.All;

    /// <summary>Whether each of them is text.</summary>
    public IReadOnlyList<bool> IsText { get; }

    /// <summary>The places of the text's first and last line; 0 and −1 if there is no text.</summary>
    public (int First, int Last) Body { get; }

    /// <summary>
    /// Whether a menu stands between the first line and the text: it is far below, and half of the first lines are of few
    /// words. Below a headline that was copied with its text, byline, date and share buttons are fewer.
    /// </summary>
    public bool HasMenuAbove =>
        Body.First >= LinesOfMenu
        && Lines.Skip(1).Take(LinesLookedAt).Count(line => line.Words <= MaxWordsOfItem) * 2 >= LinesLookedAt;

    /// <summary>The place of a line that is not blank.</summary>
    public int PlaceOf(TextLine line) => Lines.TakeWhile(other => other.Line != line).Count();

    private (int First, int Last) FindBody()
    {
        var running = Places((line, isText) => isText && line.IsRunning);
        if (running.Count < 2 && Places((line, isText) => isText && IsSentence(line)) is { Count: > 0 } sentences)
            running = sentences;
        if (running.Count == 0)
            running = Places((line, _) => line.IsRunning);
        if (running.Count == 0)
            return (0, -1);
        var opening = running.Zip(running.Skip(1)).Where(pair => pair.Second - pair.First <= Near).Take(1).ToList();
        return (opening.Count == 0 ? running[0] : opening[0].First, running[^1]);
    }

    private List<int> Places(Func<PastedLine, bool, bool> isWanted) =>
        [.. Enumerable.Range(0, Lines.Count).Where(i => isWanted(Lines[i], IsText[i]))];

    private static bool IsSentence(PastedLine line) => line.IsWhole && line.Words >= MinWordsOfSentence;
}
