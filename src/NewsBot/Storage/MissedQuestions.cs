using System.Globalization;
using System.Text;
using NewsBot.Configuration;

namespace NewsBot.Storage;

/// <summary>
/// Counts how many people got no good answer to a question, without its words and without their ids. Only once enough
/// different people asked the same are the words kept for the moderators.
/// </summary>
internal sealed class MissedQuestions(
    Database database,
    PersonalData personal,
    RetentionPolicy retention,
    TimeProvider time
)
{
    private const int MaxQuestionLength = 200;

    private readonly Pseudonyms _pseudonyms = new(database);

    /// <summary>Counts a question that was not answered, or whose answer was rejected, once for each person.</summary>
    /// <param name="language">The language of the question.</param>
    /// <param name="person">Their Telegram id; 0 is not counted.</param>
    public void Add(string question, string language, long person)
    {
        var normalized = Normalize(question);
        if (
            person == 0
            || normalized.Length == 0
            || personal.IsOptedOut(person)
            || _pseudonyms.OfQuestion(normalized) is not { } name
            || _pseudonyms.OfPerson(name, person) is not { } asker
        )
            return;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        database.Execute(
            "insert into asked (question, person, at) values ($1, $2, $3) on conflict (question, person) do update set at = $3",
            name,
            asker,
            now
        );
        if (Count(name) < retention.KeepAfter)
            return;

        // Readers who pressed the button have left the words already.
        if (
            database.Execute(
                "update unanswered set needed = $2, last = $3 where pseudonym = $1",
                name,
                retention.KeepAfter,
                now
            ) == 0
        )
            database.Execute(
                "insert into unanswered (question, language, last, pseudonym, needed) values ($1, $2, $3, $4, $5) "
                    + "on conflict do nothing",
                normalized,
                language,
                now,
                name,
                retention.KeepAfter
            );
    }

    /// <summary>
    /// The words of a question in lower case, without punctuation: the same for everybody who asks it in the same words.
    /// </summary>
    public static string Normalize(string question)
    {
        var words = new StringBuilder(Math.Min(question.Length, MaxQuestionLength));
        foreach (var rune in WellFormed(question).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                words.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
            if (words.Length >= MaxQuestionLength)
                break;
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>Half of a surrogate pair can't be normalized.</summary>
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private int Count(string name) =>
        database.Query("select count(*) from asked where question = $1", row => row.GetInt(0), name) is [var count]
            ? count
            : 0;
}
