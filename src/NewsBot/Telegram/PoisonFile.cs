using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace NewsBot.Telegram;

/// <summary>Keeps the updates that could not be read or handled, one JSON object a line, for someone to look at.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of each one.</param>
internal sealed partial class PoisonFile(string folder, TimeProvider time, ILogger<PoisonFile> logger)
{
    /// <summary>Then they are only counted: somebody may be trying to fill the disk.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Lock _lock = new();

    /// <summary>How many there were since the start.</summary>
    public int Count { get; private set; }

    public string Path { get; } = System.IO.Path.Combine(folder, "poison.jsonl");

    /// <param name="update">The update as Telegram sent it.</param>
    /// <param name="reason">Why it is here.</param>
    public void Add(JsonElement update, Exception reason)
    {
        lock (_lock)
        {
            Count++;
            Log.Poison(logger, Path, Count, reason);
            try
            {
                Directory.CreateDirectory(folder);
                if (new FileInfo(Path) is { Exists: true, Length: > MostBytes }) return;
                var received = time.GetUtcNow().ToString("o", CultureInfo.InvariantCulture);
                var why = JsonEncodedText.Encode(reason.Message);
                File.AppendAllText(Path, $"{{\"received\":\"{received}\",\"reason\":\"{why}\",\"update\":{update.GetRawText().ReplaceLineEndings(" ")}}}\n");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.NotKept(logger, Path, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An update could not be read or handled and was set aside in {Path}, {Count} since the start")]
        public static partial void Poison(ILogger logger, string path, int count, Exception reason);

        [LoggerMessage(LogLevel.Error, "An update could not be kept in {Path}: make the folder writable or set Data:Folder")]
        public static partial void NotKept(ILogger logger, string path, Exception exception);
    }
}
