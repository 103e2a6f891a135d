using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Conversations;
using NewsBot.Messages;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace NewsBot.Telegram;

/// <summary>
/// Takes updates in, however they were fetched: each is decoded by itself, known if it came before, put in its chat's queue, and
/// done when it was handled. Whatever fails over one update is that update's: it is set aside with its cause, and the
/// person is told.
/// </summary>
internal sealed partial class UpdateIntake(
    UpdateHandler handler,
    TelegramSender sender,
    PoisonFile poison,
    InboxJournal journal,
    TimeProvider time,
    ILogger<UpdateIntake> logger) : IDisposable
{
    /// <summary>One apology in this time is enough for a chat.</summary>
    private static readonly TimeSpan ApologyPause = TimeSpan.FromMinutes(1);

    private const int MostApologized = 1000;

    /// <summary>An update nested deeper than this is poison, not a message.</summary>
    private static readonly JsonSerializerOptions UpdateJson = new(JsonBotAPI.Options) { MaxDepth = 64 };

    private readonly Inbox _inbox = new(journal);
    private readonly ChatQueues _queues = new();
    private readonly PersonLimits _limits = new(time);
    private readonly Dictionary<long, long> _apologized = [];
    private readonly CancellationTokenSource _abandon = new(Timeout.InfiniteTimeSpan, time);
    private CancellationToken _stopping;

    static UpdateIntake()
    {
        // A batch is only split into its updates, which takes no stack: one that is nested absurdly must not hide the rest.
        if (!JsonBotAPI.Options.IsReadOnly) JsonBotAPI.Options.MaxDepth = 1_000_000;
    }

    /// <summary>The first update that Telegram must keep: null before the first one was received.</summary>
    public int? Offset => _inbox.Offset;

    /// <summary>Takes up what an earlier run left undone.</summary>
    /// <param name="bot">The bot itself.</param>
    /// <param name="stopping">From when on nothing is waited for any more.</param>
    public void Begin(User bot, CancellationToken stopping)
    {
        _stopping = stopping;
        handler.Begin(bot);
        var left = _inbox.Restore();
        if (left.Count > 0) Log.Restored(logger, left.Count);
        foreach (var (id, update) in left) _ = Begin(id, update);
    }

    /// <summary>Takes a batch in, in its order.</summary>
    /// <param name="updates">The updates as Telegram sent them.</param>
    /// <returns>How many were new, and the end of the work on them.</returns>
    public (int New, Task Done) Accept(IReadOnlyList<JsonElement> updates)
    {
        var work = new List<Task>(updates.Count);
        var next = _inbox.Offset;
        foreach (var update in updates)
        {
            // Ids go up by one: an update without one that can be read has the next.
            var readable = RawUpdate.IdOf(update);
            if ((readable ?? next) is not { } id)
            {
                poison.Add(null, update, new JsonException("it has no update_id"));
                continue;
            }

            next = id + 1;
            if (!_inbox.TryOpen(id, update)) continue;
            if (readable is not null) work.Add(Begin(id, update));
            else SetAside(id, update, new JsonException("it has no update_id"));
        }

        return (work.Count, Task.WhenAll(work));
    }

    /// <summary>Puts what is open where a crash can't reach it: to be done before Telegram is asked for what comes behind it.</summary>
    public void Keep() => _inbox.Keep();

    /// <summary>Ends when there is room for more updates.</summary>
    public Task WhenRoom(CancellationToken cancellationToken) => _inbox.WhenRoom(cancellationToken);

    /// <summary>Lets the answers under way go out, and keeps the rest for the next start.</summary>
    /// <param name="patience">How long that may take.</param>
    public async Task DrainAsync(TimeSpan patience)
    {
        _abandon.CancelAfter(patience);
        await _queues.WhenDone();
        _inbox.Keep();
    }

    /// <summary>Ends all work at once.</summary>
    public Task AbandonAsync() => _abandon.CancelAsync();

    public void Dispose() => _abandon.Dispose();

    private Task Begin(int id, JsonElement raw)
    {
        try
        {
            var update = raw.Deserialize<Update>(UpdateJson) ?? throw new JsonException("it is null");
            if (handler.Read(update) is not { } request)
            {
                _inbox.Done(id);
                return Task.CompletedTask;
            }

            if (!_limits.Allows(request.Person.Id, out var isFirst))
            {
                Log.TooMuch(logger, id, PersonLimits.Burst);
                _inbox.Done(id);
                if (isFirst && request.CanBeTold) _ = SendAsync(Conversation.ToFlood(request.Person), request.Destination);
                return Task.CompletedTask;
            }

            var chat = request.Destination.Chat;
            if (_queues.TryAdd(chat, () => HandleAsync(id, raw, request), whenFull: () => request.CanBeTold ? SendAsync(Conversation.ToFlood(request.Person), request.Destination) : Task.CompletedTask, out var end)) return end;
            Log.LeftOut(logger, chat, id, ChatQueues.MostOfChat);
            _inbox.Done(id);
        }
        catch (Exception exception)
        {
            // Whatever it is: one update must not keep the others from being read, now or at the next start.
            SetAside(id, raw, exception);
        }

        return Task.CompletedTask;
    }

    private async Task HandleAsync(int id, JsonElement raw, BotRequest request)
    {
        try
        {
            await handler.HandleAsync(request, noMoreWaiting: _stopping, _abandon.Token);
            _inbox.Done(id);
        }
        catch (OperationCanceledException)
        {
            Log.LeftForLater(logger, id);
        }
        catch (Exception exception)
        {
            // A fault of ours: told to the person, noted with its cause, and never again in the way of the others.
            poison.Add(id, raw, exception);
            if (request.CanBeTold) await ApologizeAsync(request.Person, request.Destination);
            _inbox.Done(id);
        }
    }

    /// <summary>Gives up an update that was not understood. In a group it was hardly meant for the bot: nobody is told.</summary>
    private void SetAside(int id, JsonElement raw, Exception exception)
    {
        poison.Add(id, raw, exception);
        _inbox.Done(id);
        if (RawUpdate.ChatOf(raw) is not { IsPrivate: true, Id: var chat }) return;
        _queues.TryAdd(chat, () => ApologizeAsync(Person.Unknown, new Destination(chat, null, null)), whenFull: () => Task.CompletedTask, out _);
    }

    private async Task ApologizeAsync(Person person, Destination destination)
    {
        lock (_apologized)
        {
            var now = time.GetTimestamp();
            if (_apologized.TryGetValue(destination.Chat, out var last) && time.GetElapsedTime(last, now) < ApologyPause) return;
            if (_apologized.Count >= MostApologized) _apologized.Clear();
            _apologized[destination.Chat] = now;
        }

        await SendAsync(Conversation.ToFailure(person), destination);
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
        catch (Exception exception)
        {
            Log.NotTold(logger, destination.Chat, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Count} questions that were left open are answered first")]
        public static partial void Restored(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "Update {Id} was not answered before the stop: it is answered after the next start")]
        public static partial void LeftForLater(ILogger logger, int id);

        [LoggerMessage(LogLevel.Warning, "Chat {Chat}: update {Id} is left out, because {Most} of its questions wait already")]
        public static partial void LeftOut(ILogger logger, long chat, int id, int most);

        [LoggerMessage(LogLevel.Warning, "Update {Id} is left out, because one person asked more than {Burst} things at once")]
        public static partial void TooMuch(ILogger logger, int id, int burst);

        [LoggerMessage(LogLevel.Error, "Chat {Chat}: could not be told that something went wrong")]
        public static partial void NotTold(ILogger logger, long chat, Exception exception);
    }
}
