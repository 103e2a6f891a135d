using System.Text.RegularExpressions;

namespace NewsBot.Import.PlainText;

/// <summary>
/// What can be seen of each line of a pasted page, and where its densest stretch of running text, the core, is. The rules by
/// phrase know some lines; the rest is recognized by length, case, endings and neighbours.
/// </summary>
internal sealed partial class PastedLines
{
    /// <summary>A line of more words is worth no more to the core.</summary>
    private const int MaxWordsOfCore = 60;
    private const int MinWordsOfRunning = 8;
    private const int PriceOfOtherLine = 6;

    /// <summary>Lines of the core with fewer words do not say what the text is about.</summary>
    private const int MinWordsOfTopic = 12;
    private const int MinLettersOfTopic = 5;

    private readonly Dictionary<string, int> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _topic = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="lines">All of the text; blank lines are only noted as such.</param>
    /// <param name="reasons">What the rules by phrase say of each line.</param>
    public PastedLines(IReadOnlyList<TextLine> lines, IReadOnlyList<SkipReason?> reasons)
    {
        var all = new List<PastedLine>();
        var isBlankAbove = true;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank)
                all.Add(new PastedLine(lines[i], reasons[i], isBlankAbove));
            isBlankAbove = lines[i].IsBlank;
        }

        All = all;
        (First, Last) = FindCore();
        foreach (var line in all)
            _shapes[Shape(line)] = _shapes.GetValueOrDefault(Shape(line)) + 1;
        for (var i = First; i <= Last; i++)
        {
            if (all[i].Words < MinWordsOfTopic)
                continue;
            foreach (var word in TopicWords(all[i].Text))
                _topic[word] = _topic.GetValueOrDefault(word) + 1;
        }

        HasBlankLines = all.Count(line => line.IsBlankAbove) <= 0.95 * all.Count;
    }

    /// <summary>Those that are not blank.</summary>
    public IReadOnlyList<PastedLine> All { get; }

    /// <summary>The first line of the core.</summary>
    public int First { get; }

    /// <summary>The last line of the core; before the first one if there is none.</summary>
    public int Last { get; }

    /// <summary>Whether blank lines part some lines and not others.</summary>
    public bool HasBlankLines { get; }

    /// <summary>How many lines begin with the same two words, but for digits.</summary>
    public int CountOfShape(PastedLine line) => _shapes[Shape(line)];

    /// <summary>The share of a line's longer words that lines of the core have, itself not counted; 0 to 1.</summary>
    public double TopicShare(int place)
    {
        var line = All[place];
        var own = place >= First && place <= Last && line.Words >= MinWordsOfTopic ? 1 : 0;
        var (words, known) = (0, 0);
        foreach (var word in TopicWords(line.Text))
        {
            words++;
            known += _topic.GetValueOrDefault(word) > own ? 1 : 0;
        }

        return words == 0 ? 0 : (double)known / words;
    }

    /// <summary>The distinct words of five letters and more.</summary>
    public static HashSet<string> TopicWords(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var match in Word().EnumerateMatches(text))
        {
            if (match.Length >= MinLettersOfTopic)
                words.Add(text.Substring(match.Index, match.Length));
        }

        return words;
    }

    /// <summary>The stretch with the greatest sum of running words against a toll for each other line.</summary>
    private (int First, int Last) FindCore()
    {
        var (best, sum, start) = (0.0, 0.0, 0);
        var core = (First: 0, Last: All.Count - 1);
        for (var i = 0; i < All.Count; i++)
        {
            if (sum <= 0)
                (sum, start) = (0, i);
            sum += All[i].IsRunning ? Math.Min(All[i].Words, MaxWordsOfCore) - MinWordsOfRunning : -PriceOfOtherLine;
            if (sum > best)
                (best, core) = (sum, (start, i));
        }

        return core;
    }

    private static string Shape(PastedLine line) =>
        Digits()
            .Replace(
                string.Join(' ', line.Text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries).Take(2)),
                "0"
            )
            .ToLowerInvariant();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}

/// <summary>A line of a pasted page that is not blank.</summary>
internal sealed partial class PastedLine
{
    public PastedLine(TextLine line, SkipReason? reason, bool isBlankAbove)
    {
        (Line, Reason, IsBlankAbove) = (line, reason, isBlankAbove);
        var words = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetterOrDigit))
            .ToList();
        Words = words.Sum(CountWords);
        IsWhole = SentenceHeuristics.IsWhole(Text);
        IsRunning = SentenceHeuristics.IsRunning(Text);
        ShareOfCapitals =
            words.Count < 2 ? 0.5 : (double)words.Skip(1).Count(word => char.IsUpper(word[0])) / (words.Count - 1);
        IsTeaser = Teaser().IsMatch(Text);
    }

    public TextLine Line { get; }

    public string Text => Line.Text;

    /// <summary>What the rules by phrase say.</summary>
    public SkipReason? Reason { get; }

    public bool IsBlankAbove { get; }

    /// <summary>Letters of scripts without spaces count half a word each.</summary>
    public double Words { get; }

    public bool IsWhole { get; }

    public bool IsRunning { get; }

    /// <summary>Of the words after the first; 0 to 1, and a half if there is none.</summary>
    public double ShareOfCapitals { get; }

    /// <summary>Whether it breaks off, or points elsewhere.</summary>
    public bool IsTeaser { get; }

    private static double CountWords(string word)
    {
        var letters = word.Count(c =>
            c is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF')
        );
        return letters == 0 ? 1 : letters * 0.5;
    }

    [GeneratedRegex(@"(?:…|\.\.\.|\[…\]|»|›|→|>)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Teaser();
}
