namespace NewsBot.PostgreSql;

/// <summary>A life to wait for. Thread-safe.</summary>
internal sealed class LifeSignal(TimeProvider time)
{
    /// <summary>Between the end of a life and the moment in which it is cleared here.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private TaskCompletionSource<InstanceLife> _source = NewSource();

    /// <summary>Waits for a life that is not over.</summary>
    public async Task<InstanceLife> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var life = await Source.Task.WaitAsync(cancellationToken);
            if (!life.Lost.IsCancellationRequested)
                return life;
            await Task.Delay(LookPause, time, cancellationToken);
        }
    }

    public void Set(InstanceLife life) => Source.TrySetResult(life);

    public void Clear()
    {
        lock (_lock)
        {
            if (_source.Task.IsCompleted)
                _source = NewSource();
        }
    }

    private TaskCompletionSource<InstanceLife> Source
    {
        get
        {
            lock (_lock)
                return _source;
        }
    }

    private static TaskCompletionSource<InstanceLife> NewSource() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
