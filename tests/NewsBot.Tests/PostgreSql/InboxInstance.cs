using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Answering;
using NewsBot.Libraries;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Tests.PostgreSql;

/// <summary>An instance of the bot as far as its inbox goes, with a lease that ends soon.</summary>
internal sealed class InboxInstance : IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlDataSource _server;
    private readonly PostgresListener _listener;
    private readonly Channel<StoredUpdate> _handedOut = Channel.CreateUnbounded<StoredUpdate>();
    private readonly Task _handingOut;

    private InboxInstance(string connectionString, string name, InstanceTimes times)
    {
        _server = PostgresServer.Connect(connectionString);
        var time = TimeProvider.System;
        Instance = new PostgresInstance(
            _server,
            name,
            times,
            new CurrentLibrary(Some.Library()),
            time,
            NullLogger<PostgresInstance>.Instance
        );
        _listener = new PostgresListener(_server, time);
        Inbox = new PostgresInbox(
            _server,
            _listener,
            Instance,
            times,
            new RecentAnswers(time),
            time,
            new Logger<PostgresInbox>(new LoggerFactory([Log]))
        );
        _handingOut = HandOutAsync();
    }

    public PostgresInstance Instance { get; }

    public PostgresInbox Inbox { get; }

    public LogLines Log { get; } = new();

    public ChannelReader<StoredUpdate> HandedOut => _handedOut.Reader;

    /// <param name="idle">After this a chat in which nothing was said is free.</param>
    public static async Task<InboxInstance> StartAsync(string connectionString, string name, TimeSpan idle)
    {
        var instance = new InboxInstance(connectionString, name, new InstanceTimes(Lease, idle));
        await instance._listener.StartAsync(CancellationToken.None);
        await instance.Instance.StartAsync(CancellationToken.None);
        await Patience.For("a life", instance.Instance.WhenAliveAsync(CancellationToken.None), CancellationToken.None);
        return instance;
    }

    /// <summary>Keeps updates that Telegram delivered to this instance.</summary>
    public Task AddAsync(params IEnumerable<(int Id, long Chat)> updates) =>
        Inbox.AddAsync([.. updates.Select(update => new StoredUpdate(update.Id, update.Chat, "{}"))]);

    /// <summary>The next update that this instance is to handle.</summary>
    public async Task<int> NextAsync(CancellationToken cancellationToken) =>
        (await Patience.For("an update", HandedOut.ReadAsync(cancellationToken).AsTask(), cancellationToken)).Id;

    /// <summary>Ends it as a lost machine does: nobody is told.</summary>
    public Task KillAsync() => _server.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _handingOut;
        await Instance.StopAsync(CancellationToken.None);
        Instance.Dispose();
        _listener.Dispose();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task HandOutAsync()
    {
        try
        {
            await foreach (var update in Inbox.HandOutAsync(_stop.Token))
                await _handedOut.Writer.WriteAsync(update, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }
}
