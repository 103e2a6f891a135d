using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsBot.TestServer;

/// <summary>
/// A Telegram Bot API server in the test's own process, over real HTTP: strict where the real one is strict, and able
/// to fail as the real one fails. README.md beside this file tells in what it is faithful.
/// </summary>
public sealed class FakeTelegram : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, BotChat> _chats = new();
    private readonly List<ApiRequest> _requests = [];
    private readonly BotApiEndpoint _endpoint;
    private TaskCompletionSource _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _application;
    private int _port;
    private long _nextId = 1000;

    private FakeTelegram(TimeProvider time)
    {
        Time = time;
        Updates = new UpdateQueue(time);
        Faults = new Faults(time);
        _endpoint = new BotApiEndpoint(this);
    }

    /// <summary>The token that the bot must show.</summary>
    public string Token { get; } = "42:test-token-of-the-bot";

    /// <summary>The bot.</summary>
    public Person Bot { get; } = new(42, "News", "news_test_bot", null, IsBot: true);

    /// <summary>Where the server listens.</summary>
    public string Url => $"http://127.0.0.1:{_port}";

    /// <summary>What goes wrong.</summary>
    public Faults Faults { get; }

    /// <summary>Whether the bot sees only what is meant for it in groups.</summary>
    public bool HasPrivacyMode { get; set; } = true;

    /// <summary>The commands that the bot has set for everybody.</summary>
    public JsonArray Commands => CommandsOf("default");

    /// <summary>The bot's descriptions by language; that for everybody under "".</summary>
    public IDictionary<string, string> Descriptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc cref="Descriptions"/>
    public IDictionary<string, string> ShortDescriptions { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly Dictionary<string, JsonArray> _commands = new(StringComparer.Ordinal);

    /// <summary>How many updates wait for the bot.</summary>
    public int PendingUpdates => Updates.Count;

    /// <summary>
    /// Whether the same offset asked for twice in half a second is served a single update, as Telegram does.
    /// </summary>
    public bool ThrottlesRepeatedOffsets
    {
        get => Updates.ThrottlesRepeatedOffsets;
        set => Updates.ThrottlesRepeatedOffsets = value;
    }

    /// <summary>Whether requests are kept, to be looked at later: a long run fills the memory.</summary>
    public bool KeepsRequests { get; set; } = true;

    /// <summary>Every request of the bot, in the order in which they were answered.</summary>
    public IReadOnlyList<ApiRequest> Requests
    {
        get
        {
            lock (Gate)
                return [.. _requests];
        }
    }

    /// <summary>Gets each request as it begins. Must be quick.</summary>
    public Action<ApiRequest>? Began { get; set; }

    /// <summary>Gets each request as it was answered. Must be quick.</summary>
    public Action<ApiRequest>? Came { get; set; }

    /// <summary>Held while the state is read or changed.</summary>
    internal Lock Gate { get; } = new();

    public TimeProvider Time { get; }

    internal UpdateQueue Updates { get; }

    /// <summary>The webhook that updates are delivered to, if one is set.</summary>
    internal WebhookDelivery? Webhook { get; private set; }

    internal ConcurrentDictionary<string, TaskCompletionSource<string>> Callbacks { get; } = new();

    internal ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> InlineQueries { get; } = new();

    /// <summary>Puts the answer to a guest query into its chat, and returns its id.</summary>
    internal ConcurrentDictionary<string, Func<JsonObject, string>> GuestQueries { get; } = new();

    /// <summary>Who pressed what, also after it was answered.</summary>
    internal ConcurrentDictionary<string, long> CallbackSenders { get; } = new();

    private readonly ConcurrentDictionary<string, ChatMessage> _inline = new();

    internal ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<FakeTelegram> StartAsync(TimeProvider? time = null)
    {
        var server = new FakeTelegram(time ?? TimeProvider.System);
        await server.ListenAsync();
        return server;
    }

    /// <summary>Begins to listen, on the same port as before if it was stopped.</summary>
    public async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        _application = builder.Build();
        _application.Run(_endpoint.HandleAsync);
        await _application.StartAsync();
        _port = new Uri(_application.Urls.First()).Port;
    }

    /// <summary>Stops at once, as a machine does that loses its power; all that was said is kept.</summary>
    public async Task StopAsync()
    {
        if (_application is null)
            return;
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
        _application = null;
    }

    public async ValueTask DisposeAsync()
    {
        SetWebhook(url: null, secret: null);
        await StopAsync();
    }

    internal bool SetWebhook(string? url, string? secret)
    {
        Webhook?.Dispose();
        Webhook = string.IsNullOrEmpty(url) ? null : new WebhookDelivery(Updates, url, secret, Time);
        return true;
    }

    /// <summary>Somebody new.</summary>
    public Person User(string firstName, string? languageCode = "en", bool isBot = false) =>
        new(Interlocked.Increment(ref _nextId), firstName, null, languageCode, isBot);

    /// <summary>The chat between a person and the bot.</summary>
    public BotChat PrivateChat(Person person) =>
        _chats.GetOrAdd(person.Id, id => new BotChat(this, id, "private", person.FirstName, person, isForum: false));

    /// <summary>A supergroup with the bot in it.</summary>
    public BotChat Group(string title, bool isForum = false)
    {
        var id = -1_000_000_000_000 - Interlocked.Increment(ref _nextId);
        return _chats.GetOrAdd(id, new BotChat(this, id, "supergroup", title, null, isForum));
    }

    /// <summary>A channel that the bot is an administrator of.</summary>
    public BotChat Channel(string title)
    {
        var id = -1_000_000_000_000 - Interlocked.Increment(ref _nextId);
        return _chats.GetOrAdd(id, new BotChat(this, id, "channel", title, null, isForum: false));
    }

    /// <summary>Puts a raw update in, whatever it is; <c>{id}</c> in it becomes its id.</summary>
    public int Inject(string json) => Updates.AddRaw(json);

    /// <summary>Delivers a person's message once more under the same update id.</summary>
    public void DeliverAgain(int updateId, ChatMessage message) =>
        Updates.AddAgain(updateId, "message", message.ToJson());

    /// <summary>Offers a file for download.</summary>
    /// <returns>Its file_id.</returns>
    public string AddFile(byte[] content)
    {
        var id = $"file-{Interlocked.Increment(ref _nextId)}";
        Files[id] = content;
        return id;
    }

    /// <summary>Somebody types "@bot query" in any chat.</summary>
    /// <param name="offset">Where the last list ended.</param>
    /// <returns>What the bot answers: results, next_offset, button ….</returns>
    public Task<JsonObject> Inline(Person from, string query, CancellationToken cancellationToken, string offset = "")
    {
        var id = $"{Interlocked.Increment(ref _nextId)}";
        var waiting = InlineQueries.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        Updates.Add(
            "inline_query",
            new JsonObject
            {
                ["id"] = id,
                ["from"] = from.ToJson(),
                ["query"] = query,
                ["offset"] = offset,
            }
        );
        return Patience.For($"results for the inline query «{query}»", waiting.Task, cancellationToken);
    }

    /// <summary>Somebody sends one of the results into a chat.</summary>
    public ChatMessage SendInline(Person from, string query, JsonObject result, BotChat chat)
    {
        lock (Gate)
        {
            var id = $"inline-{Interlocked.Increment(ref _nextId)}";
            var message = _inline[id] = chat.ReceiveInline(result, id, from);
            Updates.Add(
                "chosen_inline_result",
                new JsonObject
                {
                    ["result_id"] = result["id"]!.GetValue<string>(),
                    ["from"] = from.ToJson(),
                    ["query"] = query,
                    ["inline_message_id"] = id,
                }
            );
            return message;
        }
    }

    /// <summary>Somebody calls the bot into a chat that it is not in, by its name.</summary>
    /// <param name="chat">The chat, where the answer appears.</param>
    /// <param name="repliedTo">The words of somebody else that they reply to.</param>
    /// <param name="quote">What they highlight in them.</param>
    public void CallGuest(BotChat chat, Person from, string text, string? repliedTo = null, string? quote = null)
    {
        lock (Gate)
        {
            var query = $"{Interlocked.Increment(ref _nextId)}";
            GuestQueries[query] = result =>
            {
                var id = $"guest-{query}";
                _inline[id] = chat.ReceiveInline(result, id, Bot);
                return id;
            };
            var message = new JsonObject
            {
                ["message_id"] = 1,
                ["date"] = Time.GetUtcNow().ToUnixTimeSeconds(),
                ["chat"] = chat.ToJson(),
                ["from"] = from.ToJson(),
                ["text"] = text,
                ["guest_query_id"] = query,
                ["entities"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "mention",
                        ["offset"] = text.IndexOf('@', StringComparison.Ordinal),
                        ["length"] = Bot.Username!.Length + 1,
                    }
                ),
            };
            if (repliedTo is not null)
                message["reply_to_message"] = new JsonObject
                {
                    ["message_id"] = 7,
                    ["date"] = 0,
                    ["chat"] = chat.ToJson(),
                    ["from"] = User("Somebody").ToJson(),
                    ["text"] = repliedTo,
                };
            if (quote is not null)
                message["quote"] = new JsonObject
                {
                    ["text"] = quote,
                    ["position"] = 0,
                    ["is_manual"] = true,
                };
            Updates.Add("guest_message", message);
        }
    }

    /// <summary>Waits until the bot has made a request; one that it made before counts.</summary>
    public Task<ApiRequest> WaitFor(Func<ApiRequest, bool> isWanted, CancellationToken cancellationToken) =>
        Patience.For("a request of the bot", FindAsync(isWanted, cancellationToken), cancellationToken);

    private async Task<ApiRequest> FindAsync(Func<ApiRequest, bool> isWanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task recorded;
            lock (Gate)
            {
                if (_requests.Find(request => isWanted(request)) is { } request)
                    return request;
                recorded = _recorded.Task;
            }

            await recorded.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until a poll with an offset is held; one that was held before counts.</summary>
    public Task WaitForPoll(long offset, CancellationToken cancellationToken) =>
        Patience.For($"a poll from {offset} on", Updates.WhenPolled(offset), cancellationToken);

    /// <summary>
    /// The commands that the bot has set for a scope and language: "default", "default de", "chat 42" ….
    /// </summary>
    public JsonArray CommandsOf(string scope)
    {
        lock (Gate)
            return _commands.GetValueOrDefault(scope, []);
    }

    internal void SetCommands(string scope, JsonArray commands) => _commands[scope] = commands;

    internal ChatMessage? FindInline(string id) => _inline.GetValueOrDefault(id);

    internal BotChat? Find(long chatId) => _chats.GetValueOrDefault(chatId);

    internal Task<string> PressAsync(ChatMessage message, Person from, string data, CancellationToken cancellationToken)
    {
        var id = $"{Interlocked.Increment(ref _nextId)}";
        var waiting = Callbacks.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        CallbackSenders[id] = from.Id;
        var callback = new JsonObject
        {
            ["id"] = id,
            ["from"] = from.ToJson(),
            ["chat_instance"] = "1",
            ["data"] = data,
        };
        if (message.InlineId is { } inline)
            callback["inline_message_id"] = inline;
        else
            callback["message"] = message.ToJson();
        Updates.Add("callback_query", callback);
        return Patience.For($"an answer to the button «{data}»", waiting.Task, cancellationToken);
    }

    internal void Record(ApiRequest request)
    {
        lock (Gate)
        {
            if (KeepsRequests)
                _requests.Add(request);
            _recorded.SetResult();
            _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Came?.Invoke(request);
    }
}
