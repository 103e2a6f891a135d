namespace NewsBot.Storage;

/// <summary>When each chat of moderators got its last digest, and in which language they write there.</summary>
internal sealed class Digests(Database database, TimeProvider time)
{
    /// <summary>The last digest of a chat; null for a chat that was never looked at.</summary>
    public (DateTimeOffset At, string? Language)? Find(long chat) =>
        database.Query(
            "select at, language from digests where chat = $1",
            row => (DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(0)), row.GetText(1)),
            chat
        )
            is [var last]
            ? last
            : null;

    /// <summary>Notes that a chat got its digest now, or that there was nothing to say.</summary>
    public void SetLast(long chat) =>
        database.Execute(
            "insert into digests (chat, at) values ($1, $2) on conflict (chat) do update set at = $2",
            chat,
            time.GetUtcNow().ToUnixTimeSeconds()
        );

    /// <summary>Notes the language of the moderators of a chat, if it gets digests.</summary>
    public void SetLanguage(long chat, string? language) =>
        database.Execute(
            "update digests set language = $2 where chat = $1 and language is distinct from $2",
            chat,
            language
        );
}
