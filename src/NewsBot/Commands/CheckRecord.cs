using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Search;

namespace NewsBot.Commands;

/// <summary>What <c>check --json</c> writes. Other programs rely on its names.</summary>
internal sealed record CheckRecord(LibraryRecord Library, IReadOnlyList<FileRecord> Files)
{
    // A terminal is no web page: Cyrillic and Arabic stay readable.
    private static readonly CheckRecordJson Json = new(
        new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        }
    );

    /// <param name="withText">Whether to write the paragraphs, not only their number.</param>
    /// <param name="today">The current day: a later date does not count as the newest.</param>
    public static CheckRecord Create(Library library, IEnumerable<FileReport> files, bool withText, DateOnly today) =>
        new(LibraryRecord.Create(library, today), [.. files.Select(file => FileRecord.Create(file, withText))]);

    public string ToJson() => JsonSerializer.Serialize(this, Json.CheckRecord);

    /// <summary>The paragraphs, or their number.</summary>
    internal static JsonElement Paragraphs(IReadOnlyList<string> paragraphs, bool withText) =>
        withText
            ? JsonSerializer.SerializeToElement(paragraphs, Json.IReadOnlyListString)
            : JsonSerializer.SerializeToElement(paragraphs.Count, Json.Int32);
}

internal sealed record FileRecord(
    string File,
    string State,
    string? Format,
    string? Headline,
    string? Outlet,
    string? Date,
    string? Url,
    string? Author,
    string? Language,
    JsonElement Paragraphs,
    IReadOnlyList<SkippedRecord> Skipped,
    IReadOnlyList<ProblemRecord> Problems,
    FoundRecord Questions
)
{
    public static FileRecord Create(FileReport file, bool withText) =>
        new(
            file.Path,
            GetState(file),
            file.Format,
            file.Headline,
            Known(file)?.Outlet,
            AnswerRecord.IsoDate(Known(file)?.Date),
            Known(file)?.Url?.AbsoluteUri,
            file.Author,
            file.Language,
            CheckRecord.Paragraphs(Known(file)?.Paragraphs ?? [], withText),
            [
                .. file.Skipped.Select(skipped => new SkippedRecord(
                    skipped.Line,
                    skipped.Reason.DisplayName(),
                    skipped.Text
                )),
            ],
            [
                .. file.Problems.Select(problem => new ProblemRecord(
                    problem.Severity == Severity.Error ? "error" : "warning",
                    problem.Line,
                    problem.What,
                    problem.Fix
                )),
            ],
            new FoundRecord(file.AuthoredQuestions.Count(link => link.IsFound), file.AuthoredQuestions.Count)
        );

    private static Article? Known(FileReport file) => file.Article ?? file.Retracted;

    private static string GetState(FileReport file) =>
        file.IsKept ? "kept"
        : file.IsLive || file.Synonyms is not null ? "live"
        : file.Retracted is not null ? "retracted"
        : "refused";
}

/// <param name="Text">The beginning of a longer block; left out for others.</param>
internal sealed record SkippedRecord(
    int Line,
    string Why,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text
);

internal sealed record ProblemRecord(string Severity, int? Line, string What, string? Fix);

internal sealed record FoundRecord(int Found, int Of);

[JsonSerializable(typeof(CheckRecord))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class CheckRecordJson : JsonSerializerContext;
