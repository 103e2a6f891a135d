using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Import.PlainText;

/// <summary>What a piece of text says as a date.</summary>
/// <param name="Date">The day, or null when it says none or can be read in two ways.</param>
/// <param name="IsAmbiguous">Whether day and month could be the other way round, as in 03/04/2018.</param>
internal readonly record struct DateReading(DateOnly? Date, bool IsAmbiguous)
{
    public bool IsDate => Date is not null || IsAmbiguous;
}

/// <summary>
/// Parses dates as news sites print them: 2017-12-26, 26 December 2017, December 26, 2017, 26.12.2017, 2017年12月26日,
/// with names of months and weekdays in several languages, and with a time and time zone after it.
/// </summary>
internal static class DateText
{
    /// <summary>What is longer is no date, and is not worth a search.</summary>
    private const int MaxDateLength = 100;

    private const int MaxWordsBeside = 6;

    /// <summary>
    /// Without backtracking: no text makes them slow, so they need no timeout, which a busy machine could exceed.
    /// </summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // The digits around a date are no part of it: what is there is matched, because looking around would need
    // backtracking.
    private static readonly Regex YearFirst = new(
        @"(?:^|\D)(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?:\D|$)",
        Linear
    );
    private static readonly Regex EastAsian = new(
        @"(?:^|\D)(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日",
        Linear
    );
    private static readonly Regex DayMonthYear = new(
        @"(?:^|\D)(?<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+"
            + @"|of\s+)?(?<m>\p{L}[\p{L}\p{M}]*(?:\s\p{L}+)??)\.?,?[\s-]+(?:de\s+|del\s+)?(?<y>\d{4})(?:\D|$)",
        Linear | RegexOptions.IgnoreCase
    );
    private static readonly Regex MonthDayYear = new(
        @"(?<m>\p{L}[\p{L}\p{M}]*)\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})(?:\D|$)",
        Linear | RegexOptions.IgnoreCase
    );
    private static readonly Regex Pointed = new(
        @"(?:^|\D)(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?:\D|$)",
        Linear
    );
    private static readonly Regex PointedShort = new(
        @"(?:^|[^\d.])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{2})(?:[^\d.:]|$)",
        Linear
    );
    private static readonly Regex Slashed = new(
        @"(?:^|\D)(?<a>\d{1,2})[/-](?<b>\d{1,2})[/-](?<y>\d{4})(?:\D|$)",
        Linear
    );

    // Separate boxes of a page run together when it is copied: "20262:45 PM GMTUpdated".
    private static readonly Regex GluedTime = new(@"(?<year>\d{4})(?<time>\d{1,2}[:.]\d{2})", Linear);
    private static readonly Regex GluedZone = new(@"(?<zone>[AaPp][Mm]|[A-Z]{3})(?<word>[A-Z][a-z])", Linear);
    private static readonly Regex Word = new(@"\p{L}[\p{L}\p{M}]*", Linear);

    /// <summary>Reads a header's value or the front of a file name: the first date in the text.</summary>
    public static DateReading Read(string text)
    {
        text = AsciiDigits(text.Length <= MaxDateLength ? text : text[..MaxDateLength]);
        if (!text.Any(char.IsAsciiDigit))
            return default;
        if (YearFirst.Match(text) is { Success: true } iso)
            return Valid(iso);
        if (EastAsian.Match(text) is { Success: true } eastAsian)
            return Valid(eastAsian);
        foreach (Match match in DayMonthYear.Matches(text))
        {
            if (DateWords.Months.TryGetValue(match.Groups["m"].Value, out var month))
                return Valid(Number(match, "y"), month, Number(match, "d"));
        }

        foreach (Match match in MonthDayYear.Matches(text))
        {
            if (DateWords.Months.TryGetValue(match.Groups["m"].Value, out var month))
                return Valid(Number(match, "y"), month, Number(match, "d"));
        }

        // Points are a European habit: the day is first, and a year of two digits is of this century.
        if (Pointed.Match(text) is { Success: true } pointed)
            return Valid(pointed);
        if (PointedShort.Match(text) is { Success: true } pointedShort)
            return Valid(2000 + Number(pointedShort, "y"), Number(pointedShort, "m"), Number(pointedShort, "d"));
        return Slashed.Match(text) is { Success: true } slashed ? ReadSlashed(slashed) : default;
    }

    /// <summary>Reads a line that contains only a date; a sentence with a date is none.</summary>
    public static DateReading ReadLine(string line)
    {
        if (line.Length > MaxDateLength || !line.Any(char.IsDigit))
            return default;
        line = GluedZone.Replace(GluedTime.Replace(line, "${year} ${time}"), "${zone} ${word}");
        var parts = line.Split(['|', '·', '•']);
        foreach (var part in parts)
        {
            if (Read(part) is { IsDate: true } reading)
                return AllBelong(part, Word.EnumerateMatches(part)) && parts.All(IsShort) ? reading : default;
        }

        return default;
    }

    /// <summary>The problem of an ambiguous date.</summary>
    public static Problem Ambiguous(string text, string fix, int? line = null) =>
        Problem.Warning($"'{text}' can be read as two dates, so the article is undated", fix, line);

    /// <summary>Next to a date there may be a name, a place or a time, but no sentence.</summary>
    private static bool IsShort(string part) =>
        part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MaxWordsBeside || Read(part).IsDate;

    private static bool AllBelong(string line, Regex.ValueMatchEnumerator words)
    {
        foreach (var match in words)
        {
            var word = WithoutMarks(line.AsSpan(match.Index, match.Length));
            if (
                !DateWords.OfMonths.Contains(word)
                && !DateWords.Weekdays.Contains(word)
                && !DateWords.Companions.Contains(word)
            )
                return false;
        }

        return true;
    }

    /// <summary>Arabic often writes its vowels on such a line, "نُشر".</summary>
    private static string WithoutMarks(ReadOnlySpan<char> word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                letters.Append(c);
        }

        return letters.ToString();
    }

    private static DateReading ReadSlashed(Match match)
    {
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (first == second)
            return Valid(year, second, first);
        return (first <= 12, second <= 12) switch
        {
            (true, true) => new DateReading(null, IsAmbiguous: true),
            (true, false) => Valid(year, first, second),
            _ => Valid(year, second, first),
        };
    }

    private static DateReading Valid(Match match) => Valid(Number(match, "y"), Number(match, "m"), Number(match, "d"));

    private static DateReading Valid(int year, int month, int day) =>
        year is >= 1400 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateReading(new DateOnly(year, month, day), IsAmbiguous: false)
            : default;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string AsciiDigits(string text) =>
        text.Any(c => c > 127 && char.IsDigit(c))
            ? string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c))
            : text;
}
