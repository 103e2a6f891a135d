using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Monitoring;

/// <summary>
/// Writes the health report to everyone who connects to a socket in the data folder, which only its owner can.
/// <c>newsbot status</c> is its client.
/// </summary>
internal sealed partial class StatusSocket(string dataFolder, HealthReporter reporter, ILogger<StatusSocket> logger)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Its place below a data folder.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "newsbot.sock");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var path = PathIn(dataFolder);
        var isBound = false;
        try
        {
            // An existing one is left over from a crash: this process holds the lock of the folder.
            PrivateFile.CreateFolder(dataFolder);
            File.Delete(path);
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            isBound = true;
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen();
            while (true)
            {
                using var connection = await listener.AcceptAsync(stoppingToken);
                await TellAsync(connection, stoppingToken);
            }
        }
        catch (Exception exception)
            when (exception is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Without it the bot answers anyway.
            Log.NotListening(logger, path, exception.Message);
        }
        finally
        {
            if (isBound)
                Delete(path);
        }
    }

    private void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start deletes it.
            Log.NotDeleted(logger, path, exception.Message);
        }
    }

    private async Task TellAsync(Socket connection, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        try
        {
            var report = await reporter.ReportAsync(late.Token);
            await connection.SendAsync(BotReportJson.Serialize(report), late.Token);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The client has disconnected.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(400, LogLevel.Warning, "Could not delete {Path} ({Reason})")]
        public static partial void NotDeleted(ILogger logger, string path, string reason);

        [LoggerMessage(
            401,
            LogLevel.Warning,
            "newsbot status can't be answered: {Path} can't be listened on ({Reason})"
        )]
        public static partial void NotListening(ILogger logger, string path, string reason);
    }
}
