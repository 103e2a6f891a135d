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

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly HandlingStart FirstTry = new(1, CancellationToken.None);

    private readonly Lock _lock = new();
    private readonly OpenUpdates<OpenUpdate> _open = new(time);
    private readonly HashSet<int> _unkept = [];
    private readonly HashSet<int> _known = [];
    private readonly Queue<int> _remembered = new();

    /// <inheritdoc/>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public int OpenCount => _open.Count;

    /// <inheritdoc/>
    public TimeSpan OldestAge => _open.OldestAge;

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
            isOpen = _unkept.Remove(id) || _open.TryFind(id, out _);
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

        if (_open.TryFind(id, out var open))
            open.Claim = claim;
        return new HandlingStart(claim.Tries, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task DoneAsync(int id)
    {
        bool isKept;
        lock (_lock)
            isKept = !_unkept.Contains(id);
        if (isKept)
        {
            await TryAsync(async () =>
            {
                if ((FindClaim(id) ?? await store.ClaimAsync(id, Lease)) is { } claim && !await store.DoneAsync(claim))
                    Log.Lost(logger, id);
            });
        }

        Close(id);
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(int id)
    {
        if (FindClaim(id) is { } claim)
            await TryAsync(() => store.ReleaseAsync(claim));
        Close(id);
    }

    /// <inheritdoc/>
    public Task WhenRoom(CancellationToken cancellationToken) => _open.WhenRoom(cancellationToken);

    private bool TryOpen(int id, bool isKept)
    {
        lock (_lock)
        {
            if (_open.TryFind(id, out _) || !_known.Add(id))
                return false;
            _remembered.Enqueue(id);
            if (_remembered.Count > MaxRemembered)
                _known.Remove(_remembered.Dequeue());
            _open.Set(id, new OpenUpdate());
            if (!isKept)
                _unkept.Add(id);
            return true;
        }
    }

    private void Close(int id)
    {
        lock (_lock)
        {
            _unkept.Remove(id);
            _open.Remove(id);
        }
    }

    private Claim? FindClaim(int id) => _open.TryFind(id, out var open) ? open.Claim : null;

    /// <summary>Keeps the claims to what takes long, such as a wait that Telegram asked for.</summary>
    private async Task RenewAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                List<Claim> claims = [.. _open.All.Select(update => update.Claim).OfType<Claim>()];
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

    private sealed class OpenUpdate
    {
        /// <summary>Null before it is begun.</summary>
        public Claim? Claim { get; set; }
    }

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
