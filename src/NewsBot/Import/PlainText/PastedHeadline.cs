namespace NewsBot.Import.PlainText;

/// <summary>
/// Finds the headline above the text of a page that was pasted whole: every short line above it is a candidate, and the one
/// with the greatest sum of learnt weights is taken (docs/PASTE.md).
/// </summary>
internal sealed class PastedHeadline
{
    private const int LinesAbove = 60;
    private const double MinWords = 2;
    private const double MaxWords = 32;
    private const int MaxLength = 250;

    private const int MinLettersOfPart = 13;

    private const double BonusOfRules = 2.0;

    private readonly PastedPage _page;
    private readonly HashSet<string> _topic;
    private readonly Dictionary<string, int> _repeats = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _letters;

    private PastedHeadline(PastedPage page)
    {
        _page = page;
        _topic =
        [
            .. Enumerable
                .Range(BodyStart, Math.Max(0, page.Body.Last - BodyStart + 1))
                .Where(i => page.Lines[i].IsRunning || (page.IsText[i] && page.Lines[i].Words >= 8))
                .SelectMany(i => PastedLines.TopicWords(page.Lines[i].Text)),
        ];
        _letters = [.. page.Lines.Select(line => LetterComparison.Normalize(line.Text))];
        foreach (var letters in _letters)
            _repeats[letters] = _repeats.GetValueOrDefault(letters) + 1;
    }

    private int BodyStart => _page.Body.First;

    /// <returns>The place of the headline among the lines; null without a candidate.</returns>
    /// <param name="byRules">The place that the rules for pages of the known layouts choose; null if none.</param>
    public static int? Find(PastedPage page, int? byRules)
    {
        var headline = new PastedHeadline(page);
        var candidates = Enumerable
            .Range(Math.Max(0, page.Body.First - LinesAbove), Math.Min(page.Body.First, LinesAbove))
            .Where(headline.IsCandidate)
            .ToHashSet();
        return candidates.Count == 0
            ? null
            : candidates.MaxBy(i => headline.Score(i, candidates) + (i == byRules ? BonusOfRules : 0));
    }

    private bool IsCandidate(int place)
    {
        var line = _page.Lines[place];
        return line.Words is >= MinWords and <= MaxWords
            && line.Text.Length <= MaxLength
            && line.Reason is null or SkipReason.OtherArticles or SkipReason.Boilerplate
            && !DateText.ReadLine(line.Text).IsDate;
    }

    private double Score(int place, HashSet<int> candidates)
    {
        var line = _page.Lines[place];
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
        score += place > 0 && _page.Lines[place - 1].Words < 4 ? -1.22 : 0;
        score += candidates.Contains(place - 1) && _page.Lines[place - 1].Words >= 4 ? -1.92 : 0;
        score += IsPartOfOther(place) ? 1.28 : 0;
        return score;
    }

    private bool IsAboveDate(int place) =>
        Enumerable
            .Range(place + 1, Math.Max(0, Math.Min(3, BodyStart - place - 1)))
            .Select(i => _page.Lines[i])
            .Any(line =>
                line.Reason is SkipReason.Byline or SkipReason.ReadingTime or SkipReason.TimeOfUpdate or SkipReason.Time
                || (line.Words < 12 && (DateText.HasYear(line.Text) || DateText.Read(line.Text).IsDate))
            );

    /// <summary>Whether a longer line has it, as "Headline | Outlet" does.</summary>
    private bool IsPartOfOther(int place) =>
        _letters[place].Length >= MinLettersOfPart
        && Enumerable
            .Range(
                Math.Max(0, place - 30),
                Math.Min(_letters.Count, Math.Max(0, _page.Body.Last) + 20) - Math.Max(0, place - 30)
            )
            .Any(i =>
                _letters[i].Length > _letters[place].Length
                && _letters[i].Contains(_letters[place], StringComparison.OrdinalIgnoreCase)
            );
}
