using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using NewsBot.TestServer;

namespace NewsBot.Soak;

/// <summary>Invalid input.</summary>
internal static class InputRows
{
    private const string Secret = "the-secret-of-the-webhook";

    public static IEnumerable<Row> All =>
        [
            new(
                "poison and nasty updates, 600 mutations, 5000-deep JSON",
                "0 stalls, next ≤ 1 s, kept and counted, not met again",
                DeadLettersAsync
            ),
            new("webhook: no or a wrong secret; 3 MB body", "401 before the body is read; 413", WebhookAsync),
            new("malicious article", "clear report ≤ 1 s, index unchanged", ArticleAsync),
            new("file name in an upload", "0 writes outside the folder", UploadAsync),
            new(
                "articles folder: links, loop, FIFO, ConfigMap",
                "nothing from outside, no hang, the ConfigMap loads",
                FolderAsync
            ),
            new("files it writes", "0600, no person's words beyond need", FilesAsync),
        ];

    private static async Task<Measured> DeadLettersAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        await Stage.AskAsync(stage.NewChat());
        var random = new Random(1);
        var real =
            """{"update_id":{id},"message":{"message_id":7,"from":{"id":5,"is_bot":false,"first_name":"A"}"""
            + ""","chat":{"id":-100,"type":"supergroup","title":"G"},"date":1"""
            + ""","text":"@news_test_bot hello","entities":[{"type":"mention","offset":0,"length":14}]}}""";
        string[] nasty =
        [
            """{"update_id":{id},"message":{}}""",
            """{"update_id":null,"message":{"message_id":1}}""",
            """{"update_id":"\ud800"}""",
            """{"update_id":{id},"message":{"chat":null}}""",
            """{"update_id":{id},"callback_query":{"id":"1","chat_instance":"1","data":"x"}}""",
            $$"""{"update_id":{id},"message":{{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}}1{{new string('}', 5000)}}}""",
            """{"update_id":{id},"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}"""
                + ""","forward_origin":{"type":"from_the_future"}}}""",
        ];
        var worst = TimeSpan.Zero;
        foreach (var update in nasty.Concat(Enumerable.Range(0, 600).Select(_ => Mutate(real, random))).Chunk(50))
        {
            foreach (var json in update)
                stage.Telegram.Inject(json);
            var took = await Stage.AskAsync(stage.NewChat());
            if (took > worst)
                worst = took;
        }

