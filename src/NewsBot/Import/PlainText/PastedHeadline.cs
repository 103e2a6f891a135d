using System.Text.RegularExpressions;

namespace NewsBot.Import.PlainText;

/// <summary>
/// Finds the headline above the text of a page that was pasted whole: every short line above it is a candidate, and the one
/// with the greatest sum of learnt weights is taken (docs/PASTE.md).
/// </summary>
internal sealed partial class PastedHeadline
{
    private const int LinesAbove = 60;
    private const double MinWords = 2;
    private const double MaxWords = 32;
    private const int MaxLength = 250;

    /// <summary>Two running lines this near to each other open the text.</summary>
    private const int Near = 6;

    private const double MinWordsOfSentence = 7;
    private const int MinLettersOfPart = 13;

    private const double BonusOfRules = 2.0;
    private const int LinesOfMenu = 20;
    private const int LinesLookedAt = 7;
    private const double MaxWordsOfItem = 3;

    private readonly PastedLines _page;
    private readonly bool[] _isText;
    private readonly HashSet<string> _topic;
    private readonly Dictionary<string, int> _repeats = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _letters;

    public PastedHeadline(PastedLines page, bool[] isText)
    {
        (_page, _isText) = (page, isText);
        Body = FindBody();
        _topic =
        [
            .. Enumerable
                .Range(BodyStart, Math.Max(0, Body.Last - BodyStart + 1))
                .Where(i => page.All[i].IsRunning || (isText[i] && page.All[i].Words >= 8))
                .SelectMany(i => PastedLines.TopicWords(page.All[i].Text)),
        ];
        _letters = [.. page.All.Select(line => LetterComparison.Normalize(line.Text))];
        foreach (var letters in _letters)
            _repeats[letters] = _repeats.GetValueOrDefault(letters) + 1;
    }

    /// <summary>The places of the text's first and last line; 0 and −1 if there is no text.</summary>
    public (int First, int Last) Body { get; }

    private int BodyStart => Body.First;

    /// <summary>
    /// Whether a menu stands between the first line and the text: it is far below, and half of the first lines are of few
    /// words. Below a headline that was copied with its text, byline, date and share buttons are fewer.
    /// </summary>
    public bool IsBelowMenu =>
        BodyStart >= LinesOfMenu
        && _page.All.Skip(1).Take(LinesLookedAt).Count(line => line.Words <= MaxWordsOfItem) * 2 >= LinesLookedAt;

    /// <returns>The place of the headline among the lines; null without a candidate.</returns>
    /// <param name="byRules">The place that the rules for pages of the known layouts choose; null if none.</param>
    public int? Find(int? byRules)
    {
        var candidates = Enumerable
            .Range(Math.Max(0, BodyStart - LinesAbove), Math.Min(BodyStart, LinesAbove))
            .Where(IsCandidate)
            .ToHashSet();
        return candidates.Count == 0
            ? null
            : candidates.MaxBy(i => Score(i, candidates) + (i == byRules ? BonusOfRules : 0));
    }

    private (int First, int Last) FindBody()
    {
        var all = _page.All;
        var running = Places(i => _isText[i] && all[i].IsRunning);
        if (running.Count < 2 && Places(i => _isText[i] && IsSentence(all[i])) is { Count: > 0 } sentences)
            running = sentences;
        if (running.Count == 0)
            running = Places(i => all[i].IsRunning);
        if (running.Count == 0)
            return (0, -1);
        var opening = running.Zip(running.Skip(1)).Where(pair => pair.Second - pair.First <= Near).Take(1).ToList();
        var start = opening.Count == 0 ? running[0] : opening[0].First;
        return (start, running[^1]);
    }

    private List<int> Places(Func<int, bool> isWanted) => [.. Enumerable.Range(0, _page.All.Count).Where(isWanted)];

    private static bool IsSentence(PastedLine line) => line.IsWhole && line.Words >= MinWordsOfSentence;

    private bool IsCandidate(int place)
    {
        var line = _page.All[place];
        return line.Words is >= MinWords and <= MaxWords
            && line.Text.Length <= MaxLength
            && line.Reason is null or SkipReason.OtherArticles or SkipReason.Boilerplate
            && !DateText.ReadLine(line.Text).IsDate;
    }

    private double Score(int place, HashSet<int> candidates)
    {
        var line = _page.All[place];
        var distance = BodyStart - place;
        var words = PastedLines.TopicWords(line.Text);
        var known = words.Count(_topic.Contains);
        var score = 0.0;
        score += line.Words < 4 ? -1.76 : 0;
        score += line.Words > 16 ? -1.56 : 0;
        score += line.Text.TrimEnd('"', '\'', '”', '’', '»', ')', ']')[^1..] is "." or "。" or "۔" or "।" ? -1.36 : 0;
        score += -0.99 * Math.Min(4, Math.Log(1 + distance));
        score += -0.34 * Math.Max(0, distance - 12) / 12;
        score += _repeats[_letters[place]] > 1 ? 0.63 : 0;
        score += words.Count == 0 ? 0 : 1.52 * known / words.Count;
        score += 0.90 * Math.Log(1 + known);
        score += IsAboveDate(place) ? 2.11 : 0;
        score += line.Reason is not null ? -1.26 : 0;
        score += place == 0 ? 1.95 : 0;
        score += line.IsBlankAbove ? -1.17 : 0;
        score += place > 0 && _page.All[place - 1].Words < 4 ? -1.22 : 0;
        score += candidates.Contains(place - 1) && _page.All[place - 1].Words >= 4 ? -1.92 : 0;
        score += IsPartOfOther(place) ? 1.28 : 0;
        return score;
    }

    private bool IsAboveDate(int place) =>
        Enumerable
            .Range(place + 1, Math.Max(0, Math.Min(3, BodyStart - place - 1)))
            .Select(i => _page.All[i])
            .Any(line =>
                line.Reason is SkipReason.Byline or SkipReason.ReadingTime or SkipReason.TimeOfUpdate or SkipReason.Time
                || (line.Words < 12 && (Year().IsMatch(line.Text) || DateText.Read(line.Text).IsDate))
            );

    /// <summary>Whether a longer line has it, as "Headline | Outlet" does.</summary>
    private bool IsPartOfOther(int place) =>
        _letters[place].Length >= MinLettersOfPart
        && Enumerable
            .Range(
                Math.Max(0, place - 30),
                Math.Min(_letters.Count, Math.Max(0, Body.Last) + 20) - Math.Max(0, place - 30)
            )
            .Any(i =>
                _letters[i].Length > _letters[place].Length
                && _letters[i].Contains(_letters[place], StringComparison.OrdinalIgnoreCase)
            );

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
