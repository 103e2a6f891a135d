using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Errors;
using NewsBot.Messaging;
using NewsBot.Monitoring;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Handling;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;

namespace NewsBot.Telegram.Intake;

/// <summary>
/// Takes updates from Telegram to their handler: each is decoded, stored in the inbox, put into its chat's queue,
/// handled, and marked as done. A failure affects one update only: it becomes a dead letter, and the user is notified.
/// </summary>
internal sealed partial class UpdatePipeline(
    UpdateParser parser,
    MediaGroupFilter mediaGroups,
    UpdateHandler handler,
    TelegramSender sender,
    DeadLetterFile deadLetters,
    IInbox inbox,
    BotMetrics metrics,
    UsageCounters counters,
    TimeProvider time,
    ILogger<UpdatePipeline> logger
) : IDisposable
{
    /// <summary>
    /// An update whose handling was started this often without an end is the likely cause of crashes.
    /// </summary>
    private const int MaxTries = 5;

    /// <summary>
    /// How long to wait before updates that can't be stored are confirmed: most are answered by then.
    /// </summary>
    private static readonly TimeSpan NotStoredPatience = TimeSpan.FromSeconds(10);

    /// <summary>At most one apology, and one notice about the limit, per chat in this time.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(1);

    private readonly ChatQueues _queues = new();
    private readonly UserRateLimiter _limits = new(time);
    private readonly ChatCooldown _apologies = new(QuietTime, time);
    private readonly ChatCooldown _floods = new(QuietTime, time);
    private readonly CancellationTokenSource _abandon = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>Enqueues the updates that an earlier run did not handle.</summary>
    /// <param name="stopping">Stops waiting and starting work when the bot stops.</param>
    /// <exception cref="UserError">Another program uses the database.</exception>
    public async Task RestoreAsync(CancellationToken stopping)
    {
        var left = await inbox.RestoreAsync(stopping);
        if (left.Count > 0)
            Log.Restored(logger, left.Count);
        foreach (var update in left)
            await EnqueueStoredAsync(update, stopping);
    }

    /// <summary>Enqueues the updates that the inbox hands out, as long as it does.</summary>
    /// <param name="stopping">Stops waiting and starting work when the bot stops.</param>
    public async Task HandOutAsync(CancellationToken stopping)
    {
        await foreach (var update in inbox.HandOutAsync(stopping))
            await EnqueueStoredAsync(update, stopping);
    }

    /// <summary>Stores and enqueues updates, in their order.</summary>
    /// <param name="received">The updates as Telegram sent them.</param>
    /// <param name="stopping">Stops waiting and starting work when the bot stops.</param>
    /// <returns>
    /// Completes when the updates may be confirmed to Telegram: they are stored. If they can't be, when they are handled
    /// or a time limit is over.
    /// </returns>
    /// <exception cref="UserError">Another program uses the database.</exception>
    /// <exception cref="StoreException">They are neither stored nor handled.</exception>
    /// <exception cref="OperationCanceledException">The bot stops, and they are neither stored nor handled.</exception>
    public async Task AcceptAsync(IReadOnlyList<ReceivedUpdate> received, CancellationToken stopping)
    {
        await inbox.WhenRoom(stopping);
        var (updates, toStore) = (new List<OpenUpdate>(), new List<StoredUpdate>());
        foreach (var one in received)
        {
            if (Read(one, stopping) is not { } update)
                continue;
            updates.Add(update.Update);
            toStore.Add(new StoredUpdate(update.Update.Id, update.Update.Request.Destination.Chat, update.Json));
        }

        if (updates.Count == 0)
            return;
        var kept = await inbox.AddAsync(toStore);
        foreach (var _ in updates.Where(update => !kept.New.Contains(update.Id)))
            metrics.Update(UpdateOutcome.Duplicate);
        if (kept.AreHandedOut)
            return;
        var ends = updates
            .Where(update => kept.New.Contains(update.Id))
            .Select(update => EnqueueAsync(update, stopping))
            .ToList();
        if (kept.AreStored)
            return;
        await Task.WhenAny(Task.WhenAll(ends), Task.Delay(NotStoredPatience, time, stopping));
        stopping.ThrowIfCancellationRequested();
    }

    /// <summary>Waits for answers in progress; the rest stays in the inbox for the next start.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        _abandon.CancelAfter(patience);
        await _queues.WhenDone();
    }

    /// <summary>Ends all work at once.</summary>
    public Task AbandonAsync() => _abandon.CancelAsync();

    public void Dispose() => _abandon.Dispose();

    private async Task EnqueueStoredAsync(StoredUpdate stored, CancellationToken stopping)
    {
        if (Restore(stored.Id, stored.Json, stopping) is { } update)
            _ = EnqueueAsync(update, stopping);
        else
            await inbox.DoneAsync(stored.Id);
    }

    private OpenUpdate? Restore(int id, string json, CancellationToken stopping)
    {
        try
        {
            return Read(new ReceivedUpdate(id, JsonElement.Parse(json)), stopping)?.Update;
        }
        catch (JsonException damage)
        {
            // The stored text is damaged.
            SetAside(id, default, damage, stopping);
            return null;
        }
    }

    /// <summary>Decodes an update.</summary>
    /// <returns>The update and its text; null if there is nothing to do or it can't be decoded.</returns>
    private (OpenUpdate Update, string Json)? Read(ReceivedUpdate received, CancellationToken stopping)
    {
        var (id, raw) = received;
        try
        {
            if (id is not { } known || RawUpdate.FindId(raw) is null)
                throw new JsonException("it has no update_id");
            var update = raw.Deserialize(BotApiJson.Update) ?? throw new JsonException("it is null");
            return parser.Read(update) is { } request
                ? (new OpenUpdate(known, RawUpdate.FindKind(raw), request, time.GetTimestamp()), raw.GetRawText())
                : null;
        }
        catch (Exception exception)
        {
            // Any exception: one update must not block the others, now or after the next start.
            SetAside(id, raw, exception, stopping);
            return null;
        }
    }

    /// <summary>Puts an update into its chat's queue.</summary>
    /// <returns>Completes when it is done.</returns>
    private Task EnqueueAsync(OpenUpdate update, CancellationToken stopping)
    {
        var (id, _, request, _) = update;
        if (
            request is BotUpdate.Message { IsEdit: false } message
            && !mediaGroups.Speaks(message.Album, message.Incoming.Text.Length > 0)
        )
            return inbox.DoneAsync(id);
        if (!_limits.Allows(request.Person.Id, out var isFirst))
        {
            Log.TooMuch(logger, id, UserRateLimiter.Burst);
            metrics.Update(UpdateOutcome.Dropped);
            if (isFirst)
                _ = NotifyOfFloodAsync(request, stopping);
            return inbox.DoneAsync(id);
        }

        var chat = request.Destination.Chat;
        if (
            _queues.TryAdd(
                chat,
                () => HandleAsync(update, stopping),
                whenFull: () => NotifyOfFloodAsync(request, stopping),
                out var end
            )
        )
            return end;
        Log.LeftOut(logger, chat, id, ChatQueues.MaxOfChat);
        metrics.Update(UpdateOutcome.Dropped);
        return inbox.DoneAsync(id);
    }

    private async Task HandleAsync(OpenUpdate update, CancellationToken stopping)
    {
        var (id, kind, request, received) = update;
        using var trace = metrics.Traces.StartActivity(request.GetType().Name);
        try
        {
            stopping.ThrowIfCancellationRequested();
            if (await inbox.BeginAsync(id) is not { } start)
                return;
            if (start.Tries > MaxTries)
                throw new InvalidOperationException($"the program ended {MaxTries} times while it was handled");
            using var stopRetrying = CancellationTokenSource.CreateLinkedTokenSource(stopping, start.Lost);
            using var abandon = CancellationTokenSource.CreateLinkedTokenSource(_abandon.Token, start.Lost);
            await handler.HandleAsync(request, stopRetrying.Token, abandon.Token);
            await inbox.DoneAsync(id);
            metrics.Update(UpdateOutcome.Done);
            var duration = time.GetElapsedTime(received);
            metrics.Handled(duration);
            counters.AddDuration(duration);
        }
        catch (OperationCanceledException)
        {
            Log.LeftForLater(logger, id);
            metrics.Update(UpdateOutcome.Deferred);
            await inbox.ReleaseAsync(id);
        }
        catch (NotDeliveredException exception)
        {
            deadLetters.Add(id, request.Destination.Chat, kind, exception);
            metrics.Update(UpdateOutcome.NotDelivered);
            await inbox.DoneAsync(id);
        }
        catch (Exception exception)
        {
            // Our own fault: the user is notified, and the update is not tried again.
            deadLetters.Add(id, request.Destination.Chat, kind, exception);
            metrics.Update(UpdateOutcome.DeadLettered);
            if (request.CanBeTold)
                await ApologizeAsync(request.Person, request.Destination, stopping);
            await inbox.DoneAsync(id);
        }
    }

    /// <summary>
    /// Gives up an update that can't be decoded. In a group it was probably not meant for the bot, so nobody is notified.
    /// </summary>
    private void SetAside(int? id, JsonElement raw, Exception exception, CancellationToken stopping)
    {
        var chat = RawUpdate.FindChat(raw);
        deadLetters.Add(id, chat?.Id, RawUpdate.FindKind(raw), exception);
        metrics.Update(UpdateOutcome.DeadLettered);
        if (chat is not { IsPrivate: true, Id: var person })
            return;
        _queues.TryAdd(
            person,
            () => ApologizeAsync(Person.Unknown, new Destination(person, null, null), stopping),
            whenFull: () => Task.CompletedTask,
            out _
        );
    }

    private Task NotifyOfFloodAsync(BotUpdate request, CancellationToken stopping) =>
        request.CanBeTold && _floods.TryTell(request.Destination.Chat)
            ? SendAsync(Reply.Of(request.Person.Words.Flood), request.Destination, stopping)
            : Task.CompletedTask;

    private async Task ApologizeAsync(Person person, Destination destination, CancellationToken stopping)
    {
        if (!_apologies.TryTell(destination.Chat))
            return;
        await SendAsync(Reply.Of(person.Words.Failure), destination, stopping);
    }

    private async Task SendAsync(Reply reply, Destination destination, CancellationToken stopping)
    {
        try
        {
            await sender.SendAsync(reply, destination, stopping, _abandon.Token);
        }
        catch (OperationCanceledException)
        {
            // The bot stops: a notice is not worth storing.
        }
        catch (NotDeliveredException)
        {
            // The sender has logged it.
        }
        catch (Exception exception)
        {
            Log.NotTold(logger, destination.Chat, exception);
        }
    }

    /// <summary>
    /// A decoded update. The text that Telegram sent is not kept in memory: many updates may wait.
    /// </summary>
    private sealed record OpenUpdate(int Id, string? Kind, BotUpdate Request, long Received);

    private static partial class Log
    {
        [LoggerMessage(140, LogLevel.Information, "{Count} updates from before the restart are handled first")]
        public static partial void Restored(ILogger logger, int count);

        [LoggerMessage(
            141,
            LogLevel.Warning,
            "Update {Id} was not handled before the stop; it is handled after the next start, or by another instance"
        )]
        public static partial void LeftForLater(ILogger logger, int id);

        [LoggerMessage(
            142,
            LogLevel.Warning,
            "Chat {Chat}: dropped update {Id}, because {Max} updates of the chat are waiting already"
        )]
        public static partial void LeftOut(ILogger logger, long chat, int id, int max);

        [LoggerMessage(143, LogLevel.Warning, "Dropped update {Id}, because its user sent more than {Burst} at once")]
        public static partial void TooMuch(ILogger logger, int id, int burst);

        [LoggerMessage(144, LogLevel.Error, "Chat {Chat}: could not be notified of the failure")]
        public static partial void NotTold(ILogger logger, long chat, Exception exception);
    }
}
