namespace NewsBot.Configuration;

/// <summary>Today in the machine's time zone.</summary>
internal static class LocalDay
{
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetLocalNow().DateTime);
}
