using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Storage;

namespace NewsBot.Telegram.Intake;

/// <summary>
/// Records each update that could not be parsed or handled: its id, kind and cause as one JSON object per line, without
/// message text.
/// </summary>
internal sealed partial class DeadLetterFile(
    string folder,
    Redactor redactor,
    TimeProvider time,
    ILogger<DeadLetterFile> logger
)
{
    /// <summary>Above this size dead letters are only counted: someone may be trying to fill the disk.</summary>
    private const long MaxBytes = 1024 * 1024;

    private const int MaxCauseLength = 300;
    private const int MaxKindLength = 40;

    private readonly Lock _lock = new();

    /// <summary>How many there were since the start.</summary>
    public int Count { get; private set; }

    public string Path { get; } = System.IO.Path.Combine(folder, "dead-letters.jsonl");

    /// <param name="id">The update's id, if known.</param>
    /// <param name="chat">The chat's id, if known.</param>
    /// <param name="kind">The kind of update, if known.</param>
    public void Add(int? id, long? chat, string? kind, Exception cause)
    {
        var record = new DeadLetter(
            time.GetUtcNow().ToString("o", CultureInfo.InvariantCulture),
            id,
            chat,
            kind?[..Math.Min(kind.Length, MaxKindLength)],
            GetCause(cause)
        );
        lock (_lock)
        {
            Count++;
            Log.DeadLettered(logger, id, record.Kind, Path, Count, record.Cause);
            Log.DeadLetterTrace(logger, cause);
            try
            {
                if (new FileInfo(Path) is { Exists: true, Length: > MaxBytes })
                    return;
                using var writer = PrivateFile.Append(Path);
                writer.WriteLine(JsonSerializer.Serialize(record, DeadLetterJson.Readable.DeadLetter));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.NotKept(logger, Path, exception.Message);
            }
        }
    }

    private string GetCause(Exception cause)
    {
        var text = redactor.Redact($"{cause.GetType().Name}: {cause.Message}").ReplaceLineEndings(" ");
        return text.Length <= MaxCauseLength ? text : text[..MaxCauseLength];
    }

    private static partial class Log
    {
        [LoggerMessage(
            160,
            LogLevel.Error,
            "Update {Id} ({Kind}) could not be read or handled and is noted in {Path}, {Count} since the start: {Cause}"
        )]
        public static partial void DeadLettered(
            ILogger logger,
            int? id,
            string? kind,
            string path,
            int count,
            string cause
        );

        [LoggerMessage(161, LogLevel.Debug, "Where the failure came from")]
        public static partial void DeadLetterTrace(ILogger logger, Exception cause);

        [LoggerMessage(
            162,
            LogLevel.Error,
            "An update could not be noted in {Path}: make the folder writable or set Data:Folder ({Reason})"
        )]
        public static partial void NotKept(ILogger logger, string path, string reason);
    }
}

/// <param name="Update">The update's id, if known.</param>
/// <param name="Chat">The chat's id, if known.</param>
/// <param name="Kind">The kind of update: "message", "callback_query" …</param>
/// <param name="Cause">Why it could not be read or handled.</param>
internal sealed record DeadLetter(string Received, int? Update, long? Chat, string? Kind, string Cause);

[JsonSerializable(typeof(DeadLetter))]
internal sealed partial class DeadLetterJson : JsonSerializerContext
{
    public static DeadLetterJson Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
