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
/// Takes updates in, however they were fetched: each is decoded by itself, kept, put in its chat's queue, and done when
/// it was handled. Whatever fails over one update is that update's: it is set aside with its cause, and the person is
/// told.
/// </summary>
internal sealed partial class UpdatePipeline(
    UpdateParser reader,
    UpdateHandler handler,
    TelegramSender sender,
    DeadLetterFile poison,
    Inbox inbox,
    BotMetrics metrics,
    TimeProvider time,
    ILogger<UpdatePipeline> logger
) : IDisposable
{
    /// <summary>
    /// An update that was begun so often and came to no end is the likely cause that the program ended each time.
    /// </summary>
    private const int MaxTries = 5;

    /// <summary>
    /// How long updates that can't be kept hold up their confirmation: mostly they are answered by then.
    /// </summary>
    private static readonly TimeSpan UnkeptPatience = TimeSpan.FromSeconds(10);

    /// <summary>At most one apology, and one notice about the limit, per chat in this time.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(1);

    private readonly ChatQueues _queues = new();
    private readonly UserRateLimiter _limits = new(time);
    private readonly ChatCooldown _apologies = new(QuietTime, time);
    private readonly ChatCooldown _floods = new(QuietTime, time);
    private readonly CancellationTokenSource _abandon = new(Timeout.InfiniteTimeSpan, time);
    private CancellationToken _stopping;

    /// <summary>Takes up what an earlier run left undone.</summary>
    /// <param name="stopping">From when on nothing is begun and nothing waited for any more.</param>
    /// <exception cref="UserError">Another program uses the store.</exception>
    public async Task RestoreAsync(CancellationToken stopping)
    {
        _stopping = stopping;
        var left = await inbox.RestoreAsync(stopping);
        if (left.Count > 0)
            Log.Restored(logger, left.Count);
        foreach (var (id, json) in left)
        {
            if (Restore(id, json) is { } update)
                _ = EnqueueAsync(update);
            else
                await inbox.DoneAsync(id);
        }
    }

    /// <summary>Takes updates in, in their order.</summary>
    /// <param name="received">The updates as Telegram sent them.</param>
    /// <returns>
    /// Ends when Telegram may forget them: they are kept, or, where that can't be, done, or waited for as long as
    /// allowed.
    /// </returns>
    /// <exception cref="UserError">Another program uses the store.</exception>
    /// <exception cref="OperationCanceledException">The bot stops, and they are neither kept nor done.</exception>
    public async Task AcceptAsync(IReadOnlyList<ReceivedUpdate> received)
    {
        await inbox.WhenRoom(_stopping);
        var (updates, kept) = (new List<OpenUpdate>(), new List<StoredUpdate>());
        foreach (var one in received)
        {
            if (Read(one) is not { } update)
                continue;
            updates.Add(update.Update);
            kept.Add(new StoredUpdate(update.Update.Id, update.Json));
        }

        if (updates.Count == 0)
            return;
        var (fresh, areKept) = await inbox.AddAsync(kept);
        foreach (var _ in updates.Where(update => !fresh.Contains(update.Id)))
            metrics.Update(UpdateOutcome.Duplicate);
        var ends = updates.Where(update => fresh.Contains(update.Id)).Select(EnqueueAsync).ToList();
        if (areKept)
            return;
        await Task.WhenAny(Task.WhenAll(ends), Task.Delay(UnkeptPatience, time, _stopping));
        _stopping.ThrowIfCancellationRequested();
    }

    /// <summary>Lets the answers under way go out; the rest is kept for the next start.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        _abandon.CancelAfter(patience);
        await _queues.WhenDone();
    }

    /// <summary>Ends all work at once.</summary>
    public Task AbandonAsync() => _abandon.CancelAsync();

    public void Dispose() => _abandon.Dispose();

    private OpenUpdate? Restore(int id, string json)
    {
        try
        {
            return Read(new ReceivedUpdate(id, JsonElement.Parse(json)))?.Update;
        }
        catch (JsonException damage)
        {
            // What was saved of a damaged store.
            SetAside(id, default, damage);
            return null;
        }
    }

    /// <summary>Decodes an update.</summary>
    /// <returns>The update, and its text to be kept; null where it asks nothing of the bot, or can't be read.</returns>
    private (OpenUpdate Update, string Json)? Read(ReceivedUpdate received)
    {
        var (id, raw) = received;
        try
        {
            if (id is not { } known || RawUpdate.FindId(raw) is null)
                throw new JsonException("it has no update_id");
            var update = raw.Deserialize(BotApiJson.Update) ?? throw new JsonException("it is null");
            return reader.Read(update) is { } request
                ? (new OpenUpdate(known, RawUpdate.FindKind(raw), request, time.GetTimestamp()), raw.GetRawText())
                : null;
        }
        catch (Exception exception)
        {
            // Whatever it is: one update must not keep the others from being read, now or at the next start.
            SetAside(id, raw, exception);
            return null;
        }
    }

    /// <summary>Puts an update into its chat's queue.</summary>
    /// <returns>Ends when it is done.</returns>
    private Task EnqueueAsync(OpenUpdate update)
    {
        var (id, _, request, _) = update;
        if (!_limits.Allows(request.Person.Id, out var isFirst))
        {
            Log.TooMuch(logger, id, UserRateLimiter.Burst);
            metrics.Update(UpdateOutcome.Dropped);
            if (isFirst)
                _ = TellOfFloodAsync(request);
            return inbox.DoneAsync(id);
        }

        var chat = request.Destination.Chat;
        if (_queues.TryAdd(chat, () => HandleAsync(update), whenFull: () => TellOfFloodAsync(request), out var end))
            return end;
        Log.LeftOut(logger, chat, id, ChatQueues.MaxOfChat);
        metrics.Update(UpdateOutcome.Dropped);
        return inbox.DoneAsync(id);
    }

    private async Task HandleAsync(OpenUpdate update)
    {
        var (id, kind, request, received) = update;
        using var trace = metrics.Traces.StartActivity(request.GetType().Name);
        try
        {
            _stopping.ThrowIfCancellationRequested();
            if (await inbox.BeginAsync(id) is not { } tries)
                return;
            if (tries > MaxTries)
                throw new InvalidOperationException($"the program ended {MaxTries} times while it was handled");
            await handler.HandleAsync(request, stopRetrying: _stopping, _abandon.Token);
            await inbox.DoneAsync(id);
            metrics.Update(UpdateOutcome.Done);
            metrics.Handled(time.GetElapsedTime(received));
        }
        catch (OperationCanceledException)
        {
            Log.LeftForLater(logger, id);
            metrics.Update(UpdateOutcome.Deferred);
            await inbox.ReleaseAsync(id);
        }
        catch (NotDeliveredException exception)
        {
            poison.Add(id, request.Destination.Chat, kind, exception);
            metrics.Update(UpdateOutcome.NotDelivered);
            await inbox.DoneAsync(id);
        }
        catch (Exception exception)
        {
            // A fault of ours: told to the person, noted with its cause, and never again in the way of the others.
            poison.Add(id, request.Destination.Chat, kind, exception);
            metrics.Update(UpdateOutcome.DeadLettered);
            if (request.CanBeTold)
                await ApologizeAsync(request.Person, request.Destination);
            await inbox.DoneAsync(id);
        }
    }

    /// <summary>
    /// Gives up an update that was not understood. In a group it was probably not meant for the bot: nobody is
    /// notified.
    /// </summary>
    private void SetAside(int? id, JsonElement raw, Exception exception)
    {
        var chat = RawUpdate.FindChat(raw);
        poison.Add(id, chat?.Id, RawUpdate.FindKind(raw), exception);
        metrics.Update(UpdateOutcome.DeadLettered);
        if (chat is not { IsPrivate: true, Id: var person })
            return;
        _queues.TryAdd(
            person,
            () => ApologizeAsync(Person.Unknown, new Destination(person, null, null)),
            whenFull: () => Task.CompletedTask,
            out _
        );
    }

    private Task TellOfFloodAsync(BotUpdate request) =>
        request.CanBeTold && _floods.TryTell(request.Destination.Chat)
            ? SendAsync(Reply.Of(request.Person.Words.Flood), request.Destination)
            : Task.CompletedTask;

    private async Task ApologizeAsync(Person person, Destination destination)
    {
        if (!_apologies.TryTell(destination.Chat))
            return;
        await SendAsync(Reply.Of(person.Words.Failure), destination);
    }

    private async Task SendAsync(Reply reply, Destination destination)
    {
        try
        {
            await sender.SendAsync(reply, destination, _stopping, _abandon.Token);
        }
        catch (OperationCanceledException)
        {
            // A notice is not worth keeping over a stop.
        }
        catch (NotDeliveredException)
        {
            // The sender has said so.
        }
        catch (Exception exception)
        {
            Log.NotTold(logger, destination.Chat, exception);
        }
    }

    /// <summary>
    /// An update that asks something of the bot. What Telegram sent is not held on to: many may wait.
    /// </summary>
    private sealed record OpenUpdate(int Id, string? Kind, BotUpdate Request, long Received);

    private static partial class Log
    {
        [LoggerMessage(140, LogLevel.Information, "{Count} questions that were left open are answered first")]
        public static partial void Restored(ILogger logger, int count);

        [LoggerMessage(
            141,
            LogLevel.Warning,
            "Update {Id} was not answered before the stop: it is answered after the next start"
        )]
        public static partial void LeftForLater(ILogger logger, int id);

        [LoggerMessage(
            142,
            LogLevel.Warning,
            "Chat {Chat}: update {Id} is left out, because {Most} of its questions wait already"
        )]
        public static partial void LeftOut(ILogger logger, long chat, int id, int most);

        [LoggerMessage(
            143,
            LogLevel.Warning,
            "Update {Id} is left out, because one person asked more than {Burst} things at once"
        )]
        public static partial void TooMuch(ILogger logger, int id, int burst);

        [LoggerMessage(144, LogLevel.Error, "Chat {Chat}: could not be notified of the failure")]
        public static partial void NotTold(ILogger logger, long chat, Exception exception);
    }
}
