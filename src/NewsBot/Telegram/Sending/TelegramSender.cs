using System.Net;
using Microsoft.Extensions.Logging;
using NewsBot.Http;
using NewsBot.Instances;
using NewsBot.Monitoring;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace NewsBot.Telegram.Sending;

/// <summary>Sends replies: the one place that decides what is retried, when, and for how long.</summary>
/// <param name="worthTrying">How long an answer is of use.</param>
internal sealed partial class TelegramSender(
    ITelegramBotClient client,
    TimeSpan worthTrying,
    ChatStates chats,
    IInstance instance,
    BotMetrics metrics,
    TimeProvider time,
    ILogger<TelegramSender> logger
) : IDisposable
{
    private static readonly TimeSpan MaxRequestTime = TimeSpan.FromSeconds(30);

    /// <summary>Few, because a crash may send each of these again.</summary>
    private const int MaxInFlight = 4;

    /// <summary>
    /// A request that takes longer gives up its slot, so slow requests don't block others. At least 40 requests can
    /// start in a second; Telegram accepts 30.
    /// </summary>
    private static readonly TimeSpan SlotTime = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _inFlight = new(MaxInFlight);
    private readonly ChatRateLimits _pauses = new(time);
    private readonly FallbackForms _forms = new(logger);
    private readonly MessageRequest _request = new(client);

    /// <summary>Sends a reply, and retries as long as that makes sense.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries; a request in progress continues.</param>
    /// <exception cref="OperationCanceledException">It was not delivered because of one of the tokens.</exception>
    /// <exception cref="NotDeliveredException">Telegram refused it for good, or it came too late.</exception>
    /// <returns>The id of the message; null if it is not known, or the chat accepts no messages.</returns>
    public async Task<int?> SendAsync(
        Reply reply,
        Destination destination,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var backoff = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));
        var form = _forms.GetFirst(destination);
        while (true)
        {
            TimeSpan wait;
            RequestException last;
            try
            {
                await _pauses.WhenOverAsync(form.Destination.Chat, stopRetrying);
                return await SendOnceAsync(reply, form, cancellationToken);
            }
            catch (ApiRequestException refused) when (refused.ErrorCode == TelegramErrorCode.TooManyRequests)
            {
                // However long the wait is, one try is left for the last moment in which the answer is of use.
                var left = worthTrying - time.GetElapsedTime(started);
                wait =
                    left > TimeSpan.Zero && RetryAfter.AskedFor(refused) > left ? left : RetryAfter.AskedFor(refused);
                Log.TooManyRequests(logger, destination.Chat, wait.TotalSeconds, refused.Message);
                metrics.Wait();
                metrics.Retry("wait");
                _pauses.Begin(form.Destination.Chat, wait);
                last = refused;
            }
            catch (ApiRequestException refused)
                when (refused.ErrorCode is >= 400 and < 500 and not TelegramErrorCode.Unauthorized)
            {
                if (_forms.GetNext(form, refused) is not { } next)
                {
                    HandleRefusal(destination.Chat, refused);
                    return null;
                }

                metrics.Retry("refused");
                form = next;
                continue;
            }
            catch (RequestException failure) when (failure.HttpStatusCode is HttpStatusCode.OK)
            {
                // Telegram accepted the message (see BotApiResponseGuard); only the receipt was unreadable.
                Log.NoReceipt(logger, destination.Chat, ExceptionText.Describe(failure));
                return null;
            }
            catch (RequestException failure)
            {
                wait = backoff.Next();
                last = failure;
                metrics.Retry("failed");
                Log.TryAgain(logger, destination.Chat, wait.TotalSeconds, ExceptionText.Describe(failure));
            }

            if (time.GetElapsedTime(started) + wait > worthTrying)
                throw GiveUp(destination, last);
            await Task.Delay(wait, time, stopRetrying);
        }
    }

    public void Dispose() => _inFlight.Dispose();

    /// <exception cref="NotDeliveredException">The refusal is neither an unchanged message nor a blocked bot.</exception>
    private void HandleRefusal(long chat, ApiRequestException refused)
    {
        if (FallbackForms.IsUnchanged(refused))
            return;
        Log.Refused(logger, chat, refused.ErrorCode, refused.Message);
        if (refused.ErrorCode != TelegramErrorCode.Forbidden)
            throw new NotDeliveredException($"{refused.ErrorCode}: {refused.Message}", refused);
        chats.SetBlocked(chat);
    }

    private NotDeliveredException GiveUp(Destination destination, RequestException last)
    {
        Log.TooLate(logger, destination.Chat, worthTrying.TotalMinutes);
        return new NotDeliveredException($"not within {worthTrying.TotalMinutes:0} minutes", last);
    }

    private async Task<int?> SendOnceAsync(Reply reply, MessageForm form, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            // As late as possible: this instance may have been frozen while it waited.
            await instance.WhenMayActAsync(cancellationToken);
        }
        catch
        {
            _inFlight.Release();
            throw;
        }

        using var trace = metrics.Traces.StartActivity("Send");
        var started = time.GetTimestamp();
        int? sent = null;
        Task sending = RequestTimeout.BoundAsync(
            MaxRequestTime,
            time,
            async token => sent = await _request.SendAsync(reply, form, token),
            cancellationToken
        );

        // A slow request continues without its slot.
        await sending
            .WaitAsync(SlotTime, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _inFlight.Release();
        try
        {
            await sending;
            metrics.SendEnded(time.GetElapsedTime(started), isAccepted: true);
            return sent;
        }
        catch (RequestException)
        {
            metrics.SendEnded(time.GetElapsedTime(started), isAccepted: false);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            170,
            LogLevel.Warning,
            "Chat {Chat}: waiting {Seconds} s, because Telegram asks for it ({Reason})"
        )]
        public static partial void TooManyRequests(ILogger logger, long chat, double seconds, string reason);

        [LoggerMessage(174, LogLevel.Information, "Chat {Chat}: sent, but the receipt could not be read ({Reason})")]
        public static partial void NoReceipt(ILogger logger, long chat, string reason);

        [LoggerMessage(175, LogLevel.Warning, "Chat {Chat}: Telegram refused the message for good ({Code}: {Reason})")]
        public static partial void Refused(ILogger logger, long chat, int code, string reason);

        [LoggerMessage(176, LogLevel.Warning, "Chat {Chat}: not sent yet, trying again in {Seconds:0.0} s ({Reason})")]
        public static partial void TryAgain(ILogger logger, long chat, double seconds, string reason);

        [LoggerMessage(177, LogLevel.Error, "Chat {Chat}: given up after {Minutes:0} minutes")]
        public static partial void TooLate(ILogger logger, long chat, double minutes);
    }
}
