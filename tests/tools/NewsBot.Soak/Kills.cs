using NewsBot.TestServer;

namespace NewsBot.Soak;

/// <summary>
/// Kills the bot again and again while it answers, and counts what was lost and what was answered twice.
/// </summary>
internal static class Kills
{
    private const int Chats = 40;

    /// <param name="program">The program; null for the one built beside this.</param>
    /// <param name="questions">How many questions are asked.</param>
    /// <param name="seed">Decides after which answer.</param>
    /// <param name="progress">Gets the share that is done.</param>
    public static async Task<(int Lost, int Twice, int MostInFlight)> RunAsync(
        string? program,
        int questions,
        int kills,
        int seed,
        Action<double> progress
    )
    {
        await using var stage = await Stage.SetAsync(program);
        using var slow = stage.Telegram.Faults.Delay("sendMessage", TimeSpan.FromMilliseconds(15));
        var chats = Enumerable.Range(0, Chats).Select(_ => stage.NewChat()).ToList();
        var random = new Random(seed);
        var answered = 0;
        var deadlines = Enumerable
            .Range(0, kills)
            .Select(i => ((i + random.NextDouble()) * questions / kills) + 1)
            .ToList();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var next = deadlines[0];
        var (inFlight, most) = (0, 0);
        stage.Telegram.Began += request =>
        {
            if (request.Is("sendMessage"))
                most = Math.Max(most, Interlocked.Increment(ref inFlight));
        };
        stage.Telegram.Came += request =>
        {
            if (!request.Is("sendMessage"))
                return;
            Interlocked.Decrement(ref inFlight);
            if (request.Status == 200 && Interlocked.Increment(ref answered) >= next)
                reached.TrySetResult();
        };
        for (var i = 0; i < questions; i++)
            chats[i % Chats].Says($"{Stage.Question} {i}");
        stage.LaunchBot();
        for (var kill = 0; kill < kills; kill++)
        {
            // What it was doing at the last answer of all does not count as a kill: then there is none.
            await Task.WhenAny(reached.Task, Stage.PauseAsync(TimeSpan.FromMinutes(2)));
            await Stage.PauseAsync(TimeSpan.FromMilliseconds(random.NextDouble() * 50));
            await stage.Bot.KillAsync();
            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            next = kill + 1 < kills ? Math.Max(deadlines[kill + 1], Volatile.Read(ref answered) + 1) : double.MaxValue;
            progress((kill + 1.0) / kills);
            stage.LaunchBot();
        }

        await Task.WhenAny(AllAnsweredAsync(chats), Stage.PauseAsync(TimeSpan.FromMinutes(2)));
        await stage.Bot.TerminateAsync();
        var (lost, twice) = Stage.Count(chats);
        return (lost, twice, most);
    }

    private static async Task AllAnsweredAsync(List<BotChat> chats)
    {
        while (Stage.Count(chats).Lost > 0)
            await Stage.PauseAsync(TimeSpan.FromMilliseconds(200));
    }
}