        var noted = (await File.ReadAllLinesAsync(Path.Combine(stage.Data, "dead-letters.jsonl"))).Length;
        await stage.Bot.KillAsync();
        await stage.StartBotAsync();
        await Stage.AskAsync(stage.NewChat());
        var again = (await File.ReadAllLinesAsync(Path.Combine(stage.Data, "dead-letters.jsonl"))).Length - noted;
        return new(
            $"next after {worst.TotalMilliseconds:0} ms at most, {noted} kept, {again} met again",
            worst <= TimeSpan.FromSeconds(1) && noted >= nasty.Length - 1 && again == 0
        );
    }

    /// <summary>One value of an update is another.</summary>
    private static string Mutate(string json, Random random)
    {
        string[] values =
        [
            "\"text\"",
            "[]",
            "{}",
            "0",
            "-1",
            "1e99",
            "true",
            "null",
            "9223372036854775807",
            "\"\\ud800\"",
            "[[[{}]]]",
        ];
        var colons = Enumerable.Range(15, json.Length - 15).Where(i => json[i] == ':' && json[i - 1] == '"').ToArray();
        var start = colons[random.Next(colons.Length)] + 1;
        var (end, depth) = (start, 0);
        for (; end < json.Length && (depth > 0 || json[end] is not (',' or '}' or ']')); end++)
            depth +=
                json[end] is '{' or '[' ? 1
                : json[end] is '}' or ']' ? -1
                : 0;
        return json[..start] + values[random.Next(values.Length)] + json[end..];
    }

    private static async Task<Measured> WebhookAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        var listen = $"http://127.0.0.1:{FreePort.Find()}";
        await stage.StartBotAsync(
            ("Telegram__Webhook__Url", listen),
            ("Telegram__Webhook__Secret", Secret),
            ("Telegram__Webhook__Listen", listen)
        );
        await Stage.AskAsync(stage.NewChat());
        using var http = new HttpClient();
        var none = await PostAsync(http, listen, null, "{}");
        var wrong = await PostAsync(http, listen, Secret + "x", "{}");
        var large = await PostAsync(http, listen, Secret, new string(' ', 3_000_000));
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, new Uri(listen).Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n")
        );
        using var reader = new StreamReader(stream);
        var unread = (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(5)))!.Split(' ')[1];
        return new(
            $"{none}, {wrong}, {unread} with the body unsent, {large}; answered over it",
            (none, wrong, unread, large) == (401, 401, "401", 413)
        );
    }

    private static async Task<int> PostAsync(HttpClient http, string url, string? secret, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body) };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task<Measured> ArticleAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        await Stage.AskAsync(stage.NewChat());
        var (worst, failed) = (TimeSpan.Zero, 0);
        foreach (var (name, content) in Malicious())
        {
            // The watcher lets a file rest for 300 ms before it reads it.
            var started = Stopwatch.GetTimestamp();
            await File.WriteAllBytesAsync(Path.Combine(stage.Articles, name), content);
            if (
                !await Stage.UntilAsync(
                    () => stage.Log.Any(line => line.Contains(name, StringComparison.Ordinal)),
                    TimeSpan.FromSeconds(20)
                )
            )
                failed++;
            var took = Stopwatch.GetElapsedTime(started);
            if (took > worst)
                worst = took;
        }

        var log = stage.Log.ToList();
        var sizes = log.Where(line => line.Contains("Library updated", StringComparison.Ordinal))
            .Select(line => line.Split("gone; ")[1].Split(',')[0])
            .Distinct()
            .ToList();
        await Stage.AskAsync(stage.NewChat());
        return new(
            $"{failed} unreported, {worst.TotalSeconds:0.0} s with the file's writing and 0.3 s of rest; {string.Join(" | ", sizes)}",
            failed == 0 && sizes.Count <= 1 && worst <= TimeSpan.FromSeconds(1.3)
        );
    }

    private static IEnumerable<(string Name, byte[] Content)> Malicious()
    {
        yield return ("nul.txt", new byte[5000]);
        yield return (
            "bad-utf8.html",
            [
                .. Encoding
                    .UTF8.GetBytes(string.Concat(Enumerable.Repeat("Заголовок статьи ", 300)))
                    .Where((_, i) => i % 7 != 3),
            ]
        );
        yield return ("line.txt", Encoding.UTF8.GetBytes(new string('x', 100_000_000)));
        yield return ("deep.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 200_000))));
        yield return (
            "bomb.xml",
            Encoding.UTF8.GetBytes(
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                    + "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                    + "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title></item></channel></rss>"
            )
        );
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 300; i++)
                entry.Write(zeros);
        }

        yield return ("bomb.docx", zip.ToArray());
        yield return ("cut.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj <</Length 999999999>> stream\n"));
    }

    private static async Task<Measured> UploadAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        var chat = stage.NewChat();
        await stage.StartBotAsync(("Moderators__Users__0", $"{chat.Id}"));
        var outside = Files(Path.GetDirectoryName(stage.Articles)!)
            .Where(file =>
                !file.StartsWith(stage.Articles, StringComparison.Ordinal)
                && !file.StartsWith(stage.Data, StringComparison.Ordinal)
            )
            .ToHashSet();
        string[] names =
        [
            "../../etc/x.md",
            "CON.txt",
            "a\u202etxt.exe.md",
            "/etc/passwd.txt",
            "..\\..\\x.txt",
            ".hidden.md",
            "nul.txt\0.md",
        ];
        var reports = 0;
        foreach (var name in names)
        {
            chat.SendsFile(
                name,
                Encoding.UTF8.GetBytes(
                    $"Headline of {reports}\n\nThe mayor opened the bridge number {reports} on Tuesday. It cost ten million crowns."
                )
            );
            var report = await Stage.ReplyAsync(chat);
            reports++;
            if (
                report.Buttons.FirstOrDefault(button => button.StartsWith("Publish", StringComparison.Ordinal)) is
                { } publish
            )
                await report.Press(publish, CancellationToken.None);
        }

        await Stage.PauseAsync(TimeSpan.FromSeconds(1));
        var written = Files(Path.GetDirectoryName(stage.Articles)!)
            .Where(file =>
                !file.StartsWith(stage.Articles, StringComparison.Ordinal)
                && !file.StartsWith(stage.Data, StringComparison.Ordinal)
            )
            .Count(file => !outside.Contains(file));
        var isOutside = File.Exists("/etc/x.md") || File.Exists("/etc/passwd.txt");
        return new($"{reports} files handed in, {written} written outside", written == 0 && !isOutside);
    }

    private static async Task<Measured> FolderAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        var outside = Directory
            .CreateDirectory(Path.Combine(Path.GetDirectoryName(stage.Articles)!, "outside"))
            .FullName;
        await File.WriteAllTextAsync(
            Path.Combine(outside, "secret.txt"),
            "Secret headline\n\nThe zeppelin burned over Lakehurst."
        );
        Directory.CreateSymbolicLink(Path.Combine(stage.Articles, "linked"), outside);
        File.CreateSymbolicLink(Path.Combine(stage.Articles, "leak.txt"), Path.Combine(outside, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(stage.Articles, "loop"), stage.Articles);
        File.CreateSymbolicLink(Path.Combine(stage.Articles, "device.txt"), "/dev/zero");
        using (var fifo = Process.Start("mkfifo", [Path.Combine(stage.Articles, "fifo.txt")]))
            await fifo.WaitForExitAsync();
        var mounted = Directory.CreateDirectory(Path.Combine(stage.Articles, "..2026")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(mounted, "map.txt"),
            "Map headline\n\nThe submarine surfaced near Hammerfest."
        );
        Directory.CreateSymbolicLink(Path.Combine(stage.Articles, "..data"), "..2026");
        File.CreateSymbolicLink(Path.Combine(stage.Articles, "map.txt"), "..data/map.txt");
        await stage.StartBotAsync();
        var chat = stage.NewChat();
        await Stage.AskAsync(chat, "What burned over Lakehurst?");
        await Stage.AskAsync(chat, "What surfaced near Hammerfest?");
        var answers = chat.Messages.Where(message => message.From.IsBot).Select(message => message.Text).ToList();
        var (leaks, loads) = (
            answers[0].Contains("zeppelin burned", StringComparison.Ordinal),
            answers[1].StartsWith("The submarine surfaced", StringComparison.Ordinal)
        );
        return new(
            $"{(leaks ? "read from outside" : "nothing from outside")}; the ConfigMap {(loads ? "loads" : "does not load")}",
            !leaks && loads
        );
    }

    private static async Task<Measured> FilesAsync(string? program)
    {
        await using var stage = await Stage.SetAsync(program);
        await stage.StartBotAsync();
        const string words = "What became of my unmistakable grandmother?";
        await Stage.AskAsync(stage.NewChat(), words);
        stage.Telegram.Inject(
            """{"update_id":{id},"message":{"message_id":"x","text":"my unmistakable grandmother"}}"""
        );
        await Stage.AskAsync(stage.NewChat());
        await stage.Bot.TerminateAsync();
        var files = Files(stage.Data).ToList();
        var open = files.Count(file => File.GetUnixFileMode(file) != (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var words1 = files.Count(file =>
            Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains("grandmother", StringComparison.Ordinal)
        );
        return new($"{files.Count} files, {open} not 0600, {words1} with somebody's words", open == 0 && words1 == 0);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(
            folder,
            "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
        );
}
