using System.Text.Json.Nodes;

namespace NewsBot.TestServer;

/// <summary>The updates that wait for the bot, as raw JSON, and the rules by which it fetches them.</summary>
internal sealed class UpdateQueue(TimeProvider time)
{
    private const int MaxWaitSecondsLength = 50;
    private const int MaxUpdates = 100;

    /// <summary>The same offset again within this time is served one update.</summary>
    private static readonly TimeSpan RepeatTime = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly List<PendingUpdate> _pending = [];
    private readonly HashSet<long> _delivering = [];
    private HashSet<string> _allowed = [];
    private TaskCompletionSource _arrival = NewSignal();
    private TaskCompletionSource? _poller;
    private (long Offset, long Timestamp)? _lastServed;
    private readonly List<(long Offset, TaskCompletionSource Polled)> _whenPolled = [];
    private long _polled;
    private int _nextId = 1;

    /// <summary>
    /// Whether the same offset asked for twice in half a second is served a single update, as Telegram does.
    /// </summary>
    public bool ThrottlesRepeatedOffsets { get; set; } = true;

    public int Count
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    /// <summary>Queues an update of a kind that the bot asked for; any other is dropped.</summary>
    /// <returns>Its id.</returns>
    public int Add(string kind, JsonObject content)
    {
        lock (_lock)
        {
            var id = _nextId++;
            if (_allowed.Count > 0 && !_allowed.Contains(kind))
                return id;
            var chat = FindChat(content);
            Append(id, new JsonObject { ["update_id"] = id, [kind] = content }.ToJsonString(), chat);
            return id;
        }
    }

    /// <summary>Queues a text as it is. <c>{id}</c> in it becomes the update's id.</summary>
    public int AddRaw(string json)
    {
        lock (_lock)
        {
            var id = _nextId++;
            Append(id, json.Replace("{id}", $"{id}", StringComparison.Ordinal), chat: 0);
            return id;
        }
    }

    /// <summary>Delivers an update once more, as Telegram may, though it was confirmed.</summary>
    public void AddAgain(int id, string kind, JsonObject content)
    {
        lock (_lock)
        {
            var chat = FindChat(content);
            Append(id, new JsonObject { ["update_id"] = id, [kind] = content }.ToJsonString(), chat, isRepeat: true);
        }
    }

    /// <summary>Ends when a poll with this offset or a later one has come.</summary>
    public Task WhenPolled(long offset)
    {
        lock (_lock)
        {
            if (_polled >= offset)
                return Task.CompletedTask;
            var polled = NewSignal();
            _whenPolled.Add((offset, polled));
            return polled.Task;
        }
    }

    /// <summary>Answers <c>getUpdates</c>: the texts of the updates, or an error when another poller comes.</summary>
    public async Task<IReadOnlyList<string>> FetchAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var offset = arguments.Number("offset") ?? 0;
        var limit = (int)Math.Clamp(arguments.Number("limit") ?? MaxUpdates, 1, MaxUpdates);
        var wait = TimeSpan.FromSeconds(Math.Clamp(arguments.Number("timeout") ?? 0, 0, MaxWaitSecondsLength));
        var replaced = NewSignal();
        lock (_lock)
        {
            _poller?.TrySetResult();
            _poller = replaced;
            if (arguments.Node("allowed_updates") is JsonArray kinds)
                _allowed = [.. kinds.Select(kind => kind!.GetValue<string>())];
            Confirm(offset);
            _polled = Math.Max(_polled, offset);
            foreach (var (_, polled) in _whenPolled.Where(waiting => waiting.Offset <= _polled))
                polled.TrySetResult();
        }

        using var timeout = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        while (true)
        {
            Task arrival;
            lock (_lock)
            {
                if (replaced.Task.IsCompleted)
                    throw new BotApiError(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
                    );
                if (_pending.Count > 0)
                    return Serve(offset, limit);
                arrival = _arrival.Task;
            }

            var next = await Task.WhenAny(arrival, replaced.Task, Ended(either.Token));
            if (next != arrival && next != replaced.Task)
                return [];
        }
    }

    /// <summary>
    /// Takes the first update of a chat of which none is being delivered, as soon as there is one. The chat gets no other
    /// before <see cref="EndDelivery"/>.
    /// </summary>
    public async Task<PendingUpdate> BeginDeliveryAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_lock)
            {
                if (_pending.FindIndex(update => !_delivering.Contains(update.Chat)) is >= 0 and var first)
                {
                    _delivering.Add(_pending[first].Chat);
                    return _pending[first];
                }

                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellationToken);
        }
    }

    /// <param name="isDelivered">False to deliver it again.</param>
    public void EndDelivery(PendingUpdate update, bool isDelivered)
    {
        lock (_lock)
        {
            _delivering.Remove(update.Chat);
            if (isDelivered)
                _pending.Remove(update);
            SignalArrival();
        }
    }

    /// <summary>From now on only updates of these kinds are kept.</summary>
    public void Allow(JsonArray kinds)
    {
        lock (_lock)
            _allowed = [.. kinds.Select(kind => kind!.GetValue<string>())];
    }

    private List<string> Serve(long offset, int limit)
    {
        var isRepeated =
            _lastServed is { } last && last.Offset == offset && time.GetElapsedTime(last.Timestamp) < RepeatTime;
        _lastServed = (offset, time.GetTimestamp());
        var served = _pending.Take(isRepeated && ThrottlesRepeatedOffsets ? 1 : limit).ToList();
        _pending.RemoveAll(update => update.IsRepeat && served.Contains(update));
        return [.. served.Select(update => update.Json)];
    }

    /// <summary>Forgets all before the offset; a negative one counts from the end.</summary>
    private void Confirm(long offset)
    {
        if (offset > 0)
            _pending.RemoveAll(update => update.Id < offset && !update.IsRepeat);
        else if (offset < 0 && _pending.Count > -offset)
            _pending.RemoveRange(0, _pending.Count + (int)offset);
    }

    private void Append(int id, string json, long chat, bool isRepeat = false)
    {
        _pending.Add(new PendingUpdate(id, chat, json, isRepeat));
        SignalArrival();
    }

    private void SignalArrival()
    {
        var arrived = _arrival;
        _arrival = NewSignal();
        arrived.SetResult();
    }

    /// <summary>The chat of an update's content, else the person; 0 where there is neither.</summary>
    private static long FindChat(JsonObject content) =>
        (content["chat"] ?? content["message"]?["chat"] ?? content["from"])?["id"]?.GetValue<long>() ?? 0;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task Ended(CancellationToken token)
    {
        var ended = NewSignal();
        token.Register(() => ended.TrySetResult());
        return ended.Task;
    }
}

/// <summary>An update that waits for the bot.</summary>
/// <param name="Chat">Its chat, else its person; 0 where there is neither.</param>
/// <param name="IsRepeat">Whether it was confirmed and is delivered once more.</param>
internal sealed record PendingUpdate(int Id, long Chat, string Json, bool IsRepeat);
