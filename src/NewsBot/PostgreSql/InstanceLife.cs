namespace NewsBot.PostgreSql;

/// <summary>
/// One life of an instance, from its registration to its burial. Its id is never used again, so what is written in its
/// name has no effect after its end. Thread-safe.
/// </summary>
internal sealed class InstanceLife : IDisposable
{
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly InstanceTimes _times;
    private readonly TimeProvider _time;
    private Moment _renewed;

    /// <param name="asked">When its registration was asked for.</param>
    public InstanceLife(long id, Moment asked, InstanceTimes times, TimeProvider time)
    {
        (Id, _renewed, _times, _time) = (id, asked, times, time);
        Lost = _lost.Token;
    }

    public long Id { get; }

    /// <summary>Cancelled at its end.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Whether nobody can have taken over its work.</summary>
    public bool MayAct
    {
        get
        {
            Moment renewed;
            lock (_lock)
                renewed = _renewed;
            return !Lost.IsCancellationRequested && renewed.GetElapsed(_time) < _times.Acting;
        }
    }

    /// <param name="asked">When the renewal was asked for, not when it was confirmed.</param>
    public void Renew(Moment asked)
    {
        lock (_lock)
            _renewed = asked;
    }

    /// <exception cref="OperationCanceledException">It has ended, or the token ended the wait.</exception>
    public async Task WhenMayActAsync(CancellationToken cancellationToken)
    {
        while (!MayAct)
        {
            Lost.ThrowIfCancellationRequested();
            await Task.Delay(LookPause, _time, cancellationToken);
        }
    }

    public void End() => _lost.Cancel();

    public void Dispose() => _lost.Dispose();
}
