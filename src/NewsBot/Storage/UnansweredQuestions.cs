namespace NewsBot.Storage;

/// <summary>
/// The questions that users forwarded to the moderators, and their chats. Questions are stored only for users who
/// pressed the button.
/// </summary>
internal sealed class UnansweredQuestions(Database database, TimeProvider time)
{
    private const int MaxQuestionLength = 500;

    /// <summary>Stores a question; a known one is counted once more for another chat.</summary>
    /// <param name="chat">The chat that it was asked in.</param>
    /// <param name="userLanguage">The user's language tag; may be null.</param>
    /// <returns>False if the store failed.</returns>
    public bool Add(string question, string language, long chat, string? userLanguage)
    {
        var words = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > MaxQuestionLength)
            words = words[..MaxQuestionLength];
        var now = time.GetUtcNow().ToUnixTimeSeconds();

        // In one step: a question without chats may be deleted at any moment.
        return database.Keep(
            """
            insert into unanswered (question, language, last) values ($0, $1, $2)
                on conflict (question) do update set last = $2;
            insert into askers (question, chat, language, at)
                select id, $3, $4, $2 from unanswered where question = $0
                on conflict do update set at = $2;
            """,
            words,
            language,
            now,
            chat,
            userLanguage
        );
    }

    /// <summary>The questions, the most often asked first.</summary>
    public List<UnansweredQuestion> All() =>
        database.Query(
            "select id, unanswered.question, unanswered.language, count(chat), last from unanswered left "
                + "join askers on askers.question = id group by id order by count(chat) desc, last desc, id",
            row => new UnansweredQuestion(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                row.GetInt32(3),
                DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(4))
            )
        );

    /// <summary>A question with the chats that asked it; null if it is not stored.</summary>
    public (string Question, List<(long Chat, string? Language)> Askers)? Find(long id) =>
        database.Query("select question from unanswered where id = $0", row => row.GetString(0), id) is [var question]
            ? (
                question,
                database.Query(
                    "select chat, language from askers where question = $0",
                    row => (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)),
                    id
                )
            )
            : null;

    /// <summary>Forgets a question: it was dealt with.</summary>
    public void Remove(long id)
    {
        database.Execute("delete from askers where question = $0", id);
        database.Execute("delete from unanswered where id = $0", id);
    }
}

/// <summary>A question that users forwarded to the moderators.</summary>
internal sealed record UnansweredQuestion(long Id, string Question, string Language, int Times, DateTimeOffset Last);
