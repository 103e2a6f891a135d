using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsBot.TestServer;

/// <summary>
/// A Telegram Bot API server in the test's own process, over real HTTP: strict where the real one is strict, and able to
/// fail as the real one fails. README.md beside this file tells in what it is faithful.
/// </summary>
public sealed class FakeTelegram : IAsyncDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ConcurrentDictionary<long, BotChat> _chats = new();
    private readonly List<ApiRequest> _requests = [];
    private readonly BotMethods _methods;
    private TaskCompletionSource _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _application;
    private int _port;
    private long _nextId = 1000;

    private FakeTelegram(TimeProvider time)
    {
        Time = time;
        Updates = new UpdateQueue(time);
        Faults = new Faults(time);
        _methods = new BotMethods(this);
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

    /// <summary>The commands that the bot has set.</summary>
    public JsonArray Commands { get; internal set; } = [];

    /// <summary>How many updates wait for the bot.</summary>
    public int PendingUpdates => Updates.Count;

    /// <summary>Whether the same offset asked for twice in half a second is served a single update, as Telegram does.</summary>
    public bool ThrottlesRepeatedOffsets
    {
        get => Updates.ThrottlesRepeatedOffsets;
        set => Updates.ThrottlesRepeatedOffsets = value;
    }

    /// <summary>Every request of the bot, in the order in which they were answered.</summary>
    public IReadOnlyList<ApiRequest> Requests
    {
        get
        {
            lock (Gate) return [.. _requests];
        }
    }

    /// <summary>Held while the state is read or changed.</summary>
    internal Lock Gate { get; } = new();

    internal TimeProvider Time { get; }

    internal UpdateQueue Updates { get; }

    internal string? WebhookUrl { get; set; }

    internal ConcurrentDictionary<string, TaskCompletionSource<string>> Callbacks { get; } = new();

    internal ConcurrentDictionary<string, TaskCompletionSource<JsonArray>> InlineQueries { get; } = new();

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
        _application.Run(AnswerAsync);
        await _application.StartAsync();
        _port = new Uri(_application.Urls.First()).Port;
    }

    /// <summary>Stops at once, as a machine does that loses its power; all that was said is kept.</summary>
    public async Task StopAsync()
    {
        if (_application is null) return;
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
        _application = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Somebody new.</summary>
    public Person User(string firstName, string? languageCode = "en", bool isBot = false) =>
        new(Interlocked.Increment(ref _nextId), firstName, null, languageCode, isBot);

    /// <summary>The chat between a person and the bot.</summary>
    public BotChat PrivateChat(Person person) => _chats.GetOrAdd(person.Id, id => new BotChat(this, id, "private", person.FirstName, person, isForum: false));

    /// <summary>A supergroup with the bot in it.</summary>
    public BotChat Group(string title, bool isForum = false)
    {
        var id = -1_000_000_000_000 - Interlocked.Increment(ref _nextId);
        return _chats.GetOrAdd(id, new BotChat(this, id, "supergroup", title, null, isForum));
    }

    /// <summary>Puts a raw update in, whatever it is; <c>{id}</c> in it becomes its id.</summary>
    public int Inject(string json) => Updates.AddRaw(json);

    /// <summary>Delivers a person's message once more under the same update id.</summary>
    public void DeliverAgain(int updateId, ChatMessage message) => Updates.AddAgain(updateId, "message", message.ToJson());

    /// <summary>Offers a file for download.</summary>
    /// <returns>Its file_id.</returns>
    public string AddFile(byte[] content)
    {
        var id = $"file-{Interlocked.Increment(ref _nextId)}";
        Files[id] = content;
        return id;
    }

    /// <summary>Somebody types «@bot query» in any chat.</summary>
    /// <returns>The results that the bot offers.</returns>
    public Task<JsonArray> Inline(Person from, string query, CancellationToken cancellationToken)
    {
        var id = $"{Interlocked.Increment(ref _nextId)}";
        var waiting = InlineQueries.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        Updates.Add("inline_query", new JsonObject { ["id"] = id, ["from"] = from.ToJson(), ["query"] = query, ["offset"] = "" });
        return Patience.For($"results for the inline query «{query}»", waiting.Task, cancellationToken);
    }

    /// <summary>Waits until the bot has made a request; one that it made before counts.</summary>
    public async Task<ApiRequest> WaitFor(Func<ApiRequest, bool> isWanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task recorded;
            lock (Gate)
            {
                if (_requests.Find(request => isWanted(request)) is { } request) return request;
                recorded = _recorded.Task;
            }

            await Patience.For("a request of the bot", recorded, cancellationToken);
        }
    }

    /// <summary>Waits until a poll with an offset is held; one that was held before counts.</summary>
    public Task WaitForPoll(long offset, CancellationToken cancellationToken) => Patience.For($"a poll from {offset} on", Updates.WhenPolled(offset), cancellationToken);

    internal BotChat? Find(long chatId) => _chats.GetValueOrDefault(chatId);

    internal Task<string> PressAsync(ChatMessage message, Person from, string data, CancellationToken cancellationToken)
    {
        var id = $"{Interlocked.Increment(ref _nextId)}";
        var waiting = Callbacks.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        Updates.Add("callback_query", new JsonObject
        {
            ["id"] = id, ["from"] = from.ToJson(), ["message"] = message.ToJson(), ["chat_instance"] = "1", ["data"] = data,
        });
        return Patience.For($"an answer to the button «{data}»", waiting.Task, cancellationToken);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith($"/file/bot{Token}/documents/", StringComparison.Ordinal))
        {
            if (Files.TryGetValue(path.Split('/')[^1], out var content)) await context.Response.Body.WriteAsync(content, context.RequestAborted);
            else context.Response.StatusCode = 404;
            return;
        }

        var received = Time.GetUtcNow();
        var method = path.Split('/')[^1];
        Arguments arguments;
        try
        {
            arguments = await ReadArgumentsAsync(context);
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            await WriteAsync(context, 400, """{"ok":false,"error_code":400,"description":"Bad Request: can't parse the request as UTF-8 encoded JSON"}""");
            return;
        }

        var request = new ApiRequest(method, arguments, received, 0);
        var fault = Faults.Meet(method, arguments.Number("chat_id"));
        if (fault is { LosesAnswer: false })
        {
            var status = 0;
            var goesOn = await fault.ApplyAsync(context, async (faultStatus, body) =>
            {
                status = faultStatus;
                await WriteAsync(context, status, body);
                return false;
            });
            if (!goesOn)
            {
                Record(request with { Status = status });
                return;
            }
        }

        var isLost = fault is { LosesAnswer: true };
        var (answered, json) = await ExecuteAsync(path, request, isLost, context.RequestAborted);
        if (isLost) context.Abort();
        else await WriteAsync(context, answered, json);
    }

    private async Task<(int Status, string Json)> ExecuteAsync(string path, ApiRequest request, bool isLost, CancellationToken aborted)
    {
        try
        {
            if (!path.StartsWith($"/bot{Token}/", StringComparison.Ordinal)) throw new BotApiError(401, "Unauthorized");
            if (request.Is("getUpdates"))
            {
                if (WebhookUrl is not null)
                    throw new BotApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
                var updates = await Updates.FetchAsync(request.Arguments, aborted);
                Record(request with { Status = 200 });
                return (200, $"{{\"ok\":true,\"result\":[{string.Join(',', updates)}]}}");
            }

            // In one step with the record, so that who sees the message finds the request too.
            lock (Gate)
            {
                var result = _methods.Call(request.Method, request.Arguments);
                Record(request with { Status = isLost ? 0 : 200 });
                return (200, new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString());
            }
        }
        catch (BotApiError error)
        {
            Record(request with { Status = error.Code });
            var json = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Message };
            if (error.Parameters is { } parameters) json["parameters"] = parameters;
            return (error.Code, json.ToJsonString());
        }
    }

    private void Record(ApiRequest request)
    {
        lock (Gate)
        {
            _requests.Add(request);
            _recorded.SetResult();
            _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static async Task<Arguments> ReadArgumentsAsync(HttpContext context)
    {
        var values = new JsonObject();
        if (context.Request.HasFormContentType)
        {
            foreach (var (name, value) in await context.Request.ReadFormAsync()) values[name] = value.ToString();
        }
        else if (context.Request.HasJsonContentType())
        {
            using var reader = new StreamReader(context.Request.Body, StrictUtf8);
            if (JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted)) is JsonObject body) values = body;
        }

        foreach (var (name, value) in context.Request.Query) values[name] = value.ToString();
        return new Arguments(values);
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
