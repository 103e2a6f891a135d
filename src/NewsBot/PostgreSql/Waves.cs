namespace NewsBot.PostgreSql;

/// <summary>
/// Does things in waves: what comes while a wave is under way goes with the next, so a slow server gets fewer and larger
/// requests. Thread-safe.
/// </summary>
/// <param name="act">Does a wave, and returns a result for each of its items. If it fails, all of them have failed.</param>
/// <param name="max">The most items of a wave.</param>
internal sealed class Waves<TItem, TResult>(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> act, int max)
{
    private readonly Lock _lock = new();
    private List<(TItem Item, TaskCompletionSource<TResult> End)> _waiting = [];
    private bool _isRunning;

    /// <summary>Does something with the next wave.</summary>
    public Task<TResult> AddAsync(TItem item)
    {
        var end = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((item, end));
            if (_isRunning)
                return end.Task;
            _isRunning = true;
        }

        _ = RunAsync();
        return end.Task;
    }

    private async Task RunAsync()
    {
        // What is added in the same moment goes with the first wave.
        await Task.Yield();
        while (TakeWave() is { Count: > 0 } wave)
        {
            try
            {
                var results = await act([.. wave.Select(one => one.Item)]);
                foreach (var ((_, end), result) in wave.Zip(results))
                    end.SetResult(result);
            }
            catch (Exception exception)
            {
                foreach (var (_, end) in wave)
                    end.TrySetException(exception);
            }
        }
    }

    private List<(TItem Item, TaskCompletionSource<TResult> End)> TakeWave()
    {
        lock (_lock)
        {
            var wave = _waiting.Take(max).ToList();
            _waiting = _waiting[wave.Count..];
            _isRunning = wave.Count > 0;
            return wave;
        }
    }
}
