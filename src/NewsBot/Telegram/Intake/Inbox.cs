using Microsoft.Extensions.Logging;
using NewsBot.Errors;
using NewsBot.Storage;

namespace NewsBot.Telegram.Intake;

/// <summary>
/// The updates that were received and are not handled yet, and the ids of earlier ones. They are stored; if the store
/// fails, the inbox falls back to memory. Thread-safe.
/// </summary>
internal sealed partial class Inbox(IUpdateStore store, TimeProvider time, ILogger<Inbox> logger) : IInbox
{
    /// <summary>How many ids are known without the store.</summary>
    public const int MaxRemembered = 10_000;

    /// <summary>More are not taken in before some are done: this is what the memory holds.</summary>
    private const int MaxOpen = 20_000;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly HandlingStart FirstTry = new(1, CancellationToken.None);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (Claim? Claim, long Since)> _open = [];
    private readonly HashSet<int> _unkept = [];
    private readonly HashSet<int> _known = [];
    private readonly Queue<int> _remembered = new();
    private TaskCompletionSource _changed = NewSignal();

    /// <inheritdoc/>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public int OpenCount
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    /// <inheritdoc/>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_lock)
                return _open.Count == 0 ? TimeSpan.Zero : time.GetElapsedTime(_open.Values.Min(update => update.Since));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="UserError">Another program uses the store.</exception>
    public async Task<IReadOnlyList<StoredUpdate>> RestoreAsync(CancellationToken stopping)
    {
        var left = await TryAsync(store.FindOpenAsync) ?? [];
        foreach (var update in left)
            TryOpen(update.Id, isKept: true);
        _ = RenewAsync(stopping);
        return left;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredUpdate> HandOutAsync(CancellationToken stopping) =>
        AsyncEnumerable.Empty<StoredUpdate>();

    /// <inheritdoc/>
    public async Task<KeptUpdates> AddAsync(IReadOnlyList<StoredUpdate> updates)
    {
        var added = await TryAsync(() => store.AddAsync(updates));
        var fresh = new HashSet<int>();
        foreach (var (id, _, _) in updates)
        {
            if (added?.Contains(id) == false)
                continue;
            if (TryOpen(id, isKept: added is not null))
                fresh.Add(id);
            else if (!fresh.Contains(id) && added is not null)
                await KeptLateAsync(id);
        }

        return new KeptUpdates(fresh, added is not null);
    }

    /// <summary>The store has just learnt of an update that came while it failed.</summary>
    private async Task KeptLateAsync(int id)
    {
        bool isOpen;
        lock (_lock)
            isOpen = _unkept.Remove(id) || _open.ContainsKey(id);
        if (!isOpen)
            await DoneAsync(id);
    }

    /// <inheritdoc/>
    public async Task<HandlingStart?> BeginAsync(int id)
    {
        lock (_lock)
        {
            if (_unkept.Contains(id))
                return FirstTry;
        }

        if (await TryAsync(async () => new Answer(await store.ClaimAsync(id, Lease))) is not { } answer)
            return FirstTry;
        if (answer.Claim is not { } claim)
        {
            Close(id);
            return null;
        }

        lock (_lock)
            _open[id] = (claim, _open[id].Since);
        return new HandlingStart(claim.Tries, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task DoneAsync(int id)
    {
        bool isKept;
        Claim? begun;
        lock (_lock)
            (isKept, begun) = (!_unkept.Contains(id), _open.GetValueOrDefault(id).Claim);
        if (isKept)
        {
            await TryAsync(async () =>
            {
                if ((begun ?? await store.ClaimAsync(id, Lease)) is { } claim && !await store.DoneAsync(claim))
                    Log.Lost(logger, id);
            });
        }

        Close(id);
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(int id)
    {
        Claim? begun;
        lock (_lock)
            begun = _open.GetValueOrDefault(id).Claim;
        if (begun is { } claim)
        {
            await TryAsync(() => store.ReleaseAsync(claim));
        }

        Close(id);
    }

    /// <inheritdoc/>
    public async Task WhenRoom(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_open.Count < MaxOpen)
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private bool TryOpen(int id, bool isKept)
    {
        lock (_lock)
        {
            if (_open.ContainsKey(id) || !_known.Add(id))
                return false;
            _remembered.Enqueue(id);
            if (_remembered.Count > MaxRemembered)
                _known.Remove(_remembered.Dequeue());
            _open.Add(id, (null, time.GetTimestamp()));
            if (!isKept)
                _unkept.Add(id);
            return true;
        }
    }

    private void Close(int id)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _open.Remove(id);
            _unkept.Remove(id);
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>Keeps the claims to what takes long, such as a wait that Telegram asked for.</summary>
    private async Task RenewAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                List<Claim> claims;
                lock (_lock)
                    claims = [.. _open.Values.Select(update => update.Claim).OfType<Claim>()];
                if (claims.Count > 0)
                    await TryAsync(() => store.RenewAsync(claims, Lease));
            }
        }
        catch (OperationCanceledException)
        {
            // The claims are given back one by one.
        }
    }

    /// <summary>Asks the store for something.</summary>
    /// <returns>The default if the store fails; each outage is logged once.</returns>
    private async Task<T?> TryAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            var answer = await ask();
            if (Failure is not null)
                Log.Recovered(logger);
            Failure = null;
            return answer;
        }
        catch (StoreException exception)
        {
            if (Failure is null)
                Log.Failed(logger, exception.Message);
            Failure = exception.Message;
            return default;
        }
    }

    private Task<bool> TryAsync(Func<Task> ask) =>
        TryAsync(async () =>
        {
            await ask();
            return true;
        });

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The store's response to a claim.</summary>
    private sealed record Answer(Claim? Claim);

    private static partial class Log
    {
        [LoggerMessage(
            200,
            LogLevel.Error,
            "Open questions can't be kept and would be lost in a crash: make room on the disk, make the "
                + "folder writable, or set Data:Folder. Answering goes on ({Reason})"
        )]
        public static partial void Failed(ILogger logger, string reason);

        [LoggerMessage(201, LogLevel.Information, "Open questions are kept again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(
            202,
            LogLevel.Warning,
            "Update {Id} was answered, and somebody else had taken it in between: it may be answered twice"
        )]
        public static partial void Lost(ILogger logger, int id);
    }
}
