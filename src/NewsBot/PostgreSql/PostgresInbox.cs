using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Concurrency;
using NewsBot.Errors;
using NewsBot.Storage;
using NewsBot.Telegram.Intake;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>
/// The updates of all instances, in PostgreSQL. Each chat belongs to one instance at a time, which handles its updates in
/// their order; the chats of an instance that is buried or stops are taken over. What an instance is to handle it always
/// finds by reading, after each thing that may have brought something: an update that it kept, a notification, a burial,
/// and every two seconds.
/// </summary>
internal sealed partial class PostgresInbox : IInbox
{
    private const int MaxAccepted = 100;
    private const int MaxMarked = 500;
    private const int MaxFetched = 1000;
    private const int MaxTaken = 50;

    private static readonly TimeSpan AcceptPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SweepPause = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _server;
    private readonly PostgresInstance _instance;
    private readonly InstanceTimes _times;
    private readonly RecentAnswers _recent;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Waves<StoredUpdate, bool> _accepts;
    private readonly Waves<Mark, int?> _marks;
    private readonly Channel<StoredUpdate> _due = Channel.CreateUnbounded<StoredUpdate>();

    private readonly WakeSignal _look = new();
    private readonly Lock _lock = new();
    private readonly OpenUpdates<OpenUpdate> _open;
    private readonly Dictionary<long, long> _fetched = [];
    private InstanceLife? _life;

    public PostgresInbox(
        NpgsqlDataSource server,
        PostgresListener listener,
        PostgresInstance instance,
        InstanceTimes times,
        RecentAnswers recent,
        TimeProvider time,
        ILogger<PostgresInbox> logger
    )
    {
        (_server, _instance, _times, _recent, _time, _logger) = (server, instance, times, recent, time, logger);
        _open = new OpenUpdates<OpenUpdate>(time);
        _accepts = new Waves<StoredUpdate, bool>(AcceptAsync, MaxAccepted);
        _marks = new Waves<Mark, int?>(MarkAsync, MaxMarked);
        _instance.WhenBuried = _look.Set;
        listener.Subscribe("newsbot", OnNotified, _look.Set);
    }

    /// <inheritdoc/>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public int OpenCount => _open.Count;

