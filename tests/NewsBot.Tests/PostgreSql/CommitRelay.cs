using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace NewsBot.Tests.PostgreSql;

/// <summary>A way to a PostgreSQL server on which the next commit can break.</summary>
internal sealed class CommitRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly List<Task> _relaying = [];
    private readonly Task _accepting;
    private int _next;

    public CommitRelay(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    private enum Break
    {
        None,
        BeforeServer,
        AfterServer,
    }

    /// <summary>The connection string of this way.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(_server.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
        }.ConnectionString;

    /// <summary>Cuts the connection of the next commit instead of passing it on.</summary>
    public void LoseCommit() => Volatile.Write(ref _next, (int)Break.BeforeServer);

    /// <summary>Passes the next commit on, and cuts its connection when the server has made it.</summary>
    public void LoseConfirmation() => Volatile.Write(ref _next, (int)Break.AfterServer);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_relaying);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _relaying.Add(RelayAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task RelayAsync(Socket client)
    {
        await Task.Yield();

        // Whether what the server says is lost.
        var isCut = false;
        using var server = _server.Host!.StartsWith('/')
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(
                    _server.Host.StartsWith('/')
                        ? new UnixDomainSocketEndPoint($"{_server.Host}/.s.PGSQL.{_server.Port}")
                        : new DnsEndPoint(_server.Host, _server.Port),
                    _stop.Token
                );
                await await Task.WhenAny(PassAsync(client, server), PassAsync(server, client));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // One of the two has closed its end, or the test has ended.
            }
        }

        async Task PassAsync(Socket from, Socket to)
        {
            var buffer = new byte[64 * 1024];
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var length)
            {
                if (from == client && buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0)
                {
                    var next = (Break)Interlocked.Exchange(ref _next, (int)Break.None);
                    if (next == Break.BeforeServer)
                        return;
                    Volatile.Write(ref isCut, next == Break.AfterServer);
                }

                if (from == server && Volatile.Read(ref isCut))
                    return;
                await to.SendAsync(buffer.AsMemory(0, length), _stop.Token);
            }
        }
    }
}
