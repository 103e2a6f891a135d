using System.Text.Json;

namespace NewsBot.Telegram;

/// <summary>
/// The updates that were received and are not done yet. Telegram forgets an update once a later one is asked for; so that one
/// slow chat keeps nobody waiting, it is asked on and on, and what is not done by then is kept in a file. Thread-safe.
/// </summary>
/// <param name="journal">Keeps what is confirmed and not done.</param>
internal sealed class Inbox(InboxJournal journal)
{
    /// <summary>How many done updates are remembered, to know one that is delivered again.</summary>
    public const int MostRemembered = 10_000;

    /// <summary>More are not fetched before some are done: this is what the memory holds.</summary>
    private const int MostOpen = 5_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, JsonElement> _open = [];
    private readonly HashSet<int> _unkept = [];
    private readonly HashSet<int> _known = [];
    private readonly Queue<int> _remembered = new();
    private int? _last;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>The first update that Telegram must keep: null before the first one was received.</summary>
    public int? Offset
    {
        get
        {
            lock (_lock) return _last + 1;
        }
    }

    /// <summary>How many ids are known, of updates that are open or were done not long ago.</summary>
    public int KnownCount
    {
        get
        {
            lock (_lock) return _known.Count;
        }
    }

    /// <param name="id">The update's id.</param>
    /// <param name="update">The update as Telegram sent it.</param>
    /// <returns>False for an update that was received before.</returns>
    public bool TryOpen(int id, JsonElement update)
    {
        lock (_lock)
        {
            // Not the greatest: after a quiet week Telegram begins again at a random number.
            _last = id;
            if (!_known.Add(id)) return false;
            _open.Add(id, update);
            _unkept.Add(id);
            return true;
        }
    }

    public void Done(int id)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _open.Remove(id);
            if (!_unkept.Remove(id)) journal.Done(id, isLast: _open.Count == _unkept.Count);
            _remembered.Enqueue(id);
            if (_remembered.Count > MostRemembered) _known.Remove(_remembered.Dequeue());
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>Puts what is open into the file: to be done before Telegram is asked for what comes behind it.</summary>
    public void Keep()
    {
        lock (_lock)
        {
            if (_unkept.Count == 0) return;
            journal.Add(_unkept.Order().Select(id => _open[id]));
            _unkept.Clear();
        }
    }

    /// <summary>The updates that an earlier run left undone, in order. They count as open from now on.</summary>
    public IReadOnlyList<(int Id, JsonElement Update)> Restore()
    {
        lock (_lock)
        {
            var left = journal.Read();
            foreach (var (id, update) in left)
            {
                _known.Add(id);
                _open[id] = update;
            }

            return left;
        }
    }

    /// <summary>Ends when there is room for more updates.</summary>
    public async Task WhenRoom(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_open.Count < MostOpen) return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
