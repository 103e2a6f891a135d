using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Concurrency;

namespace NewsBot.Libraries;

/// <summary>
/// Triggers an update when the folder changes: at once where the file system notifies, and by polling, because network
/// mounts do not.
/// </summary>
/// <param name="poll">How often to look. Less often where looking takes long.</param>
internal sealed partial class LibraryWatcher(
    LibraryUpdater updater,
    TimeSpan poll,
    TimeProvider time,
    ILogger<LibraryWatcher> logger
) : BackgroundService
{
    /// <summary>Looking must not take more than a hundredth of the time.</summary>
    private const int MinPauses = 100;

    private readonly WakeSignal _changed = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var pause = poll;
            try
            {
                if (!await updater.UpdateAsync(stoppingToken))
                    pause = Max(poll, MinPauses * time.GetElapsedTime(started));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // After any failure the last good library stays in use, and the next poll may succeed.
                Log.Failed(logger, exception);
            }

            await _changed.WaitAsync(pause, time, stoppingToken);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(updater.Folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter =
                    NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Created += (_, _) => _changed.Set();
            watcher.Changed += (_, _) => _changed.Set();
            watcher.Deleted += (_, _) => _changed.Set();
            watcher.Renamed += (_, _) => _changed.Set();
            watcher.Error += (_, _) => _changed.Set();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or PlatformNotSupportedException
            )
        {
            Log.NotTold(logger, poll.TotalSeconds, exception.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(320, LogLevel.Error, "The library could not be updated; its last good state answers on")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(
            321,
            LogLevel.Warning,
            "The file system sends no change notifications for the articles folder; polling it every {Seconds} s instead ({Cause})"
        )]
        public static partial void NotTold(ILogger logger, double seconds, string cause);
    }
}
