using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Http;
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
    TimeProvider time,
    ILogger<PollingUpdateSource> logger
) : IUpdateSource
{
    private const int MaxUpdates = 100;

    /// <summary>
    /// How long Telegram may hold a poll; the connection is given up a little later, so that a dead line is noticed.
    /// </summary>
    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollTimeout = PollTime + TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LetOutTime = TimeSpan.FromMilliseconds(250);

    private int? _carried;

    /// <summary>
    /// The first update that Telegram must keep: null before the first one was received, since Telegram may have begun
    /// again at a random number.
    /// </summary>
    private int? _offset;

    /// <inheritdoc/>
    public async Task ReceiveAsync(CancellationToken stopping)
    {
        while (true)
        {
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

            await pipeline.AcceptAsync(received, stopping);
            _offset = next;
        }
    }

    /// <summary>
    /// Tells Telegram what is kept, unless the last poll did: asked again so soon, the server would take its time.
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

        // What a poll confirms must reach Telegram: one that has just begun is let out before a stop ends it.
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

            // Something on the way may answer so for a while: only getMe tells whether the token is known.
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
