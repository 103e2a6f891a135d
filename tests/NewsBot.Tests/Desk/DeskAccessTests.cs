using System.Net;
using System.Net.Sockets;
using System.Text;
using NewsBot.Desk.Access;
using NewsBot.Errors;
using NewsBot.Http;
using NewsBot.Messaging;
using NewsBot.Storage;
using NewsBot.Tests.Telegram;
using NewsBot.TestServer;

namespace NewsBot.Tests.Desk;

/// <summary>Who gets into the desk, and who does not. docs/SECURITY.md lists the threats by the names of these tests.</summary>
public sealed class DeskAccessTests : BotTests
{
    private static readonly string[] Pages =
    [
        "",
        "questions",
        "questions.csv",
        "try",
        "articles",
        "articles/sochi.txt",
        "drafts/abc",
        "words",
        "logout",
        "no-such-page",
    ];

    [Fact]
    public async Task A_moderator_gets_a_link_in_telegram_that_logs_in_once()
    {
        await using var desk = await StartAsync();
        var chat = desk.Bot.Telegram.PrivateChat(desk.Anna);
        chat.Says("/desk");
        var link = (await chat.NextReply(Test)).Text.Split('\n')[^1];
        Assert.StartsWith($"{desk.Url}login#", link, StringComparison.Ordinal);

        using var client = desk.CreateStranger();
        Assert.Equal("Overview", (await EnterAsync(client, link)).Heading);
        using var other = desk.CreateStranger();
        await AssertRefusedAsync(other, link);
    }

    [Fact]
    public async Task A_public_desk_is_opened_by_a_button()
    {
        await using var desk = await RunningDesk.StartWithAsync([("Desk:Url", "https://bot.example.com/desk")]);
        var chat = desk.Bot.Telegram.PrivateChat(desk.Anna);
        chat.Says("/desk");
        Assert.Equal(["Open the desk", "Copy the code"], (await chat.NextReply(Test)).Buttons);
    }

