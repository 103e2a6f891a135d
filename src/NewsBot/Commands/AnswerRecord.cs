using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Answering;
using NewsBot.Libraries;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Search.Queries;

namespace NewsBot.Commands;

/// <summary>
/// The record of one answer that <c>ask --json</c> and <c>eval --results</c> write. Other programs rely on its names.
/// </summary>
internal sealed record AnswerRecord(
    string Question,
    string Language,
    string Outcome,
    double Known,
    double Confidence,
    IReadOnlyList<HitRecord> Hits,
    IReadOnlyDictionary<string, string> Corrected,
    IReadOnlyList<string> Unknown,
    LibraryRecord Library,
    long Microseconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ClosestRecord>? Closest
)
{
    /// <param name="top">How many hits it has at most.</param>
    public static AnswerRecord Create(
        SearchResult result,
        int top,
        Library library,
        TimeSpan elapsed,
        DateOnly today
    ) =>
        new(
            result.Question,
            result.Language,
            GetName(result.Outcome),
            Math.Round(result.Answerability, 4),
            Math.Round(result.Confidence, 4),
            [.. result.Hits.Take(top).Select(HitRecord.Create)],
            result
                .Words.Where(word => word.Role == WordRole.Corrected)
                .ToDictionary(word => word.Word, word => word.Correction!),
            [.. result.Words.Where(word => word.Role == WordRole.Unknown).Select(word => word.Word)],
            LibraryRecord.Create(library, today),
            (long)elapsed.TotalMicroseconds,
            result.Outcome == Search.Outcome.Unsure
                ? [.. ClosestPassages.Select(result).Select(ClosestRecord.Create)]
                : null
        );

    // A terminal is no web page: Cyrillic and Arabic stay readable.
    private static readonly AnswerRecordJson Json = new(
        new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        }
    );

    public string ToJson() => JsonSerializer.Serialize(this, Json.AnswerRecord);

    public static string? IsoDate(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string GetName(Outcome outcome) =>
        outcome switch
        {
            Search.Outcome.Answer => "answer",
            Search.Outcome.Unsure => "unsure",
            _ => "none",
        };
}

internal sealed record HitRecord(
    string Article,
    string Headline,
    string? Outlet,
    string? Date,
    string? Url,
    int Paragraph,
    string Text,
    BestRecord Best,
    double Score
)
{
    public static HitRecord Create(Hit hit) =>
        new(
            hit.Article.Id,
            hit.Article.Headline,
            hit.Article.Outlet,
            AnswerRecord.IsoDate(hit.Article.Date),
            hit.Article.Url?.AbsoluteUri,
            hit.Paragraph,
            hit.Text,
            new BestRecord(hit.Best.Start, hit.Best.Length),
            Math.Round(hit.Score, 4)
        );
}

internal sealed record BestRecord(int Start, int Length);

/// <summary>One of the passages that an unsure answer shows.</summary>
/// <param name="Quote">The piece of it that is shown, verbatim.</param>
/// <param name="IsCut">Whether the sentence goes on after it.</param>
internal sealed record ClosestRecord(string Article, int Paragraph, string Quote, bool IsCut)
{
    public static ClosestRecord Create(ShortQuote quote) =>
        new(quote.Passage.Article.Id, quote.Passage.Paragraph, quote.Text, quote.IsCut);
}

internal sealed record LibraryRecord(int Articles, int Paragraphs, string? Newest, string Fingerprint)
{
    public static LibraryRecord Create(Library library, DateOnly today) =>
        new(
            library.Index.Articles.Count,
            library.Index.ParagraphCount,
            AnswerRecord.IsoDate(library.NewestOn(today)),
            library.Fingerprint
        );
}

[JsonSerializable(typeof(AnswerRecord))]
internal sealed partial class AnswerRecordJson : JsonSerializerContext;
