using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Errors;
using NewsBot.Search;

namespace NewsBot.Evaluation;

/// <summary>A question whose right answer is known.</summary>
/// <param name="Article">The id of the article that answers it, or null when none does.</param>
/// <param name="Passage">Words of the right paragraph.</param>
/// <param name="Answers">
/// Phrases of which the right paragraph has one, if no passage is given; and the right sentence in any case.
/// </param>
/// <param name="Tag">The group in which the question is also counted.</param>
/// <param name="Passages">
/// All right passages where there are several, in place of an article and a passage; empty when no article answers.
/// </param>
internal sealed record JudgedQuestion(
    [property: JsonRequired] string Question,
    string? Article = null,
    string? Passage = null,
    IReadOnlyList<string>? Answers = null,
    string? Tag = null,
    IReadOnlyList<JudgedPassage>? Passages = null
)
{
    /// <summary>The line of the file that it is on, from 1.</summary>
    [JsonIgnore]
    public int Line { get; init; }

    [JsonIgnore]
    public bool IsAnswerable => Passages?.Count > 0 || Article is not null;

    /// <summary>Whether a text holds the right answer, white space folded.</summary>
    public bool IsRight(string article, string text) => IsRightFolded(article, Fold(text));

    /// <summary>Whether an article has a right passage.</summary>
    public bool IsRightArticle(string article) =>
        article == Article || Passages?.Any(passage => passage.Article == article) == true;

    private bool IsRightFolded(string article, string text) =>
        Passages is null
            ? article == Article && (string.IsNullOrEmpty(Passage) ? HasAnswer(text) : Has(text, Passage))
            : Passages.Any(passage => passage.Article == article && Has(text, passage.Text));

    private static bool Has(string folded, string words) => folded.Contains(Fold(words), StringComparison.Ordinal);

    /// <summary>Whether a text has one of the answers, white space folded.</summary>
    public bool HasAnswer(string text)
    {
        var folded = Fold(text);
        return (Answers ?? []).Any(answer => answer.Trim().Length > 0 && Has(folded, answer));
    }

    /// <summary>Reads a file of questions, one JSON object a line; blank lines are passed over.</summary>
    /// <exception cref="UserError">The file can't be read, or a line is no question.</exception>
    public static List<JudgedQuestion> ReadFile(string path)
    {
        var questions = new List<JudgedQuestion>();
        var number = 0;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                var question = JsonSerializer.Deserialize(line, JudgedQuestionJson.Default.JudgedQuestion)
                    ?? throw new JsonException("it is null");
                if (question.FindMistake() is { } mistake)
                    throw new JsonException(mistake);
                questions.Add(question with { Line = number });
            }
        }
        catch (JsonException exception)
        {
            throw UserError.Configuration(
                $"'{path}' line {number} is not a question: {exception.Message.Split(" Path:")[0].TrimEnd('.')}. "
                    + "Write one JSON object per line, for example "
                    + """{"question":"…","article":"file.txt","answers":["…"]}"""
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw UserError.Configuration($"The questions '{path}' can't be read: {exception.Message}");
        }

        return questions.Count > 0
            ? questions
            : throw UserError.Configuration($"'{path}' has no question: write one JSON object a line.");
    }

    /// <summary>
    /// Refuses a question whose article the library does not have, or whose right answer is nowhere in it.
    /// </summary>
    /// <param name="path">The file that the questions were read from.</param>
    /// <exception cref="UserError">Names the line.</exception>
    public static void RefuseUnanswerable(string path, IEnumerable<JudgedQuestion> questions, SearchIndex index)
    {
        var articles = index.Articles.ToDictionary(
            article => article.Id,
            article => article.Paragraphs.Select(Fold).ToArray(),
            StringComparer.Ordinal
        );
        foreach (var question in questions.Where(question => question.IsAnswerable))
        {
            foreach (var part in question.PerPassage())
            {
                if (!articles.TryGetValue(part.Article!, out var paragraphs))
                    throw UserError.Configuration(
                        $"'{path}' line {question.Line}: there is no article '{part.Article}' in the "
                            + "library. Correct its name, or write null where no article answers."
                    );
                if (paragraphs.Any(paragraph => part.IsRightFolded(part.Article!, paragraph)))
                    continue;
                var missing = string.IsNullOrEmpty(part.Passage) ? "none of the answers is" : "the passage is not";
                throw UserError.Configuration(
                    $"'{path}' line {question.Line}: {missing} in a paragraph of '{part.Article}'. "
                        + "Write it as the article does."
                );
            }
        }
    }

    /// <summary>The question with each of its right passages alone.</summary>
    private IEnumerable<JudgedQuestion> PerPassage() =>
        Passages is null
            ? [this]
            : Passages.Select(passage =>
                this with
                {
                    Article = passage.Article,
                    Passage = passage.Text,
                    Passages = null,
                }
            );

    /// <summary>Why the question could not be judged; null if it can.</summary>
    private string? FindMistake()
    {
        if (Passages is not null)
            return Article is not null || Passage is not null ? "it has both passages and an article or a passage"
                : Passages.Any(passage => string.IsNullOrWhiteSpace(passage.Text)) ? "one of its passages has no text"
                : null;
        return
            Article is not null
            && string.IsNullOrWhiteSpace(Passage)
            && !(Answers ?? []).Any(answer => !string.IsNullOrWhiteSpace(answer))
            ? "it names an article, and neither a passage nor answers, so that nothing could be right"
            : null;
    }

    private static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>One of a question's right passages.</summary>
/// <param name="Article">The id of its article.</param>
/// <param name="Text">Words of the paragraph.</param>
internal sealed record JudgedPassage([property: JsonRequired] string Article, [property: JsonRequired] string Text);

[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(JudgedQuestion))]
internal sealed partial class JudgedQuestionJson : JsonSerializerContext;
