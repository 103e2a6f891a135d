namespace NewsBot.Import.PlainText;

/// <summary>
/// The names of months and weekdays in some forty languages and three calendars, as data: what the machine knows of
/// cultures differs from one to the next, and small images know none. From the Unicode CLDR, in <c>DateWords.txt</c>.
/// </summary>
internal static class DateWords
{
    static DateWords()
    {
        using var reader = new StreamReader(
            typeof(DateWords).Assembly.GetManifestResourceStream("NewsBot.Import.PlainText.DateWords.txt")!
        );
        var months = new Dictionary<string, NamedMonth>(StringComparer.OrdinalIgnoreCase);
        var (weekdays, companions) = (new List<string>(), new List<string>());
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var (kind, words) = SplitAtSpace(line);
            if (kind == "weekdays")
                weekdays.Add(words);
            else if (kind == "companions")
                companions.Add(words);
            else
                AddMonths(months, Enum.Parse<DateCalendar>(kind, ignoreCase: true), SplitAtSpace(words).Behind);
        }

        Months = months;
        OfMonths = Split(string.Join(' ', Months.Keys).Replace('-', ' '));
        Weekdays = Split(string.Join(' ', weekdays));
        Companions = Split(string.Join(' ', companions));
    }

    /// <summary>Name → the month that it is.</summary>
    public static Dictionary<string, NamedMonth> Months { get; }

    /// <summary>The words that months' names are made of: "كانون الأول" has two.</summary>
    public static HashSet<string> OfMonths { get; }

    public static HashSet<string> Weekdays { get; }

    /// <summary>Words that may accompany a date on its line.</summary>
    public static HashSet<string> Companions { get; }

    /// <summary>Not a frozen set: to make one takes longer than all the searches of a short run.</summary>
    private static HashSet<string> Split(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);

    private static (string First, string Behind) SplitAtSpace(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return (line[..space], line[(space + 1)..]);
    }

    private static void AddMonths(Dictionary<string, NamedMonth> months, DateCalendar calendar, string names)
    {
        var number = 0;
        foreach (var forms in names.Split(", "))
        {
            number++;
            foreach (var form in forms.Split('/'))
                months.TryAdd(form, new NamedMonth(calendar, number));
        }
    }
}

/// <summary>A month of a calendar.</summary>
/// <param name="Number">1 to 12.</param>
internal readonly record struct NamedMonth(DateCalendar Calendar, int Number);
