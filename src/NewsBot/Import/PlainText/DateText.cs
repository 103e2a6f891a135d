using System.Buffers;
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
/// with names of months and weekdays in some forty languages, of the Persian and Islamic calendars too, and with a time
/// and time zone after it.
/// </summary>
internal static partial class DateText
{
    /// <summary>What is longer is no date, and is not worth a search.</summary>
    private const int MaxDateLength = 100;

    private const int MaxWordsBeside = 6;
    private const int MaxDatelineLength = 80;

    private static readonly SearchValues<char> Separators = SearchValues.Create("-/.年년");

    /// <summary>
    /// Without backtracking: no text makes them slow, so they need no timeout, which a busy machine could exceed.
    /// </summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>A month's name; the second word, as of "كانون الأول", only if it is needed.</summary>
    private const string MonthName = @"(?<m>\p{L}[\p{L}\p{M}'’]*\p{Po}?(?:[\s-]\p{L}[\p{L}\p{M}]*(?:-\p{L}+)?)??)";

    // The digits around a date are no part of it: what is there is matched, because looking around would need
    // backtracking.
    private static readonly Lazy<Regex> YearFirst = Pattern(
        @"(?:^|\D)(?<y>\d{4})(?:[-/.]|\.\s)(?<m>\d{1,2})(?:[-/.]|\.\s)(?<d>\d{1,2})(?:\D|$)"
    );
    private static readonly Lazy<Regex> EastAsian = Pattern(
        @"(?:^|\D)(?<y>\d{4})\s*[年년]\s*(?<m>\d{1,2})\s*[月월]\s*(?<d>\d{1,2})\s*[日일]"
    );

    /// <summary>Years of a reign, as Japan counts them, and of the Republic, as Taiwan does.</summary>
    private static readonly Lazy<Regex> EastAsianEra = Pattern(
        @"(?<era>明治|大正|昭和|平成|令和|民國|民国)\s*(?<y>\d{1,3}|元)\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日"
    );
    private static readonly Lazy<Regex> Vietnamese = Pattern(
        @"(?:^|\D)(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})(?:,\s*|\s+năm\s+|\s+)(?<y>\d{4})(?:\D|$)",
        ignoresCase: true
    );
    private static readonly Lazy<Regex> DayMonthYear = Pattern(
        @"(?:^|\D)(?<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+|d['’])?"
            + MonthName
            + @"[.,]?,?[\s-]+(?:de\s+|del\s+)?(?<y>\d{4})(?:\D|$)",
        ignoresCase: true
    );
    private static readonly Lazy<Regex> MonthDayYear = Pattern(
        MonthName + @"\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})(?:\D|$)",
        ignoresCase: true
    );

    /// <summary>"2022. február 8.", "2022 m. vasario 8 d.".</summary>
    private static readonly Lazy<Regex> YearMonthDay = Pattern(
        @"(?:^|\D)(?<y>\d{4})[.,]?\s+(?:(?:m|թ)\.\s+)?" + MonthName + @"\.?\s+(?<d>\d{1,2})(?:\D|$)",
        ignoresCase: true
    );

    /// <summary>"2022. gada 8. februāris", "2022 жылғы 8 ақпан".</summary>
    private static readonly Lazy<Regex> YearDayMonth = Pattern(
        @"(?:^|\D)(?<y>\d{4})[.,]?\s+(?:gada|жылғы|жылы)\s+(?<d>\d{1,2})\.?\s+" + MonthName + @"(?:\P{L}|$)",
        ignoresCase: true
    );

    /// <summary>As Java prints a moment, "Tue Feb 08 07:30:00 EST 2022".</summary>
    private static readonly Lazy<Regex> YearLast = Pattern(
        @"(?:^|\P{L})(?<m>[A-Z][a-z]{2})\s+(?<d>\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z0-9+:-]{1,9}\s+)?(?<y>\d{4})(?:\D|$)"
    );
    private static readonly Lazy<Regex> Pointed = Pattern(
        @"(?:^|\D)(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?:\D|$)"
    );
    private static readonly Lazy<Regex> PointedShort = Pattern(
        @"(?:^|[^\d.])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{2})(?:[^\d.:]|$)"
    );
    private static readonly Lazy<Regex> Slashed = Pattern(
        @"(?:^|\D)(?<a>\d{1,2})[/-](?<b>\d{1,2})[/-](?<y>\d{4})(?:\D|$)"
    );

    /// <summary>What names a month between a day and a year, or beside both.</summary>
    private static readonly Lazy<Regex>[] Named = [DayMonthYear, MonthDayYear, YearMonthDay, YearDayMonth, YearLast];

