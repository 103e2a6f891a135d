using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Telegram;

/// <summary>
/// Keeps updates over a stop or a crash, and no longer: a line for each one that came in, a line with its id when it is done, and
/// no file when all are. Only one thread at a time may use it.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when the file can't be used.</param>
internal sealed partial class InboxJournal(string folder, TimeProvider time, ILogger<InboxJournal> logger)
{
    /// <summary>Telegram keeps an update no longer than this either.</summary>
    private static readonly TimeSpan WorthAnswering = TimeSpan.FromHours(24);

    private bool _isBroken;

    public string Path { get; } = System.IO.Path.Combine(folder, "inbox.jsonl");

    public void Add(IEnumerable<JsonElement> updates) => Try(() =>
    {
        using var writer = PrivateFile.Append(Path);
        foreach (var update in updates) writer.WriteLine(update.GetRawText().ReplaceLineEndings(" "));
    });

    /// <param name="id">The update that is done.</param>
    /// <param name="isLast">Whether none is left.</param>
    public void Done(int id, bool isLast) => Try(() =>
    {
        if (isLast)
        {
            File.Delete(Path);
            return;
        }

        using var writer = PrivateFile.Append(Path);
        writer.WriteLine(id.ToString(CultureInfo.InvariantCulture));
    });

    /// <summary>What is not done, in the order in which it came. A line that was cut off by a crash, or is of another program, is passed over.</summary>
    public IReadOnlyList<(int Id, JsonElement Update)> Read()
    {
        var left = new OrderedDictionary<int, JsonElement>();
        try
        {
            if (!File.Exists(Path) || time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(Path) > WorthAnswering) return [];
            foreach (var line in File.ReadLines(Path)) Read(line, left);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotRead(logger, Path, exception.Message);
        }

        return [.. left.Select(pair => (pair.Key, pair.Value))];
    }

    private static void Read(string line, OrderedDictionary<int, JsonElement> left)
    {
        try
        {
            var json = JsonElement.Parse(line);
            if (json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var done)) left.Remove(done);
            else if (RawUpdate.IdOf(json) is { } id) left[id] = json;
        }
        catch (JsonException)
        {
            // Telegram had not forgotten what was only half written.
        }
    }

    private void Try(Action write)
    {
        try
        {
            write();
            _isBroken = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Once for each time it breaks: answering goes on, and only a crash could lose what is open.
            if (!_isBroken) Log.NotKept(logger, Path, exception.Message);
            _isBroken = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Open questions can't be kept in {Path} and would be lost in a crash: make the folder writable or set Data:Folder ({Reason})")]
        public static partial void NotKept(ILogger logger, string path, string reason);

        [LoggerMessage(LogLevel.Error, "Questions that were left open can't be read from {Path} ({Reason})")]
        public static partial void NotRead(ILogger logger, string path, string reason);
    }
}
