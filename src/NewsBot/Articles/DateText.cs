using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Articles;

/// <summary>What a piece of text says as a date.</summary>
/// <param name="Date">The day, or null when it says none or can be read in two ways.</param>
/// <param name="IsAmbiguous">Whether day and month could be the other way round, as in 03/04/2018.</param>
internal readonly record struct DateReading(DateOnly? Date, bool IsAmbiguous)
{
    public bool IsDate => Date is not null || IsAmbiguous;
}

/// <summary>
/// Reads dates as news sites print them: 2017-12-26, 26 December 2017, December 26, 2017, 26.12.2017, 2017年12月26日, with
/// the names of months and weekdays of several languages, and with a time and its zone behind.
/// </summary>
internal static partial class DateText
{
    /// <summary>What is longer is no date, and is not worth a search.</summary>
    private const int LongestDate = 100;

    private static readonly string[] Cultures = ["en", "ar", "ar-LB", "ar-EG", "de", "es", "fa", "fr", "it", "nb", "nl", "pt", "ru", "tr", "uk"];

    private static readonly FrozenDictionary<string, int> Months = MonthNames();

    /// <summary>The words that months' names are made of: «كانون الأول» has two.</summary>
    private static readonly FrozenSet<string> MonthWords = Months.Keys.SelectMany(name => name.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Weekdays = Cultures
        .Select(Culture)
        .SelectMany(culture => culture.DateTimeFormat.DayNames.Concat(culture.DateTimeFormat.AbbreviatedDayNames))
        .SelectMany(name => name.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries))
        .Where(name => name.Length > 1)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that may stand on a date line beside the date.</summary>
    private static readonly FrozenSet<string> Companions = (
        "published posted on at by date am pm gmt utc bst cet cest eet eest est edt msk ist pst pdt z t h uhr "
        + "a las el de del le à um veröffentlicht publicado publié publisert опубликовано в г года тарих yayın в نشر في تاریخ")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a header's value or the front of a file name: the first date in the text.</summary>
    public static DateReading Read(string text)
    {
        text = AsciiDigits(text.Length <= LongestDate ? text : text[..LongestDate]);
        if (YearFirst().Match(text) is { Success: true } iso) return Valid(iso);
        if (EastAsian().Match(text) is { Success: true } eastAsian) return Valid(eastAsian);
        foreach (Match match in DayMonthYear().Matches(text))
        {
            if (Months.TryGetValue(match.Groups["m"].Value, out var month)) return Valid(Number(match, "y"), month, Number(match, "d"));
        }

        foreach (Match match in MonthDayYear().Matches(text))
        {
            if (Months.TryGetValue(match.Groups["m"].Value, out var month)) return Valid(Number(match, "y"), month, Number(match, "d"));
        }

        // Points are a European habit: the day is first.
        if (Pointed().Match(text) is { Success: true } pointed) return Valid(pointed);
        return Slashed().Match(text) is { Success: true } slashed ? ReadSlashed(slashed) : default;
    }

    /// <summary>Reads a line that says nothing but a date; a sentence with a date in it is none.</summary>
    public static DateReading ReadLine(string line)
    {
        if (line.Length > LongestDate) return default;
        var reading = Read(line);
        return reading.IsDate && Word().EnumerateMatches(line) is var words && AllBelong(line, words) ? reading : default;
    }

    private static bool AllBelong(string line, Regex.ValueMatchEnumerator words)
    {
        foreach (var match in words)
        {
            var word = line.Substring(match.Index, match.Length);
            if (!MonthWords.Contains(word) && !Weekdays.Contains(word) && !Companions.Contains(word) && word is not ("st" or "nd" or "rd" or "th" or "年" or "月" or "日"))
                return false;
        }

        return true;
    }

    private static DateReading ReadSlashed(Match match)
    {
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (first == second) return Valid(year, second, first);
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

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string AsciiDigits(string text) => text.Any(c => c > 127 && char.IsDigit(c))
        ? string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c))
        : text;

    private static FrozenDictionary<string, int> MonthNames()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Sept"] = 9 };
        foreach (var format in Cultures.Select(culture => Culture(culture).DateTimeFormat))
        {
            foreach (var names in new[] { format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames })
            {
                for (var month = 1; month <= 12; month++) months.TryAdd(names[month - 1].TrimEnd('.'), month);
            }
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static CultureInfo Culture(string name)
    {
        // The names of the Gregorian months are wanted wherever another calendar is the default.
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? culture.Calendar;
        return culture;
    }

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)", RegexOptions.None, 100)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日", RegexOptions.None, 100)]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?(?<m>\p{L}[\p{L}\p{M}]*(?:\s\p{L}+)??)\.?,?[\s-]+(?:de\s+|del\s+)?(?<y>\d{4})(?!\d)", RegexOptions.IgnoreCase, 100)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"(?<m>\p{L}[\p{L}\p{M}]*)\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})(?!\d)", RegexOptions.IgnoreCase, 100)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?!\d)", RegexOptions.None, 100)]
    private static partial Regex Pointed();

    [GeneratedRegex(@"(?<!\d)(?<a>\d{1,2})[/-](?<b>\d{1,2})[/-](?<y>\d{4})(?!\d)", RegexOptions.None, 100)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.None, 100)]
    private static partial Regex Word();
}
