using System.Diagnostics;
using System.Runtime.Versioning;
using NewsBot.TestServer;

// It reads /proc, kills and makes FIFOs.
[assembly: SupportedOSPlatform("linux")]

namespace NewsBot.Soak;

/// <summary>A bot and its server, with a data and an articles folder of their own that are gone afterwards.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Question = "Who was met on the tarmac?";

    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsbot-soak-").FullName;
    private readonly string? _program;
    private readonly List<BotProcess> _ended = [];
    private BotProcess? _bot;
    private int _people;

    private Stage(string? program, FakeTelegram telegram)
    {
        (_program, Telegram) = (program, telegram);
        foreach (
            var article in Directory.GetFiles(
                Path.Combine(AppContext.BaseDirectory, "articles"),
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            var copy = Path.Combine(
                Articles,
                Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "articles"), article)
            );
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(article, copy);
        }
    }

    public FakeTelegram Telegram { get; }

    public string Articles => Path.Combine(_folder, "articles");

    public string Data => Path.Combine(_folder, "data");

    public BotProcess Bot => _bot!;

    /// <summary>All that any bot of this stage has written.</summary>
    public IEnumerable<string> Log => [.. _ended.SelectMany(bot => bot.Log), .. _bot?.Log ?? []];

    public static async Task<Stage> SetAsync(string? program) => new(program, await FakeTelegram.StartAsync());

    /// <summary>Starts the bot, and waits until it polls.</summary>
    public async Task StartBotAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        LaunchBot(settings);
        await WhenAsync(request => request.Is("getUpdates") || request.Is("setWebhook"), after: Bot.Started);
    }

    /// <summary>Starts the bot.</summary>
    public void LaunchBot(params IEnumerable<(string Name, string Value)> settings)
    {
        if (_bot is not null)
            _ended.Add(_bot);
        _bot = BotProcess.Start(_program, Telegram, Articles, Data, settings);
    }

    /// <summary>A chat with somebody new.</summary>
    public BotChat NewChat() => Telegram.PrivateChat(Telegram.User($"Person {++_people}"));

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> AskAsync(BotChat chat, string question = Question)
    {
        var started = Stopwatch.GetTimestamp();
        chat.Says(question);
        await ReplyAsync(chat);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Waits for a message of the bot.</summary>
    public static async Task<ChatMessage> ReplyAsync(BotChat chat)
    {
        using var patience = new CancellationTokenSource(MaxWait);
        return await chat.Replies.ReadAsync(patience.Token);
    }

    /// <summary>Asks in new chats, one after the other.</summary>
    /// <returns>How long each took, the shortest first.</returns>
    public async Task<List<TimeSpan>> AskManyAsync(int count)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
            times.Add(await AskAsync(NewChat()));
        times.Sort();
        return times;
    }

    /// <summary>Real time passes.</summary>
    public static Task PauseAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System);

    /// <summary>Looks again and again until something is so, for so long at most.</summary>
    public static async Task<bool> UntilAsync(Func<bool> isSo, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
                return false;
            await PauseAsync(TimeSpan.FromMilliseconds(20));
        }

        return true;
    }

    /// <summary>The time that 95 of 100 took at most.</summary>
    /// <param name="times">The times, the shortest first.</param>
    public static TimeSpan P95(IReadOnlyList<TimeSpan> times) => times[(int)(0.95 * (times.Count - 1))];

    /// <summary>Waits until the bot begins a request.</summary>
    /// <param name="after">A timestamp: one that came before does not count.</param>
    public async Task<ApiRequest> WhenAsync(Func<ApiRequest, bool> isWanted, long after = 0)
    {
        var come = new TaskCompletionSource<ApiRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        Telegram.Began += Look;
        try
        {
            return await come.Task.WaitAsync(MaxWait);
        }
        finally
        {
            Telegram.Began -= Look;
        }

        void Look(ApiRequest request)
        {
            if (Stopwatch.GetTimestamp() >= after && isWanted(request))
                come.TrySetResult(request);
        }
    }

    /// <summary>How often each question was answered: those of the people in private chats.</summary>
    public static (int Lost, int Twice) Count(IEnumerable<BotChat> chats)
    {
        var (lost, twice) = (0, 0);
        foreach (var chat in chats)
        {
            var answers = chat
                .Messages.Where(message => message.From.IsBot)
                .CountBy(message => message.ReplyTo ?? 0)
                .ToDictionary();
            foreach (var asked in chat.Messages.Where(message => !message.From.IsBot))
            {
                var times = answers.GetValueOrDefault(asked.Id);
                if (times == 0)
                    lost++;
                else
                    twice += times - 1;
            }
        }

        return (lost, twice);
    }

    public async ValueTask DisposeAsync()
    {
        _bot?.Dispose();
        foreach (var bot in _ended)
            bot.Dispose();
        await Telegram.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
