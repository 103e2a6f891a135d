namespace NewsBot.Storage;

/// <summary>Subscriptions to corrections and retractions of quoted articles.</summary>
internal sealed class CorrectionSubscriptions(Database database, TimeProvider time)
{
    /// <summary>Adds a subscription; an existing one starts again.</summary>
    /// <param name="language">The user's language tag; may be null.</param>
    /// <param name="correction">The correction that it has already; null for none.</param>
    /// <returns>False if the store failed.</returns>
    public bool Add(string article, long chat, string? language, string? correction) =>
        database.Keep(
            "insert into watches (article, chat, language, correction, at) values ($1, $2, $3, $4, $5) on "
                + "conflict (article, chat) do update set correction = $4, at = $5",
            article,
            chat,
            language,
            correction,
            time.GetUtcNow().ToUnixTimeSeconds()
        );

    /// <summary>How many chats subscribed to corrections of an article.</summary>
    /// <param name="article">The article's key.</param>
    public int Count(string article) =>
        database.Query("select count(*) from watches where article = $1", row => row.GetInt(0), article) is [var count]
            ? count
            : 0;

    public List<Watch> All() =>
        database.Query("select article, chat, language, correction from watches order by at", row => new Watch(
            row.GetString(0),
            row.GetInt64(1),
            row.GetText(2),
            row.GetText(3)
        ));

    /// <summary>Removes a subscription: its notification was sent.</summary>
    public void Remove(Watch watch) =>
        database.Execute("delete from watches where article = $1 and chat = $2", watch.Article, watch.Chat);
}

/// <summary>A subscription.</summary>
internal sealed record Watch(string Article, long Chat, string? Language, string? Correction);