    /// <inheritdoc/>
    public TimeSpan OldestAge => _open.OldestAge;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredUpdate>> RestoreAsync(CancellationToken stopping) =>
        Task.FromResult<IReadOnlyList<StoredUpdate>>([]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredUpdate> HandOutAsync([EnumeratorCancellation] CancellationToken stopping)
    {
        _ = ServeAsync(stopping);
        await foreach (var update in _due.Reader.ReadAllAsync(stopping))
            yield return update;
    }

    /// <inheritdoc/>
    public async Task<KeptUpdates> AddAsync(IReadOnlyList<StoredUpdate> updates)
    {
        var areNew = await Task.WhenAll(updates.Select(_accepts.AddAsync));
        return new KeptUpdates(
            updates.Zip(areNew).Where(pair => pair.Second).Select(pair => pair.First.Id).ToHashSet(),
            AreStored: true,
            AreHandedOut: true
        );
    }

    /// <inheritdoc/>
    public async Task<HandlingStart?> BeginAsync(int id)
    {
        // It may have been handed out twice, in two lives.
        if (!_open.TryFind(id, out var open) || !open.TryBegin())
            return null;

        try
        {
            await open.Life.WhenMayActAsync(open.Life.Lost);
            if (await _marks.AddAsync(new Mark(open.Life, open.Number, InboxStatements.Begin)) is { } tries)
                return new HandlingStart(tries, open.Life.Lost);
        }
        catch (OperationCanceledException)
        {
            // Others have the chat now.
        }

        _open.Remove(id, open);
        return null;
    }

    /// <inheritdoc/>
    public async Task DoneAsync(int id)
    {
        if (!_open.TryFind(id, out var open))
            return;
        if (await _marks.AddAsync(new Mark(open.Life, open.Number, InboxStatements.Done)) is null && open.IsBegun)
            Log.Lost(_logger, id);
        _open.Remove(id, open);
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(int id)
    {
        if (!_open.TryFind(id, out var open) || !open.IsBegun)
            return;
        await _marks.AddAsync(new Mark(open.Life, open.Number, InboxStatements.Release));
        _open.Remove(id, open);
    }

    /// <inheritdoc/>
    public Task WhenRoom(CancellationToken cancellationToken) => _open.WhenRoom(cancellationToken);

    /// <summary>Looks for updates in each life of the instance.</summary>
    private async Task ServeAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var life = await _instance.WhenAliveAsync(stopping);
                lock (_lock)
                {
                    _life = life;
                    _fetched.Clear();
                }

                // The chats were others' between two lives: what was said last is not known here.
                _recent.ForgetAll();

                using var end = CancellationTokenSource.CreateLinkedTokenSource(life.Lost, stopping);
                await SweepAsync(life, end.Token);
                stopping.ThrowIfCancellationRequested();
            }
        }
        catch (Exception exception)
        {
            _due.Writer.TryComplete(exception);
        }
    }

    /// <summary>Looks for what is free or was not notified of: now and then, and when there may be something.</summary>
    private async Task SweepAsync(InstanceLife life, CancellationToken end)
    {
        var freed = _time.GetTimestamp();
        while (!end.IsCancellationRequested)
        {
            await QuietlyAsync(() => LookAsync(life, end));
            if (_time.GetElapsedTime(freed) >= _times.IdleSearch)
            {
                freed = _time.GetTimestamp();
                await QuietlyAsync(() => FreeIdleAsync(life, end));
            }

            await QuietlyAsync(() => _look.WaitAsync(SweepPause, _time, end));
        }
    }

    /// <summary>Takes chats that nobody has, and fetches what came for those that this instance has.</summary>
    private async Task LookAsync(InstanceLife life, CancellationToken end)
    {
        await TakeAsync(life, end);
        var mine = await _server.QueryAsync(
            InboxStatements.FindMine,
            row => (Chat: row.GetInt64(0), Last: row.GetInt64(1)),
            end,
            life.Id
        );
        await FetchAsync(
            life,
            [.. mine.Where(chat => GetFetched(chat.Chat) < chat.Last).Select(chat => chat.Chat)],
            end
        );
    }

    private async Task FreeIdleAsync(InstanceLife life, CancellationToken end)
    {
        var idle = await _server.QueryAsync(
            InboxStatements.FreeIdle,
            row => row.GetInt64(0),
            end,
            life.Id,
            _times.Idle
        );
        lock (_lock)
        {
            foreach (var chat in idle)
                _fetched.Remove(chat);
        }
    }

    /// <summary>Fetches what another instance kept for this one.</summary>
    /// <param name="payload">The owner's number, a colon, and its chats with commas between them.</param>
    private void OnNotified(string payload)
    {
        InstanceLife? life;
        lock (_lock)
            life = _life;
        var parts = payload.Split(':');
        if (life is null || parts[0] != life.Id.ToString(CultureInfo.InvariantCulture))
            return;
        var chats = parts[1].Split(',').Select(chat => long.Parse(chat, CultureInfo.InvariantCulture)).ToList();
        _ = QuietlyAsync(() => FetchAsync(life, chats, life.Lost));
    }

    private async Task TakeAsync(InstanceLife life, CancellationToken end)
    {
        while (
            await _server.QueryAsync(InboxStatements.Take, row => row.GetInt64(0), end, life.Id, MaxTaken)
                is { Count: > 0 } taken
        )
        {
            Log.Took(_logger, taken.Count);
            await FetchAsync(life, taken, end);
        }
    }

    /// <summary>Hands out what of some chats was not handed out yet.</summary>
    private async Task FetchAsync(InstanceLife life, List<long> chats, CancellationToken end)
    {
        if (chats.Count == 0)
            return;
        var ids = chats.ToArray();
        while (true)
        {
            var found = await _server.QueryAsync(
                InboxStatements.Fetch,
                row =>
                    (
                        N: row.GetInt64(0),
                        Update: new StoredUpdate((int)row.GetInt64(1), row.GetInt64(2), row.GetString(3))
                    ),
                end,
                life.Id,
                ids,
                Array.ConvertAll(ids, GetFetched)
            );
            lock (_lock)
            {
                if (_life != life)
                    return;
                foreach (var (number, update) in found)
                {
                    if (number <= _fetched.GetValueOrDefault(update.Chat))
                        continue;
                    _fetched[update.Chat] = number;
                    _open.Set(update.Id, new OpenUpdate(life, number));
                    _due.Writer.TryWrite(update);
                }
            }

            if (found.Count < MaxFetched)
                return;
        }
    }

    private long GetFetched(long chat)
    {
        lock (_lock)
            return _fetched.GetValueOrDefault(chat);
    }

    private async Task<IReadOnlyList<bool>> AcceptAsync(IReadOnlyList<StoredUpdate> updates)
    {
        var once = updates.DistinctBy(update => update.Id).ToList();
        using var patience = new CancellationTokenSource(AcceptPatience, _time);
        while (true)
        {
            try
            {
                var life = await _instance.WhenAliveAsync(patience.Token);
                var rows = await _server.QueryAsync(
                    InboxStatements.Accept,
                    row => (Chat: row.GetInt64(0), Owner: row.GetInt64(1), New: row.IsDBNull(2) ? -1 : row.GetInt64(2)),
                    patience.Token,
                    life.Id,
                    once.Select(update => (long)update.Id).ToArray(),
                    once.Select(update => update.Chat).ToArray(),
                    once.Select(update => update.Json).ToArray()
                );
                NoteSuccess();
                var mine = rows.Where(row => row.Owner == life.Id).Select(row => row.Chat).Distinct().ToList();
                _ = QuietlyAsync(() => FetchAsync(life, mine, life.Lost));
                var fresh = rows.Select(row => row.New).ToHashSet();
                return [.. updates.Select(update => fresh.Contains(update.Id))];
            }
            catch (PostgresException exception) when (exception.IsBurial())
            {
                // The instance learns of it at its next renewal, and begins a new life.
                await Task.Delay(RetryPause, _time, CancellationToken.None);
            }
            catch (Exception exception) when (exception.IsOutage() || exception is OperationCanceledException)
            {
                if (patience.IsCancellationRequested)
                    throw NoteFailure(exception);
                await Task.Delay(RetryPause, _time, CancellationToken.None);
            }
        }
    }

    /// <returns>For each mark how often its update was begun; null if it is done or another instance's.</returns>
    private async Task<IReadOnlyList<int?>> MarkAsync(IReadOnlyList<Mark> marks)
    {
        while (true)
        {
            var live = marks.Where(mark => !mark.Life.Lost.IsCancellationRequested).ToList();
            try
            {
                var marked = await MarkOnceAsync(live);
                NoteSuccess();
                return
                [
                    .. marks.Select(mark =>
                        marked.TryGetValue((mark.Number, mark.Sql), out var tries) ? tries : (int?)null
                    ),
                ];
            }
            catch (Exception exception) when (exception.IsOutage())
            {
                NoteFailure(exception);
                await Task.Delay(RetryPause, _time, CancellationToken.None);
            }
        }
    }

    private async Task<Dictionary<(long Number, string Sql), int>> MarkOnceAsync(List<Mark> marks)
    {
        var marked = new Dictionary<(long, string), int>();
        if (marks.Count == 0)
            return marked;
        await using var batch = _server.CreateBatch();
        var statements = marks.GroupBy(mark => (mark.Life, mark.Sql)).ToList();
        foreach (var statement in statements)
            batch.Add(statement.Key.Sql, statement.Key.Life.Id, statement.Select(mark => mark.Number).ToArray());
        await using var rows = await batch.ExecuteReaderAsync();
        foreach (var statement in statements)
        {
            while (await rows.ReadAsync())
                marked[(rows.GetInt64(0), statement.Key.Sql)] = rows.GetInt32(1);
            await rows.NextResultAsync();
        }

        return marked;
    }

    /// <summary>Does something that is done again anyway if it fails now.</summary>
    private static async Task QuietlyAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is OperationCanceledException || exception.IsOutage())
        {
            // The next sweep finds what this did not. The instance reports the outage.
        }
    }

    private StoreException NoteFailure(Exception exception)
    {
        var reason = exception.GetReason();
        if (Failure is null)
            Log.Failed(_logger, reason);
        Failure = reason;
        return new StoreException(reason, exception);
    }

    private void NoteSuccess()
    {
        if (Failure is not null)
            Log.Recovered(_logger);
        Failure = null;
    }

    /// <summary>An update that this instance is to handle.</summary>
    /// <param name="number">Its place among all updates.</param>
    private sealed class OpenUpdate(InstanceLife life, long number)
    {
        private int _begun;

        public InstanceLife Life => life;

        public long Number => number;

        public bool IsBegun => Volatile.Read(ref _begun) != 0;

        /// <returns>False if it was begun before.</returns>
        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;
    }

    /// <summary>A change of an update's state.</summary>
    private readonly record struct Mark(InstanceLife Life, long Number, string Sql);

    private static partial class Log
    {
        [LoggerMessage(
            420,
            LogLevel.Error,
            "Updates can't be kept, and Telegram keeps them until they can: see that PostgreSQL runs ({Reason})"
        )]
        public static partial void Failed(ILogger logger, string reason);

        [LoggerMessage(421, LogLevel.Information, "Updates are kept again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(422, LogLevel.Information, "Took over {Count} chats")]
        public static partial void Took(ILogger logger, int count);

        [LoggerMessage(
            423,
            LogLevel.Warning,
            "Update {Id} was answered, and another instance had taken it in between: it may be answered twice"
        )]
        public static partial void Lost(ILogger logger, int id);
    }
}
