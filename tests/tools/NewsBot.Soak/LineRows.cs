using NewsBot.TestServer;

namespace NewsBot.Soak;

/// <summary>The line to Telegram breaks, or Telegram says no.</summary>
internal static class LineRows
{
    public static IEnumerable<Row> All =>
        [
            new("connection reset in mid-poll", "next update ≤ 2 s after it is back", ResetAsync),
            new("black hole (no RST)", "deaf ≤ 40 s", BlackHoleAsync),
            new("429 in one chat, 3 s and 61 s", "never early, delivered, others + < 100 ms", TooManyAsync),
            new("500 / 502 with an HTML body", "60 s outage: all delivered after it", OutageAsync),
            new("409, second poller or webhook set", "≤ 1 request in 3 s, unhealthy, a clear message", ConflictAsync),
            new("403 blocked / chat migrated", "no retry; answered in the new chat", BlockedAsync),
            new("200 that is no answer", "not counted as sent, logged, tried again", PortalAsync),
            new("«message thread not found», absurd retry_after", "sent without the topic; wait capped", ThreadAsync),
            new("the menu: 400, 404, 429 with 3600; 12 starts", "serves anyway; sets it once", MenuAsync),
            new("logs: reader asleep, a proxy that echoes", "answering goes on; 0 tokens", LogsAsync),
        ];

    private static async Task<Measured> ResetAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        await Stage.AskAsync(stage.NewChat());
        var worst = TimeSpan.Zero;
        for (var i = 0; i < 5; i++)
        {
            await stage.Telegram.StopAsync();
            await Stage.PauseAsync(TimeSpan.FromSeconds(4));
            await stage.Telegram.ListenAsync();
            var took = await Stage.AskAsync(stage.NewChat());
            if (took > worst)
                worst = took;
        }

