namespace NewsBot.Import.PlainText;

/// <summary>Finds the headline in a text that was copied from a page's very top, navigation and all.</summary>
internal static class CopiedPageHeader
{
    /// <summary>A line of at most this many words is a menu item; headlines are rarely that short.</summary>
    private const int MaxWordsOfItem = 3;

    private const int MinWordsOfHeadline = 4;
    private const int MaxWordsOfHeadline = 25;

    /// <summary>How far above the text a headline may be, in lines that are not blank.</summary>
    private const int LinesAboveText = 25;

    /// <summary>Whether a text begins with a page's menu rather than with a headline.</summary>
    /// <param name="first">The first line that is not blank.</param>
    /// <param name="isCopiedPage">Whether there are signs of a page elsewhere in it.</param>
    public static bool IsFromTop(IReadOnlyList<TextLine> lines, int first, bool isCopiedPage) =>
        IsNavigation(
            [.. lines.Skip(first).Where(line => !line.IsBlank).Select(line => line.Text).Take(6)],
            isCopiedPage
        );

    /// <summary>The headline's place among lines that begin with a menu; null if there is none.</summary>
    /// <param name="first">The first line that is not blank.</param>
    public static int? FindHeadline(IReadOnlyList<TextLine> lines, int first)
    {
        var places = Enumerable.Range(first, lines.Count - first).Where(i => !lines[i].IsBlank).ToList();
        var text = FirstOfText(lines, places);
        if (text < 0)
            return null;

        var candidates = places.Take(text).TakeLast(LinesAboveText).Where(i => IsHeadline(lines[i].Text)).ToList();
        return candidates.Count == 0 ? null : candidates.MaxBy(i => Rank(lines, places, places.IndexOf(i), text));
    }

    /// <summary>
    /// Whether the first lines are a page's menu: its first one is boilerplate, or one of few words among others such.
    /// </summary>
    private static bool IsNavigation(List<string> front, bool isCopiedPage) =>
        front.Count > 3
        && (
            (BoilerplateLine.FindReason(front[0]) is not null && !DateText.ReadLine(front[0]).IsDate)
            || (isCopiedPage && IsItem(front[0]) && front.Skip(1).Count(IsItem) >= 3)
        );

    private static bool IsItem(string text) =>
        !SentenceHeuristics.IsWhole(text)
        && (
            BoilerplateLine.FindReason(text) is not null
            || (SentenceHeuristics.CountWords(text) <= MaxWordsOfItem && !DateText.ReadLine(text).IsDate)
        );

    /// <summary>
    /// The place among <paramref name="places"/> of the first running text that more of it follows soon.
    /// </summary>
    private static int FirstOfText(IReadOnlyList<TextLine> lines, List<int> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (
                SentenceHeuristics.IsRunning(lines[places[i]].Text)
                && BoilerplateLine.FindReason(lines[places[i]].Text) is null
                && places.Skip(i + 1).Take(5).Any(next => SentenceHeuristics.IsRunning(lines[next].Text))
            )
                return i;
        }

        return -1;
    }

    private static bool IsHeadline(string text) =>
        SentenceHeuristics.CountWords(text) is >= MinWordsOfHeadline and <= MaxWordsOfHeadline
        && !text.EndsWith('.')
        && BoilerplateLine.FindReason(text) is null
        && !DateText.ReadLine(text).IsDate;

    private static double Rank(IReadOnlyList<TextLine> lines, List<int> places, int place, int text)
    {
        var line = lines[places[place]].Text;
        var isRepeated = places.Take(text).Count(other => lines[other].Text == line) > 1;
        var hasDateBelow = places
            .Skip(place + 1)
            .Take(Math.Min(5, text - place))
            .Any(next =>
                DateText.ReadLine(lines[next].Text).IsDate
                || BoilerplateLine.FindReason(lines[next].Text)
                    is not (null or SkipReason.Boilerplate or SkipReason.OtherArticles)
            );

        // Of two lines the upper one is the headline, the lower one the standfirst; what is far above is a menu's.
        return (isRepeated ? 2 : 0)
            + (hasDateBelow ? 2 : 0)
            + (SentenceHeuristics.CountWords(line) <= 16 ? 1 : 0)
            - (text - place > 12 ? 2 : 0)
            - (place * 0.001);
    }
}
