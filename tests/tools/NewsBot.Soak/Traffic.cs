using System.Diagnostics;
using NewsBot.TestServer;

namespace NewsBot.Soak;

/// <summary>Much traffic with a fault every few seconds: does the bot grow?</summary>
internal static class Traffic
{
    private const int Chats = 300;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(3);

    /// <param name="Resident">The bot's resident memory, MiB.</param>
    public readonly record struct Sample(double Minute, double Resident, int Threads, int Files);

    /// <param name="Twice">How many answers too many.</param>
    /// <param name="P50">From question to answer, milliseconds.</param>
    /// <param name="P99">The same for all but one of a hundred.</param>
    /// <param name="Slope">Growth of the memory after the first minutes, MiB an hour.</param>
    /// <param name="LateSlope">The same in the second half, when all that is bounded is full.</param>
    /// <param name="Samples">The bot, every five seconds.</param>
    public sealed record Figures(
        int Asked,
        int Lost,
        int Twice,
        double P50,
        double P99,
        double Slope,
        double LateSlope,
        IReadOnlyList<Sample> Samples
    );

    /// <param name="program">The program; null for the one built beside this.</param>
    /// <param name="progress">Gets the share that is done.</param>
    public static async Task<Figures> RunAsync(
        string? program,
        TimeSpan length,
        int rate,
        int seed,
        Action<double> progress
    )
    {
        await using var stage = await Stage.SetAsync(program);
        stage.Telegram.KeepsRequests = false;
        await stage.StartBotAsync();
        var (random, times, samples) = (new Random(seed), new List<double>(), new List<Sample>());
        var (asked, twice) = (0, 0);
        var (waiting, answered) = (new Dictionary<(long, int), long>(), new HashSet<(long, int)>());
        stage.Telegram.Came += Note;
        var chats = Enumerable.Range(0, Chats).Select(_ => stage.NewChat()).ToList();
        var started = Stopwatch.GetTimestamp();
        var (nextFault, nextSample) = (TimeSpan.FromSeconds(10), TimeSpan.Zero);
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < length)
        {
            while (asked < elapsed.TotalSeconds * rate)
            {
                var (chat, since) = (chats[random.Next(Chats)], Stopwatch.GetTimestamp());
                var message = chat.Says($"{Stage.Question} {asked++}");

                // The answer may be there already.
                lock (waiting)
                {
                    if (answered.Contains((chat.Id, message.Id)))
                        times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                    else
                        waiting[(chat.Id, message.Id)] = since;
                }
            }

            if (elapsed > nextFault)
            {
                _ = FailAsync(stage.Telegram, random);
                nextFault = elapsed + TimeSpan.FromSeconds(2 + random.Next(4));
            }

            if (elapsed > nextSample)
            {
                samples.Add(SampleOf(stage.Bot, elapsed));
                nextSample = elapsed + TimeSpan.FromSeconds(5);
                progress(elapsed / length);
            }

            await Stage.PauseAsync(TimeSpan.FromMilliseconds(20));
        }

        await Stage.UntilAsync(
            () =>
            {
                lock (waiting)
                    return waiting.Count == 0;
            },
            TimeSpan.FromSeconds(60)
        );
        times.Sort();
        return new Figures(
            asked,
            waiting.Count,
            twice,
            times[times.Count / 2],
            times[(int)(0.99 * (times.Count - 1))],
            SlopeOf(samples, WarmUp.TotalMinutes),
            SlopeOf(samples, samples[^1].Minute / 2),
            samples
        );

        void Note(ApiRequest request)
        {
            if (!request.Is("sendMessage") || request.Status != 200)
                return;
            if (
                request.Arguments.Number("chat_id") is not { } chat
                || request.Arguments.Inner("reply_parameters")?.Number("message_id") is not { } message
            )
                return;
            lock (waiting)
            {
                if (waiting.Remove((chat, (int)message), out var since))
                    times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                if (!answered.Add((chat, (int)message)))
                    twice++;
            }
        }
    }

    private static Sample SampleOf(BotProcess bot, TimeSpan elapsed)
    {
        var usage = bot.Usage();
        return new Sample(elapsed.TotalMinutes, usage.Resident / (1024.0 * 1024), usage.Threads, usage.Files);
    }

    /// <summary>One fault, for a second or two.</summary>
    private static async Task FailAsync(FakeTelegram telegram, Random random)
    {
        using var fault = random.Next(6) switch
        {
            0 => telegram.Faults.ServerError("sendMessage", times: 20),
            1 => telegram.Faults.Reset("sendMessage", times: 20),
            2 => telegram.Faults.TooManyRequests("sendMessage", retryAfter: 1, times: 20),
            3 => telegram.Faults.Delay("sendMessage", TimeSpan.FromMilliseconds(300)),
            4 => telegram.Faults.Reset("getUpdates", times: 3),
            _ => telegram.Faults.ServerError("getUpdates", times: 3),
        };
        await Stage.PauseAsync(TimeSpan.FromSeconds(1));
    }

    /// <summary>Least squares over the samples after some minutes, MiB an hour.</summary>
    private static double SlopeOf(IReadOnlyList<Sample> samples, double after)
    {
        var late = samples.Where(sample => sample.Minute > after).ToList();
        if (late.Count < 2)
            return double.NaN;
        var (x, y) = (late.Average(sample => sample.Minute), late.Average(sample => sample.Resident));
        return 60
            * late.Sum(sample => (sample.Minute - x) * (sample.Resident - y))
            / late.Sum(sample => (sample.Minute - x) * (sample.Minute - x));
    }
}
