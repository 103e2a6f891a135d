using System.Net;
using Microsoft.Extensions.Logging;
using NewsBot.Http;
using NewsBot.Monitoring;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram.Sending;

/// <summary>Sends replies: the one place that decides what is tried again, how, and for how long.</summary>
/// <param name="worthTrying">How long an answer is of use.</param>
/// <param name="chats">Where a chat that blocks the bot is noted.</param>
/// <param name="metrics">Counts sends and retries.</param>
/// <param name="logger">Logs what is not delivered.</param>
internal sealed partial class TelegramSender(
    ITelegramBotClient client,
    TimeSpan worthTrying,
    ChatStates chats,
    BotMetrics metrics,
    TimeProvider time,
    ILogger<TelegramSender> logger
) : IDisposable
{
    private static readonly TimeSpan MaxRequestTime = TimeSpan.FromSeconds(30);

    /// <summary>Few, because a crash may send each of these again.</summary>
    private const int MaxInFlight = 4;

    /// <summary>
    /// A send that takes longer makes room for another: what is slow or hangs must not hold up the rest. So 40 a second
    /// can be begun at least; Telegram takes 30.
    /// </summary>
    private static readonly TimeSpan SlotTime = TimeSpan.FromMilliseconds(100);

    private const int UnknownToken = 401;
    private const int Forbidden = 403;

    /// <summary>Which buttons Telegram takes from this bot, as far as it has shown.</summary>
    private volatile Buttons _buttons = Buttons.All;

    private readonly SemaphoreSlim _inFlight = new(MaxInFlight);
    private readonly ChatRateLimits _pauses = new(time);

    /// <summary>Sends a reply, again and again while that makes sense.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries; a request that is under way goes on.</param>
    /// <exception cref="OperationCanceledException">It was not delivered because of one of the tokens.</exception>
    /// <exception cref="NotDeliveredException">Telegram refused it for good, or it is of no use any more.</exception>
    /// <returns>The id of the message; null where its id is not known, or the chat takes no messages.</returns>
    public async Task<int?> SendAsync(
        Reply reply,
        Destination destination,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var backoff = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));
        var attempt = new Attempt(destination, AsHtml: true, _buttons);
        while (true)
        {
            TimeSpan wait;
            RequestException last;
            try
            {
                await _pauses.WhenOverAsync(attempt.Destination.Chat, stopRetrying);
                return await SendOnceAsync(reply, attempt, cancellationToken);
            }
            catch (ApiRequestException refused) when (refused.ErrorCode == RetryAfter.TooManyRequests)
            {
                // However long it is, the last moment in which the answer is of use is worth a try.
                var left = worthTrying - time.GetElapsedTime(started);
                wait =
                    left > TimeSpan.Zero && RetryAfter.AskedFor(refused) > left ? left : RetryAfter.AskedFor(refused);
                Log.TooManyRequests(logger, destination.Chat, wait.TotalSeconds, refused.Message);
                metrics.Wait();
                metrics.Retry("wait");
                _pauses.Begin(attempt.Destination.Chat, wait);
                last = refused;
            }
            catch (ApiRequestException refused) when (refused.ErrorCode is >= 400 and < 500 and not UnknownToken)
            {
                if (Otherwise(attempt, refused) is not { } next)
                {
                    if (IsUnchanged(refused))
                        return null;
                    Log.Refused(logger, destination.Chat, refused.ErrorCode, refused.Message);
                    if (refused.ErrorCode != Forbidden)
                        throw new NotDeliveredException($"{refused.ErrorCode}: {refused.Message}", refused);
                    chats.SetBlocked(destination.Chat);
                    return null;
                }

                metrics.Retry("refused");
                attempt = next;
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

    private NotDeliveredException GiveUp(Destination destination, RequestException last)
    {
        Log.TooLate(logger, destination.Chat, worthTrying.TotalMinutes);
        return new NotDeliveredException($"not within {worthTrying.TotalMinutes:0} minutes", last);
    }

    /// <summary>What may be accepted in place of what was refused; null when nothing else may.</summary>
    private Attempt? Otherwise(Attempt attempt, ApiRequestException refused)
    {
        var destination = attempt.Destination;
        if (
            refused.Parameters?.MigrateToChatId is { } supergroup
            && supergroup != destination.Chat
            && !attempt.IsMigrated
        )
            return attempt with { Destination = new Destination(supergroup, null, null), IsMigrated = true };

        if (IsUnchanged(refused))
            return null;
        if (destination.VisibleOnlyTo is not null && refused.ErrorCode != Forbidden)
            return attempt with { Destination = destination with { VisibleOnlyTo = null, Edits = null } };
        if (destination.Edits is { Inline: null } && IsGone(refused))
            return attempt with { Destination = destination with { Edits = null } };

        if (
            destination.Topic is { } topic
            && refused.Message.Contains("thread not found", StringComparison.OrdinalIgnoreCase)
        )
        {
            Log.WithoutTopic(logger, destination.Chat, topic);
            return attempt with { Destination = destination with { Topic = null } };
        }

        if (attempt.Buttons != Buttons.None && refused.Message.Contains("button", StringComparison.OrdinalIgnoreCase))
        {
            // Sharing is refused to a bot whose inline mode is off: it is not tried again.
            Log.WithoutButtons(logger, destination.Chat, refused.Message);
            if (attempt.Buttons == Buttons.AllButSharing)
                return attempt with { Buttons = Buttons.None };
            return attempt with { Buttons = _buttons = Buttons.AllButSharing };
        }

        if (!attempt.AsHtml || !refused.Message.Contains("parse", StringComparison.OrdinalIgnoreCase))
            return null;
        Log.PlainInstead(logger, destination.Chat, refused.Message);
        return attempt with { AsHtml = false };
    }

    /// <summary>The message says so already: the same button was pressed twice.</summary>
    private static bool IsUnchanged(ApiRequestException refused) =>
        refused.Message.Contains("is not modified", StringComparison.OrdinalIgnoreCase);

    private static bool IsGone(ApiRequestException refused) =>
        refused.Message.Contains("message to edit not found", StringComparison.OrdinalIgnoreCase)
        || refused.Message.Contains("can't be edited", StringComparison.OrdinalIgnoreCase);

    private async Task<int?> SendOnceAsync(Reply reply, Attempt attempt, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        using var trace = metrics.Traces.StartActivity("Send");
        var started = time.GetTimestamp();
        int? sent = null;
        Task sending = RequestTimeout.BoundAsync(
            MaxRequestTime,
            time,
            async token => sent = await RequestAsync(reply, attempt, token),
            cancellationToken
        );

        // One that takes longer goes on without the slot.
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

    private async Task<int?> RequestAsync(Reply reply, Attempt attempt, CancellationToken cancellationToken)
    {
        var (destination, asHtml, shown, _) = attempt;
        var text = asHtml ? TelegramHtml.Render(reply.Text) : TelegramHtml.Plain(reply.Text);
        var mode = asHtml ? ParseMode.Html : ParseMode.None;
        var buttons = shown == Buttons.None ? null : TelegramButtons.Create(reply, withSharing: shown == Buttons.All);

        // A preview of the page would push the quote out of sight.
        var preview = new LinkPreviewOptions { IsDisabled = true };
        switch (destination)
        {
            case { VisibleOnlyTo: { Message: { } aside } receiver, Edits: not null }:
                await client.EditEphemeralMessageText(
                    destination.Chat,
                    receiver.User,
                    aside,
                    text,
                    mode,
                    buttons,
                    preview,
                    cancellationToken: cancellationToken
                );
                return null;
            case { Edits: { Inline: { } inline } }:
                await client.EditMessageText(
                    inline,
                    text,
                    mode,
                    buttons,
                    preview,
                    cancellationToken: cancellationToken
                );
                return null;
            case { Edits: { } edited }:
                return (
                    await client.EditMessageText(
                        destination.Chat,
                        edited.Message,
                        text,
                        mode,
                        buttons,
                        preview,
                        cancellationToken: cancellationToken
                    )
                ).Id;
            case var _ when reply.Attachment is { } file:
                return await SendFileAsync(file, TelegramHtml.Plain(reply.Text), destination, cancellationToken);
            default:
                var sent = await client.SendMessage(
                    destination.Chat,
                    text,
                    mode,
                    ReplyTo(destination),
                    buttons,
                    preview,
                    destination.Topic,
                    ephemeralMessageParameters: OnlyTo(destination),
                    cancellationToken: cancellationToken
                );
                return sent.Id;
        }
    }

    private async Task<int?> SendFileAsync(
        Attachment file,
        string caption,
        Destination destination,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream(file.Content.ToArray());
        var sent = await client.SendDocument(
            destination.Chat,
            InputFile.FromStream(content, file.Name),
            caption,
            messageThreadId: destination.Topic,
            cancellationToken: cancellationToken
        );
        return sent.Id;
    }

    private static ReplyParameters? ReplyTo(Destination destination) =>
        destination is { ReplyToAside: { } asked, VisibleOnlyTo: not null }
            ? new ReplyParameters { EphemeralMessageId = asked, AllowSendingWithoutReply = true }
        : destination.ReplyTo is { } message
            ? new ReplyParameters { MessageId = message, AllowSendingWithoutReply = true }
        : null;

    private static EphemeralMessageParameters? OnlyTo(Destination destination) =>
        destination.VisibleOnlyTo is { } one
            ? new EphemeralMessageParameters { ReceiverUserId = one.User, CallbackQueryId = one.Callback }
            : null;

    /// <param name="AsHtml">Whether with formatting, or the text alone.</param>
    /// <param name="IsMigrated">Whether it goes to the supergroup that the group has become; that happens once.</param>
    private readonly record struct Attempt(
        Destination Destination,
        bool AsHtml,
        Buttons Buttons,
        bool IsMigrated = false
    );

    private enum Buttons
    {
        All,
        AllButSharing,
        None,
    }

    private static partial class Log
    {
        [LoggerMessage(
            170,
            LogLevel.Warning,
            "Chat {Chat}: waiting {Seconds} s, because Telegram asks for it ({Reason})"
        )]
        public static partial void TooManyRequests(ILogger logger, long chat, double seconds, string reason);

        [LoggerMessage(
            171,
            LogLevel.Warning,
            "Chat {Chat}: sent as plain text, because Telegram could not parse the HTML ({Reason})"
        )]
        public static partial void PlainInstead(ILogger logger, long chat, string reason);

        [LoggerMessage(
            172,
            LogLevel.Warning,
            "Chat {Chat}: sent with fewer buttons, because Telegram refused one; to share quotes, switch on "
                + "inline mode in BotFather ({Reason})"
        )]
        public static partial void WithoutButtons(ILogger logger, long chat, string reason);

        [LoggerMessage(173, LogLevel.Warning, "Chat {Chat}: topic {Topic} is gone, sent without it")]
        public static partial void WithoutTopic(ILogger logger, long chat, int topic);

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
