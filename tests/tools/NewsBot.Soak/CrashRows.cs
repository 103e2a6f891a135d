using System.Diagnostics;

namespace NewsBot.Soak;

/// <summary>The bot ends, or what it says does not arrive.</summary>
internal static class CrashRows
{
    public static IEnumerable<Row> All =>
        [
            new("kill -9 between receive and send", "15 kills, 600 updates: 0 lost, ≤ 60 twice", KillsAsync),
            new("SIGTERM in a handler", "drained ≤ 10 s, 0 lost, 0 twice", TerminateAsync),
            new("answer lost after the send was processed", "≤ 1 duplicate, never lost", AnswerLostAsync),
            new("backlog of 10,000 after downtime", "≤ 30 s, peak ≤ 200 MB, 0 lost", BacklogAsync),
            new("same update_id twice, also across a kill", "1 answer", TwiceAsync),
            new("401 token revoked", "≤ 3 requests, exit ≠ 0 within 5 s, names the setting", RevokedAsync),
        ];

    private static async Task<Measured> KillsAsync(string? program)
    {
        var (lost, twice, most) = await Kills.RunAsync(program, questions: 600, kills: 15, seed: 1, _ => { });
        return new($"{lost} lost, {twice} twice, ≤ {most} in flight", lost == 0 && twice <= 60);
    }

    private static async Task<Measured> TerminateAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        var chats = Enumerable.Range(0, 20).Select(_ => stage.NewChat()).ToList();
        TimeSpan took;
        using (var slow = stage.Telegram.Faults.Delay("sendMessage", TimeSpan.FromSeconds(2)))
        {
            foreach (var chat in chats)
                chat.Says(Stage.Question);
            await slow.Met;
            took = await stage.Bot.TerminateAsync();
        }

        var code = stage.Bot.ExitCode;
        await stage.StartBotAsync();
        await Stage.UntilAsync(() => Stage.Count(chats).Lost == 0, TimeSpan.FromSeconds(20));
        await stage.Bot.TerminateAsync();
        var (lost, twice) = Stage.Count(chats);
        return new(
            $"{took.TotalSeconds:0.0} s, exit {code}, {lost} lost, {twice} twice",
            took <= TimeSpan.FromSeconds(10) && code == 0 && lost + twice == 0
        );
    }

    private static async Task<Measured> AnswerLostAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        var chats = Enumerable.Range(0, 20).Select(_ => stage.NewChat()).ToList();
        using (stage.Telegram.Faults.AnswerLost("sendMessage", times: 20))
        {
            foreach (var chat in chats)
                chat.Says(Stage.Question);
            await Stage.UntilAsync(() => Stage.Count(chats).Lost == 0, TimeSpan.FromSeconds(20));
        }

        await Stage.PauseAsync(TimeSpan.FromSeconds(3));
        await stage.Bot.TerminateAsync();
        var (lost, twice) = Stage.Count(chats);
        return new($"{lost} lost, {twice} twice over 20", lost == 0 && twice <= 20);
    }

    private static async Task<Measured> BacklogAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        var chats = Enumerable.Range(0, 500).Select(_ => stage.NewChat()).ToList();
        for (var i = 0; i < 10_000; i++)
            chats[i % 500].Says($"{Stage.Question} {i}");
        var answered = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Telegram.Came += request =>
        {
            if (request.Is("sendMessage") && request.Status == 200 && Interlocked.Increment(ref answered) == 10_000)
                all.TrySetResult();
        };
        stage.LaunchBot();
        await Task.WhenAny(all.Task, Stage.PauseAsync(TimeSpan.FromMinutes(2)));
        var took = Stopwatch.GetElapsedTime(stage.Bot.Started);
        var peak = stage.Bot.Usage().Peak / 1e6;
        await stage.Bot.TerminateAsync();
        var (lost, twice) = Stage.Count(chats);
        return new(
            $"{took.TotalSeconds:0.0} s, peak {peak:0} MB, {lost} lost, {twice} twice",
            took <= TimeSpan.FromSeconds(30) && peak <= 200 && lost + twice == 0
        );
    }

    private static async Task<Measured> TwiceAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        var chat = stage.NewChat();
        var message = chat.Says(Stage.Question);
        await Stage.ReplyAsync(chat);
        stage.Telegram.DeliverAgain(1, message);
        await Stage.AskAsync(chat, "/help");
        await stage.Bot.KillAsync();
        stage.Telegram.DeliverAgain(1, message);
        await stage.StartBotAsync();
        await Stage.AskAsync(chat, "/help");
        var answers = chat.Messages.Count(sent => sent.From.IsBot && sent.ReplyTo == message.Id);
        return new($"{answers} answer", answers == 1);
    }

    private static async Task<Measured> RevokedAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        await Stage.AskAsync(stage.NewChat());
        await Stage.PauseAsync(TimeSpan.FromSeconds(2));
        using var revoked = stage.Telegram.Faults.TokenRevoked();
        var started = Stopwatch.GetTimestamp();
        stage.NewChat().Says(Stage.Question);
        await stage.Bot.WaitForExitAsync(TimeSpan.FromSeconds(40));
        var took = Stopwatch.GetElapsedTime(started);
        var requests = stage.Telegram.Requests.Count(request => request.Status == 401);
        var isNamed = stage.Log.Any(line => line.Contains("Telegram:Token", StringComparison.Ordinal));
        return new(
            $"{requests} requests, exit {stage.Bot.ExitCode} after {took.TotalSeconds:0.0} s{(isNamed ? ", named" : "")}",
            requests <= 3 && stage.Bot.ExitCode != 0 && took <= TimeSpan.FromSeconds(5) && isNamed
        );
    }
}
