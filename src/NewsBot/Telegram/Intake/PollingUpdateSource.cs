using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Http;
using NewsBot.Instances;
using NewsBot.Storage;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Updates;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace NewsBot.Telegram.Intake;

/// <summary>
/// Fetches updates from Telegram and hands them to the pipeline, which keeps them: what is slow to be answered does not
/// hold up the next poll.
/// </summary>
internal sealed partial class PollingUpdateSource(
    ITelegramBotClient client,
    TelegramConnection line,
    UpdatePipeline pipeline,
    IInstance instance,
    TimeProvider time,
    ILogger<PollingUpdateSource> logger
) : IUpdateSource
{
    private const int MaxUpdates = 100;

    /// <summary>
    /// How long Telegram may hold a poll. The request times out a little later, so a dead connection is noticed.
    /// </summary>
    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollTimeout = PollTime + TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LetOutTime = TimeSpan.FromMilliseconds(250);

    private int? _carried;

    /// <summary>
    /// The first update that Telegram must keep; null until the first one was received, because Telegram may restart
    /// its ids at a random number.
    /// </summary>
    private int? _offset;

    /// <inheritdoc/>
    public async Task ReceiveAsync(CancellationToken stopping)
    {
        while (true)
        {
            using var term = await instance.LeadAsync(stopping);
            try
            {
                await PollAsync(term.End);
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                // Another instance polls now, and confirms.
                _offset = null;
            }
        }
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        while (true)
        {
            await instance.WhenMayActAsync(stopping);
            var updates = await line.RetryAsync(token => FetchAsync(PollTime, PollTimeout, token), stopping);
            var next = _offset;
            var received = new List<ReceivedUpdate>(updates.Length);
            foreach (var update in updates)
            {
                // Ids go up by one: an update without one that can be read has the next.
                var id = RawUpdate.FindId(update) ?? next;
                received.Add(new ReceivedUpdate(id, update));
                next = id + 1;
            }

            await AcceptAsync(received, stopping);
            _offset = next;
        }
    }

    /// <summary>What can't be stored is not confirmed, and nothing more is fetched.</summary>
    private async Task AcceptAsync(List<ReceivedUpdate> received, CancellationToken stopping)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5));
        while (true)
        {
            try
            {
                await pipeline.AcceptAsync(received, stopping);
                return;
            }
            catch (StoreException)
            {
                // The inbox has logged it.
                await Task.Delay(backoff.Next(), time, stopping);
            }
        }
    }

    /// <summary>
    /// Confirms to Telegram what was stored, unless the last poll did: a second request this soon would be throttled.
    /// </summary>
    public async Task EndAsync()
    {
        if (_offset is not { } offset || offset == _carried)
            return;
        try
        {
            await FetchAsync(hold: TimeSpan.Zero, patience: TimeSpan.FromSeconds(3), CancellationToken.None);
        }
        catch (RequestException failure)
        {
            Log.NotConfirmed(logger, ExceptionText.Describe(failure));
        }
    }

    private async Task<JsonElement[]> FetchAsync(TimeSpan hold, TimeSpan patience, CancellationToken cancellationToken)
    {
        var offset = _offset;
        var request = new GetRawUpdates
        {
            Offset = offset,
            Limit = MaxUpdates,
            Timeout = (int)hold.TotalSeconds,
            AllowedUpdates = UpdateParser.Kinds,
        };
        _carried = offset;

        // The confirmation in a poll must reach Telegram, so a stop lets a poll that has just started be sent.
        using var letOut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var started = time.GetTimestamp();
        await using var stop = cancellationToken.Register(() =>
            letOut.CancelAfter(TimeSpan.FromTicks(Math.Max(0, (LetOutTime - time.GetElapsedTime(started)).Ticks)))
        );
        try
        {
            return await RequestTimeout.BoundAsync(
                patience,
                time,
                token => client.SendRequest(request, token),
                letOut.Token
            ) ?? [];
        }
        catch (RequestException failure)
        {
            _carried = null;
            if (!TelegramConnection.IsTokenRefused(failure))
                throw;

            // A proxy may respond like this for a while: only getMe tells whether the token is valid.
            await line.GetMeAsync(cancellationToken);
            throw new RequestException("the token is known, and yet the poll was refused", failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            110,
            LogLevel.Information,
            "The last updates could not be confirmed: they come again after the next start, and are known then ({Reason})"
        )]
        public static partial void NotConfirmed(ILogger logger, string reason);
    }
}
