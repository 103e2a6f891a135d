using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Telegram.Intake;

/// <summary>The updates that were received and are not handled yet, by their ids. Thread-safe.</summary>
/// <typeparam name="T">What is known of each.</typeparam>
internal sealed class OpenUpdates<T>(TimeProvider time)
    where T : class
{
    /// <summary>More are not taken in before some are done: this is what the memory holds.</summary>
    private const int Max = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (T Known, long Since)> _updates = [];
    private TaskCompletionSource _removed = NewSignal();

    public int Count
    {
        get
        {
            lock (_lock)
                return _updates.Count;
        }
    }

    /// <summary>How long the oldest has been open; zero if there is none.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_lock)
                return _updates.Count == 0
                    ? TimeSpan.Zero
                    : time.GetElapsedTime(_updates.Values.Min(update => update.Since));
        }
    }

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_lock)
                return [.. _updates.Values.Select(update => update.Known)];
        }
    }

    public bool TryFind(int id, [NotNullWhen(true)] out T? known)
    {
        lock (_lock)
        {
            known = _updates.TryGetValue(id, out var update) ? update.Known : null;
            return known is not null;
        }
    }

    /// <summary>Adds an update, in the place of an older one with its id.</summary>
    public void Set(int id, T known)
    {
        lock (_lock)
            _updates[id] = (known, time.GetTimestamp());
    }

    /// <param name="known">Only if this is still known of it; null for any.</param>
    public void Remove(int id, T? known = null)
    {
        TaskCompletionSource removed;
        lock (_lock)
        {
            if (known is null || (_updates.TryGetValue(id, out var update) && update.Known == known))
                _updates.Remove(id);
            removed = _removed;
            _removed = NewSignal();
        }

        removed.SetResult();
    }

    /// <summary>Waits until another can be taken in.</summary>
    public async Task WhenRoom(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task removed;
            lock (_lock)
            {
                if (_updates.Count < Max)
                    return;
                removed = _removed.Task;
            }

            await removed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
