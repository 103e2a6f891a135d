namespace NewsBot.Storage;

/// <summary>The questions that people asked the moderators an article for. Whoever did not press the button has left no word here.</summary>
internal sealed class Unanswered(Database database, TimeProvider time)
{
    private const int LongestQuestion = 500;

    /// <summary>Notes a question; one that is noted already is counted.</summary>
    /// <param name="question">Its words.</param>
    /// <param name="language">Its language, ISO 639-1.</param>
    public void Add(string question, string language)
    {
        var words = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        database.Execute(
            "insert into unanswered (question, language, times, first, last) values ($0, $1, 1, $2, $2) on conflict (question) do update set times = times + 1, last = $2",
            words.Length <= LongestQuestion ? words : words[..LongestQuestion], language, time.GetUtcNow().ToUnixTimeSeconds());
    }

    /// <summary>The questions, the most often asked first.</summary>
    public List<UnansweredQuestion> All() => database.Query(
        "select id, question, language, times, last from unanswered order by times desc, last desc, id",
        row => new UnansweredQuestion(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(4))));
}

/// <summary>A question that people asked the moderators an article for.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Question">Its words.</param>
/// <param name="Language">Its language, ISO 639-1.</param>
/// <param name="Times">How often it was asked.</param>
/// <param name="Last">When it was asked last.</param>
internal sealed record UnansweredQuestion(long Id, string Question, string Language, int Times, DateTimeOffset Last);