    /// <summary>One that is not needed is not built: that takes longer than all the searches of a short run.</summary>
    private static Lazy<Regex> Pattern(string pattern, bool ignoresCase = false) =>
        new(() => ignoresCase ? new Regex(pattern, Linear | RegexOptions.IgnoreCase) : new Regex(pattern, Linear));

    // Separate boxes of a page run together when it is copied: "20262:45 PM GMTUpdated".
    private static readonly Regex GluedTime = new(@"(?<year>\d{4})(?<time>\d{1,2}[:.]\d{2})", Linear);
    private static readonly Regex GluedZone = new(@"(?<zone>[AaPp][Mm]|[A-Z]{3})(?<word>[A-Z][a-z])", Linear);

    /// <summary>"by Nora Quill", before or after the date; names are in capitals or of a script without them.</summary>
    private static readonly Lazy<Regex> Byline = Pattern(
        @"(?:^|[\s,])(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar|[Dd]i|[Aa]v|[Aa]f|[Dd]oor|[Aa]utor:?|[Аа]втор:?|بقلم|بواسطة)"
            + @"(?:\s+[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*){1,5},?(?:\s|$)"
    );
    private static readonly Regex Word = new(@"\p{L}[\p{L}\p{M}]*", Linear);

    /// <summary>
    /// Reads a header's value or the front of a file name: the first date in the text. Years of the Persian, Islamic and
    /// Buddhist calendars are recognized by the month's name or by the year itself.
    /// </summary>
    public static DateReading Read(string text)
    {
        text = AsciiDigits(text.Length <= MaxDateLength ? text : text[..MaxDateLength]);
        if (!MayBeDate(text))
            return default;
        foreach (var reading in ReadInFigures(text).Concat(ReadNamed(text)).Concat(ReadDayFirst(text)))
        {
            if (reading.IsDate)
                return reading;
        }

        return default;
    }

