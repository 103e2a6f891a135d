namespace NewsBot.Storage;

/// <summary>Deletes personal data: when users ask for it, and when it expires.</summary>
internal sealed class PersonalData(Database database, TimeProvider time)
{
    /// <summary>
    /// Nobody waits for their answer, and fewer people asked them than it takes to keep the words of a question.
    /// </summary>
    private const string DeleteQuestionsOfNobody =
        "delete from unanswered where id not in (select question from askers) and (needed is null or needed > "
        + "(select count(*) from asked where asked.question = pseudonym))";

    private readonly Pseudonyms _pseudonyms = new(database);

    /// <summary>
    /// Deletes everything about a user, about their chat with the bot, and about the chat in which they ask for it.
    /// </summary>
    /// <param name="person">The user's Telegram id, which is also the id of their chat with the bot.</param>
    /// <param name="chat">The chat in which they ask for it.</param>
    /// <returns>False if the database failed, so something may be left.</returns>
    public bool Forget(long person, long chat) =>
        database.Keep("delete from feedback where person = $1", person)
        & database.Keep("delete from watches where chat in ($1, $2)", person, chat)
        & database.Keep("delete from askers where chat in ($1, $2)", person, chat)
        & database.Keep("delete from pending_edits where person = $1", person)
        & ForgetAsked(person)
        & database.Keep(DeleteQuestionsOfNobody);

    /// <summary>Takes a user out of the counts, which name nobody: their name in each is computed again.</summary>
    private bool ForgetAsked(long person)
    {
        var questions = database.Query("select distinct question from asked", row => row.GetString(0));
        return questions.TrueForAll(question =>
            database.Keep(
                "delete from asked where question = $1 and person = $2",
                question,
                _pseudonyms.OfPerson(question, person)
            )
        );
    }

    /// <summary>Whether a user wants nothing to be stored.</summary>
    public bool IsOptedOut(long person) =>
        database.Query("select 1 from opted_out where person = $1", _ => true, person).Count > 0;

    /// <summary>Stores whether a user wants nothing to be stored.</summary>
    /// <returns>False if the store failed.</returns>
    public bool SetOptedOut(long person, bool isOut) =>
        isOut
            ? database.Keep("insert into opted_out (person) values ($1) on conflict do nothing", person)
            : database.Keep("delete from opted_out where person = $1", person);

    /// <summary>Forgets what is too old.</summary>
    /// <param name="retention">How long opinions and questions are stored.</param>
    /// <param name="tellWithin">How long subscriptions are.</param>
    public void ForgetOld(TimeSpan retention, TimeSpan tellWithin)
    {
        var now = time.GetUtcNow();
        var oldest = (now - retention).ToUnixTimeSeconds();
        database.Execute("delete from feedback where at < $1", oldest);
        database.Execute("delete from askers where at < $1", oldest);
        database.Execute("delete from asked where at < $1", oldest);
        database.Execute("delete from reviewed where at < $1", oldest);
        database.Execute(DeleteQuestionsOfNobody);
        database.Execute("delete from watches where at < $1", (now - tellWithin).ToUnixTimeSeconds());

        database.Execute("delete from pending_edits where at < $1", (now - PendingEdits.MaxAge).ToUnixTimeSeconds());

        // That a chat takes no messages need only be known while one may be sent to it.
        database.Execute(
            "delete from chats where welcomed = 0 and chat not in (select chat from askers) and chat not in (select chat from watches)"
        );
    }
}