    [Fact]
    public async Task The_operator_gets_a_link_on_the_machine()
    {
        await using var desk = await StartAsync();
        var link = Encoding.UTF8.GetString(await OwnerSocket.AskAsync(LoginSocket.PathIn(desk.Bot.DataFolder), Test));
        using var client = desk.CreateStranger();
        Assert.Equal("Overview", (await EnterAsync(client, link)).Heading);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(LoginSocket.PathIn(desk.Bot.DataFolder))
            );
    }

    [Fact]
    public async Task Somebody_who_is_no_moderator_gets_no_link_and_does_not_learn_of_the_desk()
    {
        await using var desk = await StartAsync();
        desk.Bot.Chat.Says("/help");
        var help = await desk.Bot.Chat.NextReply(Test);
        var cleo = desk.Bot.Telegram.PrivateChat(desk.Bot.Telegram.User("Cleo"));
        cleo.Says("/desk");
        var reply = (await cleo.NextReply(Test)).Text;
        Assert.DoesNotContain(desk.Url.Authority, reply, StringComparison.Ordinal);
        Assert.Contains("/desk", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("web page", help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_never_sent_to_a_group()
    {
        await using var desk = await StartAsync();
        var group = desk.Bot.Telegram.Group("Newsroom");
        await desk.Bot.StopHostAsync();
        await desk.StartHostAsync(("Moderators:Chats:0", $"{group.Id}"));
        group.Says("/desk@news_test_bot", desk.Anna);
        var reply = (await group.NextReply(Test)).Text;
        Assert.StartsWith("Send me /desk in a private chat", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("#", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_sees_the_same_nothing_at_every_address()
    {
        await using var desk = await StartAsync();
        using var stranger = desk.CreateStranger();
        foreach (var page in Pages)
        {
            var response = await stranger.GetAsync(page, Test);
            Assert.Equal((HttpStatusCode.NotFound, "Not found"), (response.Status, response.Html));
        }
    }

    [Fact]
    public async Task A_stranger_can_send_no_form()
    {
        await using var desk = await StartAsync();
        using var stranger = desk.CreateStranger();
        var token = (await stranger.GetAsync("login", Test)).Token;
        foreach (
            var form in new[] { "try", "try/answer", "articles", "article/remove", "undo", "words/save", "logout" }
        )
        {
            var response = await stranger.PostAsync(form, [("form", token), ("file", "sochi.txt")], Test);
            Assert.Equal(HttpStatusCode.NotFound, response.Status);
        }

        Assert.True(File.Exists(desk.GetFile("sochi.txt")));
    }

    [Fact]
    public async Task A_guessed_code_is_refused_and_guessing_is_limited_without_locking_anybody_out()
    {
        await using var desk = await StartAsync();
        using var stranger = desk.CreateStranger();
        var token = (await stranger.GetAsync("login", Test)).Token;
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 25; guess++)
            answers.Add((await stranger.PostAsync("login", [("form", token), ("code", $"guess{guess}")], Test)).Status);
        Assert.Equal(20, answers.Count(status => status == HttpStatusCode.Forbidden));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        using var client = await desk.LogInAsync(Test);
    }

    [Fact]
    public async Task An_empty_a_long_and_a_strange_code_are_refused()
    {
        await using var desk = await StartAsync();
        using var stranger = desk.CreateStranger();
        foreach (var code in new[] { "", "#", "\0", "' or 1=1 --", new string('x', 5000), "🔥" })
        {
            var status = (await EnterAsync(stranger, code)).Status;
            Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{code}: {status}");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("", Test)).Status);
    }

    [Fact]
    public void A_link_is_good_for_five_minutes()
    {
        var clock = Some.Clock();
        using var database = Database.Temporary();
        var codes = new LoginCodes(
            new NewsBot.Configuration.DeskSettings("http://x", new Uri("http://x/")),
            new DeskSessions(database, clock),
            clock
        );
        var (early, late) = (codes.Create(7), codes.Create(7));
        clock.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(7, codes.Redeem(early.Code));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(codes.Redeem(late.Code));
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        await using var desk = await StartAsync();
        var link = desk.CreateLink();
        using var preview = desk.CreateStranger();
        await preview.GetAsync(link.Url.AbsoluteUri, Test);
        using var client = desk.CreateStranger();
        Assert.Equal("Overview", (await EnterAsync(client, link.Url.AbsoluteUri)).Heading);
    }

    [Fact]
    public async Task A_session_has_a_new_key_at_each_login_whatever_cookie_was_planted()
    {
        await using var desk = await StartAsync();
        using var first = await desk.LogInAsync(Test);
        var planted = first.Cookies["newsbot-desk"]!.Value;
        using var victim = desk.CreateStranger();
        var login = await victim.GetAsync("login", Test);
        victim.Cookies.Add(new Cookie("newsbot-desk", planted, "/", desk.Url.Host));
        Assert.Equal(
            "Overview",
            (await victim.SendAsync(login, "login", Test, ("code", desk.CreateLink().Code))).Heading
        );
        Assert.NotEqual(planted, victim.Cookies["newsbot-desk"]!.Value);
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_or_changed_is_none()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        var cookie = client.Cookies["newsbot-desk"]!.Value;
        foreach (var value in new[] { "x", cookie[..^3] + "AAA", "" })
            Assert.Equal(HttpStatusCode.NotFound, await GetWithCookieAsync(desk, value));
        Assert.Equal(HttpStatusCode.OK, await GetWithCookieAsync(desk, cookie));
    }

    [Fact]
    public void A_session_ends_after_twelve_hours_however_much_it_is_used()
    {
        var clock = Some.Clock();
        using var database = Database.Temporary();
        var sessions = new DeskSessions(database, clock);
        var key = sessions.Begin(7, clock.GetUtcNow() + SessionStore.Lifetime)!;
        clock.Advance(TimeSpan.FromHours(11.9));
        Assert.Equal(7, sessions.Find(key)?.Person);
        clock.Advance(TimeSpan.FromHours(0.1));
        Assert.Null(sessions.Find(key));
    }

    [Fact]
    public async Task Who_logs_out_is_out_though_the_cookie_was_copied()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        var copied = client.Cookies["newsbot-desk"]!.Value;
        await client.SendAsync(await client.GetAsync("logout", Test), "logout", Test);
        Assert.Equal(HttpStatusCode.NotFound, await GetWithCookieAsync(desk, copied));
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_the_other_sessions_too()
    {
        await using var desk = await StartAsync();
        using var phone = await desk.LogInAsync(Test);
        using var laptop = await desk.LogInAsync(Test);
        await laptop.SendAsync(await laptop.GetAsync("logout", Test), "logout", Test, ("everywhere", "yes"));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("", Test)).Status);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_but_not_its_owners_place_in_the_settings()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        await desk.Bot.StopHostAsync();
        await desk.StartHostAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("", Test)).Status);
        await desk.Bot.StopHostAsync();
        await desk.StartHostAsync(("Moderators:Users:0", "999"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("", Test)).Status);
    }

    [Fact]
    public async Task A_form_without_our_token_or_with_that_of_another_session_does_nothing()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        using var other = desk.CreateStranger();
        var foreign = (await other.GetAsync("login", Test)).Token;
        var page = await client.GetAsync("articles/sochi.txt", Test);
        var version = page.Document.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        foreach (var token in new[] { "", "x", foreign })
        {
            var response = await client.PostAsync(
                "article/remove",
                [("form", token), ("file", "sochi.txt"), ("version", version)],
                Test
            );
            Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        }

        Assert.True(File.Exists(desk.GetFile("sochi.txt")));
    }

    [Fact]
    public async Task Nothing_is_changed_by_a_link()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        foreach (
            var form in new[]
            {
                "undo",
                "try/answer",
                "article/remove",
                "article/retract",
                "words/save",
                "questions/reviewed",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{form}?file=sochi.txt", Test)).Status);
        Assert.Empty(desk.Get<AuditLog>().Last(5));
    }

    [Fact]
    public async Task Cookies_are_for_this_desk_alone()
    {
        await using var desk = await StartAsync();
        using var client = desk.CreateStranger();
        var login = await client.GetAsync("login", Test);
        using var request = new HttpRequestMessage(HttpMethod.Post, "login")
        {
            Content = new FormUrlEncodedContent([new("form", login.Token), new("code", desk.CreateLink().Code)]),
        };
        using var response = await client.Http.SendAsync(request, Test);
        var cookies = response
            .Headers.GetValues("Set-Cookie")
            .Concat(login.Response.Headers.GetValues("Set-Cookie"))
            .ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Behind_https_cookies_are_secure_and_below_the_path_of_the_desk()
    {
        await using var desk = await RunningDesk.StartWithAsync([("Desk:Url", "https://bot.example.com/desk")]);
        using var client = desk.CreateStranger();
        client.Http.DefaultRequestHeaders.Host = "bot.example.com";
        var login = await client.GetAsync("desk/login", Test);
        var cookie = Assert.Single(login.Response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("path=/desk; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(
            "max-age=",
            login.Response.Headers.GetValues("Strict-Transport-Security").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("/desk/login", Assert.Single(login.Document.Forms).GetAttribute("action"));
        Assert.All(login.Document.QuerySelectorAll("[href]:not(.skip)"), link =>
            Assert.StartsWith("/desk/", link.GetAttribute("href"), StringComparison.Ordinal)
        );

        // A proxy may take the path away.
        Assert.Equal("Log in", (await client.GetAsync("login", Test)).Heading);
    }

    [Fact]
    public async Task A_page_can_load_and_run_nothing_of_others_and_is_shown_in_no_frame()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        foreach (var path in new[] { "", "try", "no-such-page", "login" })
        {
            var headers = (await client.GetAsync(path, Test)).Response.Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith(
                "default-src 'none'; script-src 'self'; style-src 'self';",
                policy,
                StringComparison.Ordinal
            );
            Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("no-store", headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
            Assert.False(headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_page_of_another_host_that_leads_here_gets_nothing()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        client.Http.DefaultRequestHeaders.Host = "evil.example";
        var response = await client.GetAsync("", Test);
        Assert.Equal((HttpStatusCode.MisdirectedRequest, ""), (response.Status, response.Html));
        await client.GetAsync("login", Test);
        const string Refused = "Warning: The desk refused a request for another host";
        await desk.Bot.WaitForLog(Refused, Test);
        Assert.Single(desk.Bot.Log, line => line.StartsWith(Refused, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_leads_to_no_address_that_somebody_else_chose()
    {
        await using var desk = await StartAsync();
        using var client = desk.CreateStranger();
        var login = await client.GetAsync("login?returnUrl=https://evil.example&next=//evil.example", Test);
        using var request = new HttpRequestMessage(HttpMethod.Post, "login?returnUrl=https://evil.example")
        {
            Content = new FormUrlEncodedContent([
                new("form", login.Token),
                new("code", desk.CreateLink().Code),
                new("returnUrl", "https://evil.example"),
            ]),
        };
        using var response = await client.Http.SendAsync(request, Test);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
        var twoSlashes = await client.GetAsync($"{desk.Url}/evil.example", Test);
        Assert.DoesNotContain("evil", twoSlashes.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("../../etc/passwd")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\secret.txt")]
    public async Task A_path_leads_out_of_no_folder(string path)
    {
        await using var desk = await StartAsync();
        await File.WriteAllTextAsync(Path.Combine(desk.Bot.DataFolder, "secret.txt"), Some.Bridge, Test);
        using var client = await desk.LogInAsync(Test);
        var page = await client.GetAsync("articles/sochi.txt", Test);
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync($"articles/{path}", Test)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync($"drafts/{path}", Test)).Status);
        var removed = await client.PostAsync(
            "article/remove",
            [("form", page.Token), ("file", path), ("version", "")],
            Test
        );
        Assert.Equal(HttpStatusCode.Gone, removed.Status);
        Assert.True(File.Exists(Path.Combine(desk.Bot.DataFolder, "secret.txt")));
    }

    [Theory]
    [InlineData("../../evil.txt")]
    [InlineData("/etc/cron.d/evil.txt")]
    [InlineData("CON.txt")]
    [InlineData("a\0b.txt")]
    [InlineData("..")]
    [InlineData("<img src=x onerror=alert(1)>.txt")]
    public async Task An_uploads_name_decides_nothing_but_the_format(string name)
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        var draft = await UploadAsync(client, name, Encoding.UTF8.GetBytes(Some.Bridge));
        if (draft.FindForms("publish").Any())
            await client.SendAsync(draft, "publish", Test);
        Assert.All(Directory.EnumerateFiles(desk.Bot.DataFolder, "*evil*", SearchOption.AllDirectories), file =>
            Assert.Fail(file)
        );
        Assert.Empty(draft.Document.QuerySelectorAll("main img"));
        Assert.All(Directory.GetFiles(desk.Bot.ArticlesFolder), file =>
            Assert.Matches("^[a-z0-9.-]+$", Path.GetFileName(file))
        );
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_refused_and_the_bot_goes_on()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        var text = await UploadAsync(client, "large.txt", new byte[9_000_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, text.Status);
        Assert.Contains("8 MB at most", text.Text, StringComparison.Ordinal);
        try
        {
            Assert.Equal(
                HttpStatusCode.RequestEntityTooLarge,
                (await UploadAsync(client, "page.html", new byte[25_000_000])).Status
            );
        }
        catch (HttpRequestException)
        {
            // The server closes the connection while the rest is still being sent.
        }

        await AssertAnswersAsync(desk.Bot);
    }

    [Fact]
    public async Task A_stranger_can_make_the_desk_read_ten_kilobytes_at_most()
    {
        await using var desk = await StartAsync();
        using var stranger = desk.CreateStranger();
        var token = (await stranger.GetAsync("login", Test)).Token;
        var response = await stranger.PostAsync("login", [("form", token), ("code", new string('x', 20_000))], Test);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.Status);
    }

    [Fact]
    public async Task A_connection_that_never_sends_its_request_is_closed()
    {
        await using var desk = await StartAsync();
        using var slow = new TcpClient();
        await slow.ConnectAsync(desk.Url.Host, desk.Url.Port, Test);
        var stream = slow.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: "u8.ToArray(), Test);
        using var answer = new MemoryStream();
        await Patience.For("the connection to be closed", stream.CopyToAsync(answer, Test), Test);
        Assert.DoesNotContain("200 OK", Encoding.UTF8.GetString(answer.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_of_any_length_is_cut()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        var tried = await client.SendAsync(
            await client.GetAsync("try", Test),
            "try",
            Test,
            ("q", new string('x', 100_000))
        );
        Assert.Equal(500, tried.Document.QuerySelector("#q")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task Nothing_that_is_secret_or_asked_is_logged()
    {
        await using var desk = await StartAsync();
        var link = desk.CreateLink();
        using var client = desk.CreateStranger();
        await EnterAsync(client, link.Url.AbsoluteUri);
        await client.SendAsync(await client.GetAsync("try", Test), "try", Test, ("q", "xylophone secrets"));
        var (cookie, token) = (client.Cookies["newsbot-desk"]!.Value, (await client.GetAsync("try", Test)).Token);
        foreach (var secret in new[] { link.Code, "xylophone", cookie, token })
            Assert.DoesNotContain(desk.Bot.Log, line => line.Contains(secret, StringComparison.Ordinal));
        var stored = string.Concat(
            Directory
                .EnumerateFiles(desk.Bot.DataFolder, "newsbot.db*")
                .Select(file =>
                {
                    using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    using var reader = new StreamReader(open, Encoding.Latin1);
                    return reader.ReadToEnd();
                })
        );
        Assert.DoesNotContain(link.Code, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_fails_says_so_and_the_bot_answers_on()
    {
        await using var desk = await StartAsync();
        using var client = await desk.LogInAsync(Test);
        File.Delete(desk.GetFile("sochi.txt"));
        Directory.CreateDirectory(desk.GetFile("sochi.txt"));
        var response = await client.GetAsync("articles/sochi.txt", Test);
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.Status);
        await AssertAnswersAsync(desk.Bot);
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_port_no_command_and_no_socket()
    {
        await using var bot = await RunningBot.StartAsync();
        Assert.Null(bot.Services.GetService(typeof(LoginCodes)));
        Assert.False(File.Exists(LoginSocket.PathIn(bot.DataFolder)));
        Assert.DoesNotContain(
            (IEnumerable<SlashCommand>)bot.Services.GetService(typeof(IEnumerable<SlashCommand>))!,
            command => command.Name == "desk"
        );
    }

    [Theory]
    [InlineData("Desk:Listen", "127.0.0.1:8090")]
    [InlineData("Desk:Listen", "https://127.0.0.1:8090")]
    [InlineData("Desk:Url", "bot.example.com")]
    [InlineData("Desk:Listen", "http://0.0.0.0:8090")]
    [InlineData("Desk:Listen", "http://*:8090")]
    public void A_wrong_setting_is_named(string name, string value) =>
        Assert.Contains(
            name,
            Assert.Throws<UserError>(() => Some.Settings((name, value))).Message,
            StringComparison.Ordinal
        );

    private static Task<RunningDesk> StartAsync() => RunningDesk.StartAsync(("sochi.txt", Some.Sochi));

    private static async Task<DeskResponse> EnterAsync(DeskClient client, string code) =>
        await client.SendAsync(await client.GetAsync("login", Test), "login", Test, ("code", code));

    private static async Task AssertRefusedAsync(DeskClient client, string code)
    {
        var refused = await EnterAsync(client, code);
        Assert.Equal((HttpStatusCode.Forbidden, "Log in"), (refused.Status, refused.Heading));
    }

    private static async Task<HttpStatusCode> GetWithCookieAsync(RunningDesk desk, string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, desk.Url);
        request.Headers.Add("Cookie", $"newsbot-desk={cookie}");
        return (await http.SendAsync(request, Test)).StatusCode;
    }

    private static async Task<DeskResponse> UploadAsync(DeskClient client, string name, byte[] content)
    {
        var page = await client.GetAsync("articles", Test);
        using var file = new ByteArrayContent(content);
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"file\"; filename=\"{name.Replace("\0", "%00", StringComparison.Ordinal)}\""
        );
        using var form = new MultipartFormDataContent { { new StringContent(page.Token), "form" } };
        form.Add(file);
        return await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "articles") { Content = form }, Test);
    }
}
