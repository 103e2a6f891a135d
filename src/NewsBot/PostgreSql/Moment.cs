namespace NewsBot.PostgreSql;

/// <summary>A moment by both clocks: the monotonic one may stand still while the machine sleeps, the other may be set.</summary>
internal readonly record struct Moment(long Timestamp, DateTimeOffset Clock)
{
    public static Moment Now(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

    /// <summary>The time since then by the clock that says more.</summary>
    public TimeSpan GetElapsed(TimeProvider time)
    {
        var (steady, clock) = (time.GetElapsedTime(Timestamp), time.GetUtcNow() - Clock);
        return steady > clock ? steady : clock;
    }
}
