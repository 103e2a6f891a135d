using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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

    private readonly Channel<bool> _notified = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

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

            await WaitAsync(pause, stoppingToken);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>Waits for a change notification of the file system, or for the end of the pause.</summary>
    private async Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var notified = _notified.Reader.WaitToReadAsync(either.Token).AsTask();
        var over = Task.Delay(pause, time, either.Token);
        await Task.WhenAny(notified, over);
        await either.CancelAsync();
        _notified.Reader.TryRead(out _);
    }

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
            watcher.Created += (_, _) => _notified.Writer.TryWrite(true);
            watcher.Changed += (_, _) => _notified.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => _notified.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => _notified.Writer.TryWrite(true);
            watcher.Error += (_, _) => _notified.Writer.TryWrite(true);
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
