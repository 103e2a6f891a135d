namespace NewsBot.Tests;

/// <summary>
/// A clock that starts at a fixed date and runs on: timers work, and no test depends on the day it runs on.
/// </summary>
internal sealed class RunningClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_started);
}
