namespace NewsBot.Storage;

/// <summary>The chats that the bot was added to or blocked in.</summary>
internal sealed class ChatStates(Database database)
{
    /// <summary>Notes that the bot was greeted into a chat.</summary>
    /// <returns>False when it was before.</returns>
    public bool TryWelcome(long chat) =>
        database.Execute(
            "insert into chats (chat, welcomed) values ($1, 1) on conflict (chat) do update set welcomed = "
                + "1, blocked = 0 where chats.welcomed = 0",
            chat
        ) > 0;

    /// <summary>Notes that a chat takes no messages.</summary>
    public void SetBlocked(long chat) =>
        database.Execute(
            "insert into chats (chat, blocked) values ($1, 1) on conflict (chat) do update set blocked = 1",
            chat
        );

    /// <summary>Notes that a chat takes messages again.</summary>
    public void SetUnblocked(long chat)
    {
        database.Execute("delete from chats where chat = $1 and welcomed = 0", chat);
        database.Execute("update chats set blocked = 0 where chat = $1", chat);
    }

    /// <summary>Whether a chat takes no messages.</summary>
    public bool IsBlocked(long chat) =>
        database.Query("select blocked from chats where chat = $1", row => row.GetInt(0) != 0, chat) is [true];

    /// <summary>Takes what is known of a group over to the supergroup that it has become.</summary>
    public void Migrate(long from, long to) =>
        database.KeepAll(
            new("delete from chats where chat = $2 and exists (select 1 from chats where chat = $1)", from, to),
            new("update chats set chat = $2 where chat = $1", from, to)
        );
}