    /// <summary>Whether there are digits, and what parts those of a date or names its month: most lines have none.</summary>
    private static bool MayBeDate(ReadOnlySpan<char> text) =>
        HasDigit(text) && (text.ContainsAny(Separators) || HasMonth(text));

    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c))
                return true;
        }

        return false;
    }

    private static bool HasMonth(ReadOnlySpan<char> text)
    {
        var months = DateWords.OfMonths.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isInWord = i < text.Length && (char.IsLetter(text[i]) || IsPartOfWord(text[i]));
            if (!isInWord && start >= 0 && months.Contains(text[start..i]))
                return true;
            start = isInWord ? (start < 0 ? i : start) : -1;
        }

        return text.Contains("tháng", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Marks on letters, and the signs that shorten a Hebrew or Hindi word.</summary>
    private static bool IsPartOfWord(char c) =>
        c is '׳' or '॰' or '\'' or '’'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static IEnumerable<DateReading> ReadInFigures(string text)
    {
        if (text.AsSpan().ContainsAny("-/.") && YearFirst.Value.Match(text) is { Success: true } iso)
            yield return Valid(iso);
        if (!text.AsSpan().ContainsAny("年년"))
            yield break;
        if (EastAsian.Value.Match(text) is { Success: true } eastAsian)
            yield return Valid(eastAsian);
        if (EastAsianEra.Value.Match(text) is { Success: true } era)
            yield return Valid(
                FirstYear(era.Groups["era"].Value) - 1 + (era.Groups["y"].Value == "元" ? 1 : Number(era, "y")),
                Number(era, "m"),
                Number(era, "d")
            );
    }

    private static IEnumerable<DateReading> ReadNamed(string text)
    {
        if (!HasMonth(text))
            yield break;
        if (
            text.Contains("tháng", StringComparison.OrdinalIgnoreCase)
            && Vietnamese.Value.Match(text) is { Success: true } vietnamese
        )
            yield return Valid(vietnamese);
        foreach (var pattern in Named)
        {
            for (
                var match = pattern.Value.Match(text);
                match.Success;
                match = pattern.Value.Match(text, match.Index + 1)
            )
            {
                if (DateWords.Months.TryGetValue(match.Groups["m"].Value.TrimEnd('.', ','), out var month))
                    yield return Valid(month.Calendar, Number(match, "y"), month.Number, Number(match, "d"));
            }
        }
    }

    /// <summary>Points are a European habit: the day is first, and a year of two digits is of this century.</summary>
    private static IEnumerable<DateReading> ReadDayFirst(string text)
    {
        if (!text.AsSpan().ContainsAny("-/."))
            yield break;
        if (Pointed.Value.Match(text) is { Success: true } pointed)
            yield return Valid(pointed);
        if (PointedShort.Value.Match(text) is { Success: true } pointedShort)
            yield return Valid(2000 + Number(pointedShort, "y"), Number(pointedShort, "m"), Number(pointedShort, "d"));
        if (Slashed.Value.Match(text) is { Success: true } slashed)
            yield return ReadSlashed(slashed);
    }

    private static int FirstYear(string era) =>
        era switch
        {
            "明治" => 1868,
            "大正" => 1912,
            "昭和" => 1926,
            "平成" => 1989,
            "令和" => 2019,
            _ => 1912,
        };

    /// <summary>Whether it has a year of the last or this century.</summary>
    public static bool HasYear(string text) => Year().IsMatch(text);

    /// <summary>Reads a line that contains only a date; a sentence with a date is none.</summary>
    public static DateReading ReadLine(string line)
    {
        if (line.Length > MaxDateLength || !MayBeDate(line))
            return default;
        if (line.AsSpan().ContainsAny(":."))
            line = GluedZone.Replace(GluedTime.Replace(line, "${year} ${time}"), "${zone} ${word}");
        return ReadParts(line) is { IsDate: true } reading ? reading : ReadParts(WithoutByline(line));
    }

    /// <summary>Reads the parts between separators; the first one that is a date decides.</summary>
    private static DateReading ReadParts(string line)
    {
        if (line.Length == 0)
            return default;
        var parts = line.Split(['|', '·', '•']);
        foreach (var part in parts)
        {
            if (Read(part) is { IsDate: true } reading)
                return AllBelong(part) && parts.All(IsShort) ? reading : default;
        }

        return default;
    }

    /// <summary>The line without "by Nora Quill"; empty if it names nobody.</summary>
    private static string WithoutByline(string line) =>
        Byline.Value.Replace(line, " ") is var without && without.Length < line.Length ? without : "";

    /// <summary>
    /// Reads what precedes an article's first sentence: "KELMOUTH, Feb. 8, 2022 (Agency) - The …", "29.11.2022 –
    /// The …", "Karlsruhe (12.11.2021). The …". A sentence that speaks of a day begins otherwise.
    /// </summary>
    public static DateReading ReadDateline(string paragraph)
    {
        var front = paragraph.AsSpan(0, Math.Min(paragraph.Length, MaxDatelineLength));
        for (var end = 0; end < front.Length; end++)
        {
            if (!IsEndOfDateline(front, end))
                continue;
            var dateline = front[..end].ToString();
            if (Read(dateline) is { IsDate: true } reading)
                return IsDateline(dateline) ? reading : default;
        }

        return default;
    }

    private static bool IsEndOfDateline(ReadOnlySpan<char> text, int at) =>
        text[at] is ')' or '–' or '—' or '|'
        || (
            at > 0
            && at + 1 < text.Length
            && (
                (text[at] == '-' && text[at - 1] == ' ' && text[at + 1] is ' ' or '-')
                || (text[at] == ':' && text[at + 1] == ' ')
            )
        );

    /// <summary>A place and an agency are names; the first word of a sentence is often none, as in "On 5 March".</summary>
    private static bool IsDateline(string text)
    {
        var names = 0;
        foreach (var match in Word.EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length);
            if (DateWords.Companions.Contains(word) && match.Index == 0 && word.Length > 1)
                return false;
            if (IsOfDate(word))
                continue;
            if (char.IsLower(word[0]) || ++names > MaxWordsBeside)
                return false;
        }

        return true;
    }

    private static bool IsOfDate(string word) => IsKnown(word) || IsKnown(WithoutMarks(word));

    private static bool IsKnown(string word) =>
        DateWords.OfMonths.Contains(word) || DateWords.Weekdays.Contains(word) || DateWords.Companions.Contains(word);

    /// <summary>The problem of an ambiguous date.</summary>
    public static Problem Ambiguous(string text, string fix, int? line = null) =>
        Problem.Warning($"'{text}' can be read as two dates, so the article is undated", fix, line);

    /// <summary>Next to a date there may be a name, a place or a time, but no sentence.</summary>
    private static bool IsShort(string part) =>
        part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MaxWordsBeside || Read(part).IsDate;

    private static bool AllBelong(string line)
    {
        foreach (var match in Word.EnumerateMatches(line))
        {
            if (!IsOfDate(line.Substring(match.Index, match.Length)))
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
        Valid(DateCalendars.OfYear(year), year, month, day);

    private static DateReading Valid(DateCalendar calendar, int year, int month, int day) =>
        new(DateCalendars.Find(calendar, year, month, day), IsAmbiguous: false);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string AsciiDigits(string text) =>
        text.Any(c => c > 127 && char.IsDigit(c))
            ? string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c))
            : text;

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
