namespace NewsBot.Storage;

/// <summary>The users' opinions of passages: the last one per user and passage.</summary>
internal sealed class Feedback(Database database, PersonalData personal, UsageCounters counters, TimeProvider time)
{
    private static readonly TimeSpan TrendSpan = TimeSpan.FromDays(7);

    /// <summary>Stores an opinion, unless the user wants nothing to be stored.</summary>
    /// <param name="person">Whose opinion it is, a Telegram id.</param>
    /// <returns>False if the store failed.</returns>
    public bool Add(string passage, long person, bool helped)
    {
        if (personal.IsOptedOut(person))
            return true;
        counters.Add(helped ? UsageCounters.Helpful : UsageCounters.Rejected);
        return database.Keep(
            "insert into feedback (passage, person, helped, at) values ($1, $2, $3, $4) on conflict "
                + "(passage, person) do update set helped = $3, at = $4",
            passage,
            person,
            helped,
            time.GetUtcNow().ToUnixTimeSeconds()
        );
    }

    /// <summary>The passages that readers rejected since a moderator last looked at them, the most often rejected first.</summary>
    public List<RejectedPassage> FindRejected()
    {
        var now = time.GetUtcNow();
        return database.Query(
            """
            select passage, count(*) filter (where helped = 0), count(*) filter (where helped = 1),
                count(*) filter (where helped = 0 and at > $1),
                count(*) filter (where helped = 0 and at > $2 and at <= $1), max(at)
            from feedback
            where at > coalesce((select reviewed.at from reviewed where reviewed.passage = feedback.passage), 0)
            group by passage having count(*) filter (where helped = 0) > 0 order by 2 desc, 6 desc, passage
            """,
            row => new RejectedPassage(
                row.GetString(0),
                row.GetInt(1),
                row.GetInt(2),
                row.GetInt(3),
                row.GetInt(4),
                DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(5))
            ),
            (now - TrendSpan).ToUnixTimeSeconds(),
            (now - (2 * TrendSpan)).ToUnixTimeSeconds()
        );
    }

    /// <summary>Notes that a moderator dealt with a rejected passage.</summary>
    public bool Review(string passage) =>
        database.Keep(
            "insert into reviewed (passage, at) values ($1, $2) on conflict (passage) do update set at = $2",
            passage,
            time.GetUtcNow().ToUnixTimeSeconds()
        );

    /// <summary>How many were helped, and how many were not.</summary>
    public (int Helped, int Missed) Count() =>
        database.Query(
            "select count(*) filter (where helped = 1), count(*) filter (where helped = 0) from feedback",
            row => (row.GetInt(0), row.GetInt(1))
        )
            is [var counts]
            ? counts
            : default;
}

/// <summary>A passage that readers rejected.</summary>
/// <param name="Passage">Its key.</param>
/// <param name="Recent">How often in the last week.</param>
/// <param name="Earlier">How often in the week before.</param>
/// <param name="Last">The last opinion of it.</param>
internal sealed record RejectedPassage(
    string Passage,
    int Missed,
    int Helped,
    int Recent,
    int Earlier,
    DateTimeOffset Last
);
