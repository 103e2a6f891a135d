namespace NewsBot.Storage;

/// <summary>
/// The changes that moderators have begun and not made yet, so they outlive a restart. In each chat at most one of a
/// moderator's waits for their next message.
/// </summary>
internal sealed class PendingEdits(Database database, TimeProvider time)
{
    /// <summary>How long a moderator has to answer; a later message is not taken for the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>How long a change that was begun can be made; see <see cref="PersonalData.ForgetOld"/>.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    /// <summary>Stores a change as it is now.</summary>
    /// <param name="awaits">Whether the moderator's next message in the chat belongs to it.</param>
    /// <returns>False if the store failed.</returns>
    public bool Set(string id, long chat, long person, string edit, bool awaits)
    {
        StopAwaiting(chat, person);
        var now = time.GetUtcNow();
        return database.Execute(
                "insert into pending_edits (id, chat, person, edit, awaits, at) values ($1, $2, $3, $4, $5, $6) on "
                    + "conflict (id) do update set edit = $4, awaits = $5, at = $6",
                id,
                chat,
                person,
                edit,
                awaits,
                now.ToUnixTimeSeconds()
            ) > 0;
    }

    /// <summary>A change; null if it is too old or was made.</summary>
    public string? Find(string id) =>
        database.Query("select edit from pending_edits where id = $1", row => row.GetString(0), id).FirstOrDefault();

    /// <summary>The change that waits for a moderator's next message in a chat; null if none does.</summary>
    public string? FindAwaiting(long chat, long person) =>
        database
            .Query(
                "select edit from pending_edits where chat = $1 and person = $2 and awaits = 1 and at >= $3",
                row => row.GetString(0),
                chat,
                person,
                (time.GetUtcNow() - Patience).ToUnixTimeSeconds()
            )
            .FirstOrDefault();

    /// <summary>Takes a moderator's next message in a chat for a question again.</summary>
    /// <returns>Whether a change waited for it.</returns>
    public bool StopAwaiting(long chat, long person) =>
        database.Execute(
            "update pending_edits set awaits = 0 where chat = $1 and person = $2 and awaits = 1",
            chat,
            person
        ) > 0;

    public bool Remove(string id) => database.Execute("delete from pending_edits where id = $1", id) > 0;
}
