namespace NewsBot.Storage;

/// <summary>Counts events per day, without personal data.</summary>
internal sealed class UsageCounters(Database database, TimeProvider time)
{
    public const string InlineChosen = "inline chosen";
    public const string Answered = "answered";
    public const string Unsure = "unsure";
    public const string Refused = "refused";

    public void Add(string name) =>
        database.Execute(
            "insert into tally (name, day, times) values ($0, $1, 1) on conflict (name, day) do update set times = times + 1",
            name,
            Today.DayNumber
        );

    /// <summary>How often it happened in the last days, today among them.</summary>
    public int Count(string name, int days) =>
        database.Query(
            "select coalesce(sum(times), 0) from tally where name = $0 and day > $1",
            row => row.GetInt32(0),
            name,
            Today.DayNumber - days
        )
            is [var times]
            ? times
            : 0;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
