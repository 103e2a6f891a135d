using System.Globalization;

namespace NewsBot.Storage;

/// <summary>Counts events per day (UTC), without personal data.</summary>
internal sealed class UsageCounters(Database database, TimeProvider time)
{
    public const string InlineChosen = "inline chosen";
    public const string Answered = "answered";
    public const string Unsure = "unsure";
    public const string Refused = "refused";
    public const string Helpful = "helpful";
    public const string Rejected = "rejected";
    public const string Articles = "articles";
    public const string Paragraphs = "paragraphs";

    /// <summary>The upper bounds of the classes that durations are counted in, in milliseconds; the last has none.</summary>
    private static readonly int[] Durations = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000];

    private static readonly string[] DurationNames =
    [
        .. Durations.Select(bound => string.Create(CultureInfo.InvariantCulture, $"handled within {bound} ms")),
        "handled later",
    ];

    public void Add(string name) =>
        database.Execute(
            "insert into tally (name, day, times) values ($1, $2, 1) on conflict (name, day) do update set times = tally.times + 1",
            name,
            Today.DayNumber
        );

    /// <summary>Counts how long an update took until its answer was accepted.</summary>
    public void AddDuration(TimeSpan duration) =>
        Add(
            DurationNames[
                Array.FindIndex(Durations, bound => duration.TotalMilliseconds <= bound) is >= 0 and var i ? i : ^1
            ]
        );

    /// <summary>Notes the last value of the day.</summary>
    public void Set(string name, int value) =>
        database.Execute(
            "insert into tally (name, day, times) values ($1, $2, $3) on conflict (name, day) do update set times = $3",
            name,
            Today.DayNumber,
            value
        );

    /// <summary>How often it happened in the last days, today among them.</summary>
    public int Count(string name, int days) =>
        database.Query(
            "select cast(coalesce(sum(times), 0) as bigint) from tally where name = $1 and day > $2",
            row => row.GetInt(0),
            name,
            Today.DayNumber - days
        )
            is [var times]
            ? times
            : 0;

    /// <summary>All counters of the last days, the oldest first, today last.</summary>
    public IReadOnlyList<UsageDay> GetDays(int days)
    {
        var first = Today.DayNumber - days + 1;
        var rows = database
            .Query(
                "select day, name, times from tally where day >= $1",
                row => (Day: row.GetInt(0), Name: row.GetString(1), Times: row.GetInt(2)),
                first
            )
            .ToLookup(row => row.Day);
        return
        [
            .. Enumerable
                .Range(first, days)
                .Select(day => new UsageDay(
                    DateOnly.FromDayNumber(day),
                    rows[day].ToDictionary(row => row.Name, row => row.Times, StringComparer.Ordinal)
                )),
        ];
    }

    /// <summary>The first day that anything was counted on; null if nothing was.</summary>
    public DateOnly? FindFirstDay() =>
        database.Query("select min(day) from tally", row => row.IsDBNull(0) ? (int?)null : row.GetInt(0)) is [{ } day]
            ? DateOnly.FromDayNumber(day)
            : null;

    /// <summary>The duration, in milliseconds, that a share of a day's updates did not exceed: an upper bound.</summary>
    /// <returns>Null if there were no updates; the largest bound for what took longer.</returns>
    public static int? GetDuration(UsageDay day, double share)
    {
        var counts = DurationNames.Select(day.Get).ToList();
        var (all, sum) = (counts.Sum(), 0);
        if (all == 0)
            return null;
        for (var i = 0; i < Durations.Length; i++)
        {
            sum += counts[i];
            if (sum >= share * all)
                return Durations[i];
        }

        return Durations[^1];
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

/// <summary>The counters of a day.</summary>
internal sealed record UsageDay(DateOnly Day, IReadOnlyDictionary<string, int> Counts)
{
    public int Get(string name) => Counts.GetValueOrDefault(name);
}
