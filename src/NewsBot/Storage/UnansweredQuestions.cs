using NewsBot.Configuration;

namespace NewsBot.Storage;

/// <summary>
/// The questions that wait for the moderators, and the chats that wait for an answer. Chats are stored only for users
/// who pressed the button; words also once enough people asked the same, see <see cref="MissedQuestions"/>.
/// </summary>
internal sealed class UnansweredQuestions(Database database, TimeProvider time)
{
    private const int MaxQuestionLength = 500;

    private static readonly TimeSpan TrendSpan = TimeSpan.FromDays(7);

    private readonly Pseudonyms _pseudonyms = new(database);

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
        return database.KeepAll(
            new(
                "insert into unanswered (question, language, last, pseudonym) values ($1, $2, $3, $4) "
                    + "on conflict (question) do update set last = $3, pseudonym = $4",
                words,
                language,
                now,
                _pseudonyms.OfQuestion(MissedQuestions.Normalize(words))
            ),
            new(
                "insert into askers (question, chat, language, at) select id, $2, $3, $4 from unanswered "
                    + "where question = $1 on conflict (question, chat) do update set at = $4",
                words,
                chat,
                userLanguage,
                now
            )
        );
    }

    /// <summary>The questions that wait for the moderators, the most often asked first.</summary>
    public List<UnansweredQuestion> All()
    {
        var now = time.GetUtcNow();
        return database
            .Query(
                """
                select id, question, language, last, note,
                    (select count(*) from askers where askers.question = id and passage is null),
                    (select count(*) from asked where asked.question = pseudonym),
                    (select count(*) from askers where askers.question = id and at > $1),
                    (select count(*) from asked where asked.question = pseudonym and at > $1),
                    (select count(*) from askers where askers.question = id and at > $2 and at <= $1),
                    (select count(*) from asked where asked.question = pseudonym and at > $2 and at <= $1)
                from unanswered
                where needed is not null or exists (select 1 from askers where askers.question = id and passage is null)
                order by id
                """,
                row => new UnansweredQuestion(
                    row.GetInt64(0),
                    row.GetString(1),
                    row.GetString(2),
                    Math.Max(row.GetInt(5), row.GetInt(6)),
                    DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3))
                )
                {
                    Note = row.GetText(4),
                    Recent = Math.Max(row.GetInt(7), row.GetInt(8)),
                    Earlier = Math.Max(row.GetInt(9), row.GetInt(10)),
                },
                (now - TrendSpan).ToUnixTimeSeconds(),
                (now - (2 * TrendSpan)).ToUnixTimeSeconds()
            )
            .OrderByDescending(question => question.Times)
            .ThenByDescending(question => question.Last)
            .ThenBy(question => question.Id)
            .ToList();
    }

    /// <summary>Changes when <see cref="All"/> does; much cheaper.</summary>
    public string GetStamp() =>
        database.Query(
            """
            select
                (select count(*) || ' ' || coalesce(sum(id), 0) || ' ' || coalesce(sum(last), 0) || ' '
                    || coalesce(sum(needed), 0) || ' ' || coalesce(string_agg(id || note, ' '), '') from unanswered),
                (select count(*) || ' ' || coalesce(sum(at), 0) || ' ' || count(passage) from askers),
                (select count(*) || ' ' || coalesce(sum(at), 0) from asked)
            """,
            row => $"{row.GetString(0)} {row.GetString(1)} {row.GetString(2)} {time.Today().DayNumber}"
        )
            is [var stamp]
            ? stamp
            : "";

    /// <summary>The chats that wait for the answer to one of some questions.</summary>
    public List<long> FindWaiting(IEnumerable<long> questions) =>
        [
            .. questions
                .SelectMany(question =>
                    database.Query(
                        "select chat from askers where question = $1 and passage is null and chat <> 0",
                        row => row.GetInt64(0),
                        question
                    )
                )
                .Distinct(),
        ];

    /// <summary>
    /// Notes that all who wait for an answer to some questions are to get a passage, each chat once. See
    /// <see cref="FindDue"/>.
    /// </summary>
    /// <param name="passage">The key of the passage.</param>
    /// <returns>Whether it is noted.</returns>
    public bool Answer(IReadOnlyList<long> questions, string passage)
    {
        var told = new HashSet<long>();
        var isNoted = true;
        foreach (var question in questions)
        {
            foreach (var chat in FindWaiting([question]))
                isNoted &= told.Add(chat)
                    ? database.Keep(
                        "update askers set passage = $3 where question = $1 and chat = $2",
                        question,
                        chat,
                        passage
                    )
                    : database.Keep("delete from askers where question = $1 and chat = $2", question, chat);
        }

        if (isNoted)
            Close(questions);
        return isNoted;
    }

    /// <summary>The answers that are to be sent.</summary>
    public List<AnsweredAsker> FindDue() =>
        database.Query(
            "select askers.question, unanswered.question, chat, askers.language, passage from askers join unanswered on "
                + "unanswered.id = askers.question where passage is not null order by at",
            row => new AnsweredAsker(
                row.GetInt64(0),
                row.GetString(1),
                row.GetInt64(2),
                row.GetText(3),
                row.GetString(4)
            )
        );

    /// <summary>Forgets somebody who got the answer.</summary>
    public void RemoveAsker(AnsweredAsker asker)
    {
        database.Execute("delete from askers where question = $1 and chat = $2", asker.Question, asker.Chat);
        database.Execute(
            "delete from unanswered where id = $1 and needed is null and id not in (select question from askers)",
            asker.Question
        );
    }

    /// <summary>Makes somebody wait again: the passage that was to answer is gone.</summary>
    public void Reopen(AnsweredAsker asker) =>
        database.Execute(
            "update askers set passage = null where question = $1 and chat = $2",
            asker.Question,
            asker.Chat
        );

    /// <summary>Notes something about questions for other moderators.</summary>
    public void SetNote(IEnumerable<long> questions, string note)
    {
        foreach (var question in questions)
            database.Execute("update unanswered set note = $2 where id = $1", question, note);
    }

    /// <summary>Forgets questions: they were dealt with. Who is to get an answer still gets it.</summary>
    public void Close(IEnumerable<long> questions)
    {
        foreach (var question in questions)
        {
            database.Execute(
                "delete from asked where question = (select pseudonym from unanswered where id = $1)",
                question
            );
            database.Execute("delete from askers where question = $1 and passage is null", question);
            database.Execute("update unanswered set needed = null where id = $1", question);
            database.Execute(
                "delete from unanswered where id = $1 and id not in (select question from askers)",
                question
            );
        }
    }
}

/// <summary>A question that waits for the moderators.</summary>
/// <param name="Times">How many people asked it.</param>
internal sealed record UnansweredQuestion(long Id, string Question, string Language, int Times, DateTimeOffset Last)
{
    /// <summary>What a moderator noted about it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>How many asked it in the last week.</summary>
    public int Recent { get; init; }

    /// <summary>How many asked it in the week before.</summary>
    public int Earlier { get; init; }
}

/// <summary>Somebody who asked a question that a moderator answered since.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Passage">The key of the passage that answers it.</param>
internal sealed record AnsweredAsker(long Question, string Text, long Chat, string? Language, string Passage);
