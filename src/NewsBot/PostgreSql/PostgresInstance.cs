using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Errors;
using NewsBot.Instances;
using NewsBot.Libraries;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>
/// This program among those that share a database: it shows that it is alive, buries those that don't, and leads if
/// nobody does. Buried itself, it begins a new life.
/// </summary>
/// <param name="name">For logs and the table of instances.</param>
internal sealed partial class PostgresInstance(
    NpgsqlDataSource server,
    string name,
    InstanceTimes times,
    CurrentLibrary library,
    TimeProvider time,
    ILogger<PostgresInstance> logger
) : BackgroundService, IInstance
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(3);

    private readonly LifeSignal _alive = new(time);
    private readonly LifeSignal _leading = new(time);
    private long _renewed = time.GetTimestamp();
    private bool _isOut;

    public bool IsShared => true;

    /// <summary>The name of this instance.</summary>
    public string Name => name;

    /// <summary>The time since the server last confirmed that this instance is alive.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _renewed));

    /// <summary>All instances as they were at that moment.</summary>
    public IReadOnlyList<InstanceState> All { get; private set; } = [];

    /// <summary>Called when another instance was buried, so its chats can be taken.</summary>
    public Action? WhenBuried { get; set; }

    /// <summary>Waits for a life that is not over.</summary>
    public Task<InstanceLife> WhenAliveAsync(CancellationToken cancellationToken) =>
        _alive.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<LeaderTerm> LeadAsync(CancellationToken stopping) =>
        new((await _leading.WaitAsync(stopping)).Lost, stopping);

    /// <inheritdoc/>
    public async Task WhenMayActAsync(CancellationToken cancellationToken)
    {
        var life = await WhenAliveAsync(cancellationToken);
        await life.WhenMayActAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                using var life = await RegisterAsync(stoppingToken);
                try
                {
                    await LiveAsync(life, stoppingToken);
                }
                finally
                {
                    _alive.Clear();
                    _leading.Clear();
                    life.End();
                }

                Log.Buried(logger, name, life.Id);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot stops; what is registered was left.
        }
    }

    private async Task<InstanceLife> RegisterAsync(CancellationToken stopping)
    {
        while (true)
        {
            var asked = Moment.Now(time);
            try
            {
                var id = (
                    await server.QueryAsync(
                        InboxStatements.Register,
                        row => row.GetInt64(0),
                        stopping,
                        name,
                        times.Lease
                    )
                )[0];
                NoteSuccess();
                Log.Registered(logger, name, id);
                return new InstanceLife(id, asked, times, time);
            }
            catch (Exception exception) when (exception.IsOutage())
            {
                NoteOutage(exception);
                await Task.Delay(RetryPause, time, stopping);
            }
        }
    }

    /// <summary>Ends when the instance was buried.</summary>
    /// <exception cref="OperationCanceledException">The bot stops. The instance has left.</exception>
    private async Task LiveAsync(InstanceLife life, CancellationToken stopping)
    {
        var isLeader = false;
        try
        {
            while (true)
            {
                var pause = times.Renewal;
                try
                {
                    if (!isLeader && (isLeader = await LeadAsync(life, stopping)))
                        _leading.Set(life);
                    if (!await RenewAsync(life, stopping))
                        return;
                    _alive.Set(life);
                    NoteSuccess();
                }
                catch (Exception exception) when (exception.IsOutage())
                {
                    NoteOutage(exception);
                    pause = RetryPause;

                    // Others of the pool may be broken as well, and there is no time to try them one after the other.
                    server.Clear();
                }

                await Task.Delay(pause, time, stopping);
                if (life.Lost.IsCancellationRequested)
                    return;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            life.End();
            await LeaveAsync(life);
            throw;
        }
    }

    private async Task<bool> LeadAsync(InstanceLife life, CancellationToken stopping)
    {
        try
        {
            if (
                await server.QueryAsync(InboxStatements.Lead, row => row.GetInt64(0), stopping, life.Id)
                is not [var epoch]
            )
                return false;
            Log.Leads(logger, name, epoch);
            return true;
        }
        catch (PostgresException exception) when (exception.IsBurial())
        {
            life.End();
            return false;
        }
    }

    /// <summary>Shows that the instance is alive, and buries those that are not.</summary>
    /// <returns>False if it is buried.</returns>
    private async Task<bool> RenewAsync(InstanceLife life, CancellationToken stopping)
    {
        var asked = Moment.Now(time);
        var (isAlive, buried) = (false, new List<long>());
        await using var batch = server.CreateBatch();

        // Three transactions: a lock that one waits for must not delay the other.
        batch.EnableErrorBarriers = true;
        batch.Add(InboxStatements.Renew, life.Id, times.Lease, library.Value.Fingerprint);
        batch.Add(InboxStatements.Bury, life.Id, times.Lease);
        batch.Add(InboxStatements.ListInstances);
        await using var rows = await batch.ExecuteReaderAsync(stopping);
        while (await rows.ReadAsync(stopping))
            isAlive = true;
        if (isAlive)
            life.Renew(asked);
        await rows.NextResultAsync(stopping);
        while (await rows.ReadAsync(stopping))
            buried.Add(rows.GetInt64(0));
        await rows.NextResultAsync(stopping);
        var all = new List<InstanceState>();
        while (await rows.ReadAsync(stopping))
            all.Add(
                new InstanceState(
                    rows.GetString(1),
                    rows.GetInt64(0) == life.Id,
                    rows.GetBoolean(2),
                    rows.GetString(3),
                    TimeSpan.FromSeconds(rows.GetInt64(4))
                )
            );
        if (isAlive)
        {
            All = all;
            Volatile.Write(ref _renewed, asked.Timestamp);
        }

        foreach (var dead in buried)
            Log.Buries(logger, name, dead);
        if (buried.Count > 0)
            WhenBuried?.Invoke();
        return isAlive;
    }

    /// <summary>Frees the chats and the leadership at once.</summary>
    private async Task LeaveAsync(InstanceLife life)
    {
        using var patience = new CancellationTokenSource(LeavePatience, time);
        try
        {
            await server.ExecuteAsync(InboxStatements.Leave, patience.Token, life.Id);
        }
        catch (Exception exception) when (exception.IsOutage() || exception is OperationCanceledException)
        {
            // Others bury it after its lease.
            Log.NotLeft(logger, name, exception.Message);
        }
    }

    private void NoteOutage(Exception exception)
    {
        if (!_isOut)
            Log.Away(logger, exception.GetReason());
        _isOut = true;
    }

    private void NoteSuccess()
    {
        if (_isOut)
            Log.Back(logger);
        _isOut = false;
    }

    private static partial class Log
    {
        [LoggerMessage(410, LogLevel.Information, "Instance {Name} is registered with number {Id}")]
        public static partial void Registered(ILogger logger, string name, long id);

        [LoggerMessage(411, LogLevel.Information, "Instance {Name} leads (term {Epoch})")]
        public static partial void Leads(ILogger logger, string name, long epoch);

        [LoggerMessage(412, LogLevel.Warning, "Instance {Name}: number {Dead} is not heard of; its chats are free")]
        public static partial void Buries(ILogger logger, string name, long dead);

        [LoggerMessage(
            413,
            LogLevel.Warning,
            "Instance {Name} was not heard of, and others have taken over what number {Id} had; it begins anew"
        )]
        public static partial void Buried(ILogger logger, string name, long id);

        [LoggerMessage(
            414,
            LogLevel.Warning,
            "Instance {Name} could not sign off; others wait for its lease ({Reason})"
        )]
        public static partial void NotLeft(ILogger logger, string name, string reason);

        [LoggerMessage(415, LogLevel.Error, "PostgreSQL can't be used; nothing is answered until it can ({Reason})")]
        public static partial void Away(ILogger logger, string reason);

        [LoggerMessage(416, LogLevel.Information, "PostgreSQL can be used again")]
        public static partial void Back(ILogger logger);
    }
}
