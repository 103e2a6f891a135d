using System.Diagnostics;
using NewsBot.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Soak;

/// <summary>
/// Several instances over one PostgreSQL server get updates in turn, while one of them after the other is killed, stopped
/// or frozen, or the server is. Counts what was lost, answered twice, and answered out of order.
/// </summary>
internal sealed class Replicas : IAsyncDisposable
{
    private const string Secret = "soak-secret";

    private static readonly TimeSpan FreezeTime = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(3);

    private readonly string? _program;
    private readonly string _connection;
    private readonly bool _isPolling;
    private readonly Stage _stage;
    private readonly Dealer _dealer;
    private readonly Random _random;
    private readonly List<int> _ports = [];
    private readonly BotProcess[] _bots;
    private readonly List<BotProcess> _ended = [];

    private Replicas(string? program, string connection, bool isPolling, int instances, int seed, Stage stage)
    {
        (_program, _connection, _isPolling, _stage) = (program, connection, isPolling, stage);
        _random = new Random(seed);
        _ports.AddRange(Enumerable.Range(0, instances).Select(_ => FreePort.Find()));
        _dealer = new Dealer(_ports);
        _bots = [.. Enumerable.Range(0, instances).Select(Start)];
    }

    /// <param name="trouble">"kill", "term", "freeze", a command that restarts the server, or empty for none.</param>
    /// <param name="pause">The seconds between two troubles.</param>
    public static async Task<ReplicasResult> RunAsync(
        string? program,
        string server,
        bool isPolling,
        int instances,
        int questions,
        int chats,
        string trouble,
        double pause,
        int seed,
        Action<double> progress
    )
    {
        await using var stage = await Stage.SetAsync(program);
        await using var replicas = new Replicas(program, CreateSchema(server), isPolling, instances, seed, stage);
        return await replicas.MeasureAsync(questions, chats, trouble, pause, progress);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots.Concat(_ended))
            bot.Dispose();
        await _dealer.DisposeAsync();
    }

    private async Task<ReplicasResult> MeasureAsync(
        int questions,
        int chatCount,
        string trouble,
        double pause,
        Action<double> progress
    )
    {
        using var slow = _stage.Telegram.Faults.Delay("sendMessage", TimeSpan.FromMilliseconds(15));
        var (inFlight, most, answered) = (0, 0, 0);
        var (last, longest) = (Stopwatch.GetTimestamp(), 0L);
        _stage.Telegram.Began += request =>
        {
            if (request.Is("sendMessage"))
                most = Math.Max(most, Interlocked.Increment(ref inFlight));
        };
        _stage.Telegram.Came += request =>
        {
            if (!request.Is("sendMessage"))
                return;
            Interlocked.Decrement(ref inFlight);
            if (request.Status != 200)
                return;
            Interlocked.Increment(ref answered);
            var now = Stopwatch.GetTimestamp();
            longest = Math.Max(longest, now - Interlocked.Exchange(ref last, now));
        };
        await Stage.UntilAsync(() => Array.TrueForAll(_bots, IsServing), MaxWait);
        var chats = Enumerable.Range(0, chatCount).Select(_ => _stage.NewChat()).ToList();
        var started = Stopwatch.GetTimestamp();
        last = started;
        for (var i = 0; i < questions; i++)
            chats[i % chatCount].Says($"{Stage.Question} {i}");
        var troubles = 0;
        while (Volatile.Read(ref answered) < questions && Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(8))
        {
            progress((double)Volatile.Read(ref answered) / questions);
            await Stage.PauseAsync(TimeSpan.FromSeconds(pause));
            if (trouble.Length == 0 || Volatile.Read(ref answered) >= questions)
                continue;
            await MakeTroubleAsync(trouble);
            troubles++;
        }

        await Stage.UntilAsync(() => Stage.Count(chats).Lost == 0, MaxWait);
        var took = Stopwatch.GetElapsedTime(started);
        var (lost, twice) = Stage.Count(chats);
        return new ReplicasResult(
            troubles,
            lost,
            twice,
            chats.Sum(CountOutOfOrder),
            most,
            Stopwatch.GetElapsedTime(0, longest),
            took,
            _dealer.Refused,
            _bots.Concat(_ended).Sum(bot => bot.Log.Count(line => line.Contains("Took over", StringComparison.Ordinal)))
        );
    }

    private async Task MakeTroubleAsync(string trouble)
    {
        var i = _random.Next(_bots.Length);
        switch (trouble)
        {
            case "kill":
                await _bots[i].KillAsync();
                Restart(i);
                break;
            case "term":
                await _bots[i].TerminateAsync();
                Restart(i);
                await Stage.UntilAsync(() => IsServing(_bots[i]), MaxWait);
                break;
            case "freeze":
                await SignalAsync("-STOP", _bots[i]);
                await Stage.PauseAsync(FreezeTime);
                await SignalAsync("-CONT", _bots[i]);
                break;
            default:
                using (var restart = Process.Start("bash", ["-c", trouble]))
                    await restart.WaitForExitAsync();
                break;
        }
    }

    private void Restart(int i)
    {
        _ended.Add(_bots[i]);
        _bots[i] = Start(i);
    }

    private BotProcess Start(int i) =>
        BotProcess.Start(
            _program,
            _stage.Telegram,
            _stage.Articles,
            $"{_stage.Data}-{i}",
            [
                ("Store__Provider", "PostgreSql"),
                ("NEWSBOT_STORE", _connection),
                ("Store__Instance", $"instance {i}"),
                .. _isPolling
                    ? Array.Empty<(string, string)>()
                    :
                    [
                        ("Telegram__Webhook__Url", _dealer.Url),
                        ("Telegram__Webhook__Secret", Secret),
                        ("Telegram__Webhook__Listen", $"http://127.0.0.1:{_ports[i]}"),
                    ],
            ]
        );

    private static bool IsServing(BotProcess bot) =>
        bot.Log.Any(line => line.Contains("Serving Telegram", StringComparison.Ordinal));

    private static async Task SignalAsync(string signal, BotProcess bot)
    {
        using var kill = Process.Start("kill", [signal, $"{bot.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The first answers that came after the first answer to a later question.</summary>
    private static int CountOutOfOrder(BotChat chat)
    {
        var firsts = chat
            .Messages.Where(message => message.From.IsBot && message.ReplyTo is not null)
            .DistinctBy(message => message.ReplyTo)
            .Select(message => message.ReplyTo!.Value)
            .ToList();
        var (count, last) = (0, 0);
        foreach (var asked in firsts)
        {
            if (asked < last)
                count++;
            last = Math.Max(last, asked);
        }

        return count;
    }

    private static string CreateSchema(string server)
    {
        var schema = $"soak_{Environment.ProcessId}_{Stopwatch.GetTimestamp()}";
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        connection.Execute($"create schema {schema}");
        return $"{server};Search Path={schema}";
    }
}

/// <summary>What came of a run.</summary>
/// <param name="LongestPause">The longest time between two answers.</param>
/// <param name="Refused">How many deliveries no instance took at first.</param>
/// <param name="Takeovers">How often chats were taken over.</param>
internal sealed record ReplicasResult(
    int Troubles,
    int Lost,
    int Twice,
    int OutOfOrder,
    int MostInFlight,
    TimeSpan LongestPause,
    TimeSpan Took,
    int Refused,
    int Takeovers
);
