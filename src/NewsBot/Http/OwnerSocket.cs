using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Http;

/// <summary>
/// A socket in the data folder that answers everyone who connects, which only the account that owns the folder can.
/// </summary>
/// <param name="path">Where it is, a path of at most about 100 bytes.</param>
/// <param name="client">The command that connects to it, for the log.</param>
internal abstract partial class OwnerSocket(string path, string client, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Socket? _listener;

    /// <summary>Connects to a socket and reads the answer.</summary>
    /// <exception cref="SocketException">Nobody listens there, or it is another account's.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="ArgumentException">The path is too long.</exception>
    public static async Task<byte[]> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        await using var stream = new NetworkStream(socket);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, cancellationToken);
        return read.ToArray();
    }

    /// <summary>What a client gets.</summary>
    protected abstract Task<byte[]> AnswerAsync(CancellationToken cancellationToken);

    /// <summary>Binds the socket before the program counts as started, so that clients find it from then on.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // An existing one is left over from a crash: this process holds the lock of the folder.
            PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
            File.Delete(path);
            _listener = Listen();
        }
        catch (Exception exception)
            when (exception is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Without it the bot answers anyway.
            Log.NotListening(logger, client, path, exception.Message);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_listener is not { } listener)
            return;
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptAsync(stoppingToken);
                await SendAsync(connection, stoppingToken);
            }
        }
        catch (SocketException exception)
        {
            Log.NotListening(logger, client, path, exception.Message);
        }
        finally
        {
            listener.Dispose();
            Delete();
        }
    }

    private Socket Listen()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen();
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private void Delete()
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

    private async Task SendAsync(Socket connection, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        try
        {
            await connection.SendAsync(await AnswerAsync(late.Token), late.Token);
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

        [LoggerMessage(401, LogLevel.Warning, "{Client} can't be answered: {Path} can't be listened on ({Reason})")]
        public static partial void NotListening(ILogger logger, string client, string path, string reason);
    }
}
