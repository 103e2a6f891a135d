namespace NewsBot.Storage;

/// <summary>The users' opinions of passages: the last one per user and passage.</summary>
internal sealed class Feedback(Database database, PersonalData personal, TimeProvider time)
{
    /// <summary>Stores an opinion, unless the user wants nothing to be stored.</summary>
    /// <param name="person">Whose opinion it is, a Telegram id.</param>
    /// <returns>False if the store failed.</returns>
    public bool Add(string passage, long person, bool helped)
    {
        if (personal.IsOptedOut(person))
            return true;
        return database.Keep(
            "insert into feedback (passage, person, helped, at) values ($0, $1, $2, $3) on conflict "
                + "(passage, person) do update set helped = $2, at = $3",
            passage,
            person,
            helped,
            time.GetUtcNow().ToUnixTimeSeconds()
        );
    }

    /// <summary>How many were helped, and how many were not.</summary>
    public (int Helped, int Missed) Count() =>
        database.Query("select coalesce(sum(helped), 0), coalesce(sum(1 - helped), 0) from feedback", row =>
            (row.GetInt32(0), row.GetInt32(1))
        )
            is [var counts]
            ? counts
            : default;
}
