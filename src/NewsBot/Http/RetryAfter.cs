using Telegram.Bot.Exceptions;

namespace NewsBot.Http;

/// <summary>How long Telegram asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>A longer wait is a mistake of something in between, and no timer could hold the longest one.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);

    /// <summary>The wait that a 429 names: from a second to <see cref="MaxWait"/>.</summary>
    public static TimeSpan AskedFor(ApiRequestException refused) =>
        TimeSpan.FromSeconds(Math.Clamp(refused.Parameters?.RetryAfter ?? 1, 1, MaxWait.TotalSeconds));
}
