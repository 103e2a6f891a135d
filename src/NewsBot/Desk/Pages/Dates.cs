using System.Globalization;

namespace NewsBot.Desk.Pages;

/// <summary>Moments as people say them.</summary>
internal static class Dates
{
    private const int MaxDays = 60;

    /// <summary>"today", "3 days ago", "in May 2024".</summary>
    public static string Ago(DateTimeOffset moment, TimeProvider time)
    {
        var local = TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).Date;
        return (time.GetLocalNow().Date - local).Days switch
        {
            <= 0 => "today",
            1 => "yesterday",
            <= MaxDays and var days => $"{days} days ago",
            _ => local.ToString("'in' MMMM yyyy", CultureInfo.InvariantCulture),
        };
    }
}
