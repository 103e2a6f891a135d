using Microsoft.Extensions.Logging;
using NewsBot.Http;
using Telegram.Bot.Exceptions;

namespace NewsBot.Telegram.Handling;

/// <summary>Requests that are sent once: users wait seconds for the result, so a second try would come too late.</summary>
internal sealed partial class SingleRequest(TimeProvider time, ILogger<SingleRequest> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Sends a request; a failure is logged.</summary>
    /// <param name="what">What is sent, for the log.</param>
    public async Task SendAsync(string what, Func<CancellationToken, Task> request, CancellationToken cancellationToken)
    {
        try
        {
            await RequestTimeout.BoundAsync(Timeout, time, request, cancellationToken);
        }
        catch (RequestException failure)
        {
            Log.TooLate(logger, what, ExceptionText.Describe(failure));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(150, LogLevel.Warning, "{What} could not be sent in time ({Reason})")]
        public static partial void TooLate(ILogger logger, string what, string reason);
    }
}
