namespace NewsBot.Http;

/// <summary>Exponential back-off with a cap and jitter, so clients that wait do not come back all at once.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan most)
{
    /// <summary>How many waits there were since the last success.</summary>
    public int Failures { get; private set; }

    public void Reset() => Failures = 0;

    /// <summary>From half to all of the wait that is due.</summary>
    public TimeSpan Next()
    {
        var due = TimeSpan.FromTicks(Math.Min(most.Ticks, first.Ticks << Math.Min(Failures++, 20)));
        return due * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
