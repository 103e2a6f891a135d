namespace NewsBot.Telegram;

/// <summary>
/// The updates that were received and are not done yet. What Telegram may forget follows from it: an update is confirmed
/// only when it and all before it are done. Thread-safe. It holds them in memory only: after a crash Telegram delivers
/// again what was not confirmed.
/// </summary>
internal sealed class Inbox
{
    /// <summary>How many done updates are remembered, to know one that is delivered again.</summary>
    private const int MostRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly SortedSet<int> _open = [];
    private readonly HashSet<int> _known = [];
    private readonly Queue<int> _remembered = new();
    private int? _last;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>The first update that Telegram must keep: null before the first one was received.</summary>
    public int? Offset
    {
        get
        {
            lock (_lock) return _open.Count > 0 ? _open.Min : _last + 1;
        }
    }

    /// <summary>How many are not done.</summary>
    public int OpenCount
    {
        get
        {
            lock (_lock) return _open.Count;
        }
    }

    /// <summary>Ends when an update is done after this was read.</summary>
    public Task NextDone
    {
        get
        {
            lock (_lock) return _changed.Task;
        }
    }

    /// <returns>False for an update that was received before.</returns>
    public bool TryOpen(int id)
    {
        lock (_lock)
        {
            if (!_known.Add(id)) return false;
            _open.Add(id);

            // Not the greatest: after a quiet week Telegram begins again at a random number.
            _last = id;
            return true;
        }
    }

    public void Done(int id)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _open.Remove(id);
            _remembered.Enqueue(id);
            if (_remembered.Count > MostRemembered) _known.Remove(_remembered.Dequeue());
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