        return new($"{worst.TotalSeconds:0.00} s at most, of 5", worst <= TimeSpan.FromSeconds(2));
    }

    private static async Task<Measured> BlackHoleAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        using var hole = stage.Telegram.Faults.BlackHole("getUpdates", times: 1);
        await Stage.AskAsync(stage.NewChat());
        await hole.Met;
        var took = await Stage.AskAsync(stage.NewChat());
        return new($"{took.TotalSeconds:0.0} s", took <= TimeSpan.FromSeconds(40));
    }

    private static async Task<Measured> TooManyAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        var before = Stage.P95(await stage.AskManyAsync(100));
        var (three, sixtyOne) = (stage.NewChat(), stage.NewChat());
        using var first = stage.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 3, times: 1, chat: three.Id);
        using var second = stage.Telegram.Faults.TooManyRequests(
            "sendMessage",
            retryAfter: 61,
            times: 1,
            chat: sixtyOne.Id
        );
        var waits = Task.WhenAll(Stage.AskAsync(three), Stage.AskAsync(sixtyOne));
        await Task.WhenAll(first.Met, second.Met);
        var during = Stage.P95(await stage.AskManyAsync(100));
        await waits;
        var gaps = new[] { three, sixtyOne }
            .Select(chat =>
                stage
                    .Telegram.Requests.Where(request =>
                        request.Is("sendMessage") && request.Arguments.Number("chat_id") == chat.Id
                    )
                    .Select(request => request.Received)
                    .Order()
                    .ToArray()
            )
            .Select(sent => (sent[1] - sent[0]).TotalSeconds)
            .ToArray();
        return new(
            $"after {gaps[0]:0.00} and {gaps[1]:0.00} s; others' p95 {before.TotalMilliseconds:0} → {during.TotalMilliseconds:0} ms",
            gaps[0] >= 3 && gaps[1] >= 61 && during - before < TimeSpan.FromMilliseconds(100)
        );
    }

    private static async Task<Measured> OutageAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        await Stage.AskAsync(stage.NewChat());
        var chats = Enumerable.Range(0, 50).Select(_ => stage.NewChat()).ToList();
        var outage = stage.Telegram.Faults.ServerError("*");
        foreach (var chat in chats.Take(25))
            chat.Says(Stage.Question);
        await Stage.PauseAsync(TimeSpan.FromSeconds(60));
        foreach (var chat in chats.Skip(25))
            chat.Says(Stage.Question);
        outage.Dispose();
        using (stage.Telegram.Faults.ServerError("sendMessage", status: 500, times: 50))
            await Stage.UntilAsync(() => Stage.Count(chats).Lost == 0, TimeSpan.FromSeconds(60));
        var (lost, twice) = Stage.Count(chats);
        return new($"{lost} of 50 lost, {twice} twice", lost + twice == 0);
    }

    private static async Task<Measured> ConflictAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        var monitoring = $"http://127.0.0.1:{FreePort.Find()}";
        await stage.StartBotAsync(("Monitoring__Listen", monitoring));
        await Stage.AskAsync(stage.NewChat());
        using var conflict = stage.Telegram.Faults.Error(
            "getUpdates",
            409,
            "Conflict: can't use getUpdates method while webhook is active"
        );
        stage.NewChat().Says(Stage.Question);
        await Stage.PauseAsync(TimeSpan.FromSeconds(95));
        var requests = stage.Telegram.Requests.Count(request => request.Status == 409);
        using var http = new HttpClient();
        using var ready = await http.GetAsync($"{monitoring}/readyz");
        var isSaid = stage.Log.Any(line =>
            line.Contains("Another program takes this bot's messages", StringComparison.Ordinal)
        );
        return new(
            $"{requests} in 95 s, readyz {(int)ready.StatusCode}{(isSaid ? ", said" : "")}",
            requests <= 32 && (int)ready.StatusCode == 503 && isSaid
        );
    }

    private static async Task<Measured> BlockedAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        var blocked = stage.NewChat();
        blocked.IsBlocked = true;
        blocked.Says(Stage.Question);
        var (group, supergroup) = (stage.Telegram.Group("Old"), stage.Telegram.Group("New"));
        group.MigratedTo = supergroup;
        group.Says("@news_test_bot " + Stage.Question, stage.Telegram.User("Anna"));
        await Stage.ReplyAsync(supergroup);
        await Stage.PauseAsync(TimeSpan.FromSeconds(5));
        var tries = stage.Telegram.Requests.Count(request => request.Status == 403);
        return new($"{tries} try; answered in the supergroup", tries == 1);
    }

    private static async Task<Measured> PortalAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        var answered = 0;
        foreach (var body in new[] { "<html>Sign in</html>", "{\"ok\":false}", "" })
        {
            using var portal = stage.Telegram.Faults.Answer("sendMessage", 200, body, times: 2);
            await Stage.AskAsync(stage.NewChat());
            answered++;
        }

        var isLogged = stage.Log.Any(line => line.Contains("not sent yet", StringComparison.Ordinal));
        return new($"{answered} of 3 answered{(isLogged ? ", logged" : "")}", answered == 3 && isLogged);
    }

    private static async Task<Measured> ThreadAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        var forum = stage.Telegram.Group("Forum", isForum: true);
        ChatMessage answer;
        using (stage.Telegram.Faults.Error("sendMessage", 400, "Bad Request: message thread not found", times: 1))
        {
            forum.Says("@news_test_bot " + Stage.Question, stage.Telegram.User("Anna"), forum.Topic());
            answer = await Stage.ReplyAsync(forum);
        }

        using var absurd = stage.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: int.MaxValue, times: 1);
        stage.NewChat().Says(Stage.Question);
        await absurd.Met;
        await Stage.UntilAsync(
            () => stage.Log.Any(line => line.Contains(": waiting", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(5)
        );
        var wait = stage
            .Log.First(line => line.Contains(": waiting", StringComparison.Ordinal))
            .Split(": waiting ")[1]
            .Split(" s,")[0];
        return new(
            $"{(answer.Topic is null ? "without the topic" : "in the topic")}; waits {wait} s",
            answer.Topic is null && double.Parse(wait, System.Globalization.CultureInfo.InvariantCulture) <= 3600
        );
    }

    private static async Task<Measured> MenuAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        var served = 0;
        foreach (var (code, wait) in new[] { (400, 0), (404, 0), (429, 3600) })
        {
            using var fault =
                code == 429
                    ? stage.Telegram.Faults.TooManyRequests("setMyCommands", wait)
                    : stage.Telegram.Faults.Error("setMyCommands", code, "Bad Request");
            await stage.StartBotAsync();
            await Stage.AskAsync(stage.NewChat());
            served++;
            await stage.Bot.TerminateAsync();
        }

        await stage.StartBotAsync();
        await Stage.UntilAsync(
            () =>
                stage.Telegram.Requests.Any(request =>
                    request.Is("setMyCommands")
                    && request.Status == 200
                    && request.Arguments.Text("language_code") == "uk"
                ),
            TimeSpan.FromSeconds(20)
        );
        await Stage.PauseAsync(TimeSpan.FromSeconds(3));
        var set = Sets();
        for (var start = 0; start < 11; start++)
        {
            await stage.Bot.TerminateAsync();
            await stage.StartBotAsync();
            await Stage.AskAsync(stage.NewChat());
        }

        return new(
            $"{served} of 3 served; set {set} times, then {Sets() - set} in 11 starts",
            served == 3 && set > 0 && Sets() == set
        );

        int Sets() => stage.Telegram.Requests.Count(request => request.Is("setMyCommands") && request.Status == 200);
    }

    private static async Task<Measured> LogsAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        var listen = $"http://127.0.0.1:{FreePort.Find()}";
        await stage.StartBotAsync(
            ("Logging__LogLevel__Default", "Trace"),
            ("Logging__LogLevel__Microsoft.Hosting", "Trace"),
            ("Monitoring__Listen", listen)
        );
        using (
            stage.Telegram.Faults.Error(
                "sendMessage",
                502,
                $"no route to /bot{stage.Telegram.Token}/sendMessage",
                times: 2
            )
        )
            await Stage.AskAsync(stage.NewChat());
        stage.Telegram.Inject("""{"update_id":{id},"message":{"message_id":"x"}}""");
        await Stage.AskAsync(stage.NewChat());
        using var http = new HttpClient();
        string[] told =
        [
            await http.GetStringAsync($"{listen}/metrics"),
            await http.GetStringAsync($"{listen}/readyz"),
            .. stage.Log,
            .. Directory
                .GetFiles(stage.Data)
                .Where(file => file.EndsWith(".jsonl", StringComparison.Ordinal))
                .Select(File.ReadAllText),
        ];
        var secret = stage.Telegram.Token.Split(':')[1];
        var tokens = told.Count(text => text.Contains(secret, StringComparison.Ordinal));
        using var sleeper = BotProcess.StartUnread(program, stage.Telegram, stage.Articles, stage.Data + "2");
        await stage.Bot.KillAsync();
        for (var i = 0; i < 3000; i++)
            stage.Telegram.Inject($$$"""{"update_id":{id},"message":{"message_id":"{{{new string('x', 400)}}}"}}""");
        var took = await Stage.AskAsync(stage.NewChat());
        return new(
            $"{tokens} tokens in {told.Length} lines and files; asleep: answered after {took.TotalSeconds:0.0} s",
            tokens == 0 && took < TimeSpan.FromSeconds(30)
        );
    }
}
