namespace NewsBot.Configuration;

/// <summary>The day that it is where the program runs.</summary>
internal static class LocalDay
{
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetLocalNow().DateTime);
}
