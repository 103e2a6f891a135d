using System.Diagnostics;
using NewsBot.TestServer;

namespace NewsBot.Soak;

/// <summary>
/// Several instances over one PostgreSQL server get updates in turn, while one of them after the other is killed, stopped
/// or frozen, or the server is. Counts what was lost, answered twice, and answered out of order.
/// </summary>
internal sealed class Replicas
{
    private static readonly TimeSpan FreezeTime = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(3);

    private readonly Cluster _cluster;
    private readonly Random _random;

    private Replicas(Cluster cluster, int seed) => (_cluster, _random) = (cluster, new Random(seed));

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
        await using var cluster = await Cluster.StartAsync(program, server, isPolling, instances);
        return await new Replicas(cluster, seed).MeasureAsync(questions, chats, trouble, pause, progress);
    }

    private async Task<ReplicasResult> MeasureAsync(
        int questions,
        int chatCount,
        string trouble,
        double pause,
        Action<double> progress
    )
    {
        using var slow = _cluster.Stage.Telegram.Faults.Delay("sendMessage", TimeSpan.FromMilliseconds(15));
        var (inFlight, most, answered) = (0, 0, 0);
        var (last, longest) = (Stopwatch.GetTimestamp(), 0L);
        _cluster.Stage.Telegram.Began += request =>
        {
            if (request.Is("sendMessage"))
                most = Math.Max(most, Interlocked.Increment(ref inFlight));
        };
        _cluster.Stage.Telegram.Came += request =>
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
        var chats = Enumerable.Range(0, chatCount).Select(_ => _cluster.Stage.NewChat()).ToList();
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
            _cluster.Refused,
            _cluster.Log.Count(line => line.Contains("Took over", StringComparison.Ordinal)),
            _cluster.Stage.Telegram.Requests.Count(request => request.Status == 409)
        );
    }

    private async Task MakeTroubleAsync(string trouble)
    {
        var i = _random.Next(_cluster.Count);
        switch (trouble)
        {
            case "kill":
                await _cluster.KillAsync(i);
                break;
            case "term":
                await _cluster.TerminateAsync(i);
                await _cluster.WhenServingAsync(i);
                break;
            case "freeze":
                await _cluster.FreezeAsync(i, FreezeTime);
                break;
            default:
                using (var restart = Process.Start("bash", ["-c", trouble]))
                    await restart.WaitForExitAsync();
                break;
        }
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
}

/// <summary>What came of a run.</summary>
/// <param name="LongestPause">The longest time between two answers.</param>
/// <param name="Refused">How many deliveries no instance took at first.</param>
/// <param name="Takeovers">How often chats were taken over.</param>
/// <param name="Conflicts">How many polls Telegram refused because another was open.</param>
internal sealed record ReplicasResult(
    int Troubles,
    int Lost,
    int Twice,
    int OutOfOrder,
    int MostInFlight,
    TimeSpan LongestPause,
    TimeSpan Took,
    int Refused,
    int Takeovers,
    int Conflicts
);
