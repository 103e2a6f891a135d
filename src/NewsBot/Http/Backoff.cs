namespace NewsBot.Http;

/// <summary>
/// How long to wait between tries: doubling from one to the next, up to a most, and each time a part of it by chance,
/// so that many who wait do not come back at once.
/// </summary>
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
