using System.Text;
using Microsoft.AspNetCore.Http;
using NewsBot.Tests.Telegram;
using NewsBot.TestServer;

namespace NewsBot.Tests.Fetching;

/// <summary>What a moderator gets who sends a link, from a real web server.</summary>
public sealed class LinkTests : BotTests, IAsyncLifetime
{
    private const string First = SamplePage.First;
    private const string Second = SamplePage.Second;

    private FakeSite _site = null!;
    private RunningBot _bot = null!;
    private BotChat _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeSite.StartAsync();
        _site.Serve("strike", SamplePage.Create("Ferry crews end their strike", First, Second));
        _bot = await RunningBot.CreateAsync();
        Directory.CreateDirectory(_bot.ArticlesFolder);
        var anna = _bot.Telegram.User("Anna");
        _anna = _bot.Telegram.PrivateChat(anna);
        await _bot.StartOverFolderAsync(("Moderators:Users:0", $"{anna.Id}"), ("Articles:FetchFrom", "127.0.0.1"));
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_link_becomes_a_draft_that_is_published_and_answers_with_its_link()
    {
        _anna.Says($"{_site["strike"]}?utm_source=mail#top");
        var draft = await _anna.NextReply(Test);
        Assert.Contains("Ferry crews end their strike", draft.Text, StringComparison.Ordinal);
        Assert.Contains("The Harbour Post", draft.Text, StringComparison.Ordinal);
        Assert.Equal(["Publish", "Discard"], draft.Buttons);
        await draft.Press("Publish", Test);
        await _bot.WaitForLibrary(Test);
        Assert.Equal("2026-10-30-ferry-crews-end-their-strike.html", Assert.Single(_bot.ListFiles()));

        _bot.Chat.Says("How long was the strike of the ferry crews?");
        var answer = await _bot.Chat.NextReply(Test);
        Assert.Contains("eleven days", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"{_site["strike"]}#", answer.RawText!, StringComparison.Ordinal);
        Assert.DoesNotContain("utm_source", answer.RawText!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_links_becomes_a_draft()
    {
        _site.Serve(
            "bridge",
            SamplePage.Create(
                "The bridge opens",
                "The harbour bridge opens on Monday after twelve years of work on it."
            )
        );
        _anna.Says($"/add {_site["strike"]}\n{_site["bridge"]} {_site["nothing"]}");
        Assert.Contains("Ferry crews end their strike", (await _anna.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Contains("The bridge opens", (await _anna.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.StartsWith("127.0.0.1 has no page", (await _anna.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eleven_links_are_too_many()
    {
        _anna.Says(string.Join(' ', Enumerable.Range(0, 11).Select(i => _site[$"p{i}"])));
        for (var i = 0; i < 10; i++)
            await _anna.NextReply(Test);
        Assert.StartsWith("I read 10 links at a time.", (await _anna.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Equal(10, _site.Requests.Count);
    }

    [Fact]
    public async Task A_link_with_words_around_it_is_asked_about()
    {
        _anna.Says($"Look at this: {_site["strike"]}.");
        var asked = await _anna.NextReply(Test);
        Assert.Equal("Shall I add the article behind the link?", asked.Text);
        Assert.Empty(_site.Requests);
        await asked.Press("Add the article", Test);
        Assert.Contains("Ferry crews end their strike", (await _anna.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_with_a_link_in_it_is_answered_if_the_moderator_says_so()
    {
        _anna.Says($"Who rejected {_site["strike"]}?");
        var asked = await _anna.NextReply(Test);
        await asked.Press("It is a question", Test);
        Assert.Contains("My library is empty", (await _anna.NextReply(Test)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task A_link_of_somebody_else_is_not_fetched()
    {
        var cleo = _bot.Telegram.PrivateChat(_bot.Telegram.User("Cleo"));
        cleo.Says($"{_site["strike"]}");
        Assert.StartsWith("I don't open links", (await cleo.NextReply(Test)).Text, StringComparison.Ordinal);
        cleo.Says($"/add {_site["strike"]}");
        await cleo.NextReply(Test);
        cleo.Says($"Look: {_site["strike"]}");
        Assert.DoesNotContain("Add the article", (await cleo.NextReply(Test)).Buttons);
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task A_link_that_is_asked_for_is_a_link_and_no_article()
    {
        await PublishAsync();
        _anna.Says("/edit strike");
        var menu = await _anna.NextReply(Test);
        await menu.Press("Link", Test);
        await _anna.NextReply(Test);
        var before = _site.Requests.Count;
        _anna.Says("https://harbour-post.example/strike");
        Assert.Contains(
            "https://harbour-post.example/strike",
            (await _anna.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(before, _site.Requests.Count);
    }

    [Fact]
    public async Task An_article_is_checked_for_changes_and_a_changed_headline_is_named()
    {
        await PublishAsync();
        _anna.Says("/edit strike");
        var menu = await _anna.NextReply(Test);
        await menu.Press("Check for changes", Test);
        Assert.Equal(
            "“Ferry crews end their strike” is in the library, and its page says nothing new.",
            (await _anna.NextReply(Test)).Text
        );

        _site.Serve(
            "strike",
            SamplePage.Create("Ferry crews end their long strike", First, Second + " It kept its word.")
        );
        await menu.Press("Check for changes", Test);
        var changed = await _anna.NextReply(Test);
        Assert.Contains("New version of “Ferry crews end their strike”", changed.Text, StringComparison.Ordinal);
        Assert.Contains("Ferry crews end their long strike", changed.Text, StringComparison.Ordinal);
        await changed.Press("Replace", Test);
        await _bot.Telegram.WaitFor(_ => changed.Text.StartsWith("Replaced: ", StringComparison.Ordinal), Test);
        Assert.Contains("It kept its word.", _bot.ReadFile(Assert.Single(_bot.ListFiles())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_page_takes_long_the_bot_shows_that_it_is_at_work()
    {
        var let = new TaskCompletionSource();
        _site.Serve("slow", async http =>
        {
            await let.Task.WaitAsync(http.RequestAborted);
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync(SamplePage.Create("The bridge opens", First));
        });
        _anna.Says($"{_site["slow"]}");
        await _bot.Telegram.WaitFor(request => request.Is("sendChatAction"), Test);
        let.SetResult();
        Assert.Contains("The bridge opens", (await _anna.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "127.0.0.1 has no page at this link.")]
    [InlineData("forbidden", "127.0.0.1 does not show me this page: it may be for subscribers. Open it in a browser")]
    [InlineData("throttled", "127.0.0.1 asks for a pause.")]
    [InlineData("broken", "127.0.0.1 did not send the page as it should.")]
    [InlineData("circle", "This link leads from one address to the next without an end.")]
    [InlineData("inside", "This link leads to a login page. Open it in a browser")]
    [InlineData("members", "This link leads to a login page.")]
    [InlineData("wall", "127.0.0.1 does not show me this page: it may be for subscribers.")]
    [InlineData("app", "I found no text here: the page may show it only in a browser. Open it in a browser")]
    [InlineData("spa", "I found no text here: the page may show it only in a browser.")]
    [InlineData("pdf", "This link leads to a PDF. Download it, and send me the file.")]
    [InlineData("unnamed-pdf", "This link leads to a PDF.")]
    [InlineData("feed", "This link leads to a feed")]
    [InlineData("unnamed-feed", "This link leads to a feed")]
    [InlineData("json-feed", "This link leads to a feed")]
    [InlineData("picture", "This link does not lead to a page with text.")]
    [InlineData("large", "This page is larger than 15 MB")]
    public async Task What_is_no_article_gets_a_sentence_and_the_next_step(string path, string expected)
    {
        _site.Fail("forbidden", 403);
        _site.Fail("throttled", 429, "60");
        _site.Fail("broken", 500);
        _site.Redirect("circle", "circle");
        _site.Redirect("inside", "sign-in?next=inside");
        _site.Serve(
            "sign-in",
            "<!doctype html><title>Welcome</title><p>Log in with your name, and read all that we have written in the last ninety years.</p>"
        );
        _site.Serve("members", "<!doctype html><title>Members</title><form><input name=p type='password'></form>");
        _site.Serve(
            "wall",
            """<!doctype html><title>News</title><script type="application/ld+json">{"isAccessibleForFree": false}</script>"""
        );
        _site.Serve("app", "<!doctype html><title>News</title><div id=root></div><script src=app.js></script>");
        _site.Serve(
            "spa",
            "<!doctype html><title>News</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"
        );
        _site.Serve("pdf", "%PDF-1.7", "application/pdf");
        _site.Serve("unnamed-pdf", "%PDF-1.7", "application/octet-stream");
        _site.Serve("feed", "<rss/>", "application/rss+xml");
        _site.Serve("unnamed-feed", "<?xml version='1.0'?><rss version='2.0'/>", "text/xml");
        _site.Serve("json-feed", """{"version": "https://jsonfeed.org/version/1.1"}""", "application/json");
        _site.Serve("picture", "PNG", "image/png");
        _site.Serve("large", new byte[16_000_000]);
        _anna.Says($"{_site[path]}");
        Assert.StartsWith(expected, (await _anna.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_beginning_of_an_article_for_subscribers_is_a_draft_with_a_warning()
    {
        _site.Serve(
            "strike",
            SamplePage
                .Create("Ferry crews end their strike", First)
                .Replace(
                    "</head>",
                    """<script type="application/ld+json">{"isAccessibleForFree":"False"}</script></head>""",
                    StringComparison.Ordinal
                )
        );
        _anna.Says($"{_site["strike"]}");
        var draft = await _anna.NextReply(Test);
        Assert.StartsWith("The page says that its text is for subscribers", draft.Text, StringComparison.Ordinal);
        Assert.Equal(["Publish", "Discard"], draft.Buttons);
    }

    [Theory]
    [InlineData("windows-1251", "text/html; charset=windows-1251", null)]
    [InlineData("windows-1251", "text/html", "windows-1251")]
    [InlineData("koi8-r", "text/html; charset=koi8-r", "windows-1251")]
    [InlineData("utf-8", "text/html", "windows-1251")]
    public async Task A_page_is_read_in_the_encoding_that_it_came_in(string encoding, string type, string? declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = SamplePage.Create(
            "Паромы снова ходят",
            "Экипажи паромов вернулись к работе в пятницу утром после забастовки, которая длилась одиннадцать дней."
        );
        page = page.Replace("lang=\"en\"", "lang=\"ru\"", StringComparison.Ordinal);
        page = page.Replace(
            "<meta charset=utf-8>",
            declared is null ? "" : $"<meta charset={declared}>",
            StringComparison.Ordinal
        );
        _site.Serve("ferries", Encoding.GetEncoding(encoding).GetBytes(page), type);
        _anna.Says($"{_site["ferries"]}");
        var draft = await _anna.NextReply(Test);
        Assert.Contains("Экипажи паромов вернулись к работе", draft.Text, StringComparison.Ordinal);
        await draft.Press("Publish", Test);
        await _bot.WaitForLibrary(Test);
        _bot.Chat.Says("/latest");
        Assert.Contains("Паромы снова ходят", (await _bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_links_are_switched_off_the_moderator_learns_what_to_do_instead()
    {
        await _bot.StopHostAsync();
        await _bot.StartOverFolderAsync(("Moderators:Users:0", $"{_anna.Id}"), ("Articles:Fetch", "false"));
        _anna.Says($"{_site["strike"]}");
        Assert.StartsWith(
            "I may not open links here. Open it in a browser, save the page",
            (await _anna.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task A_link_into_a_private_network_is_not_followed()
    {
        await _bot.StopHostAsync();
        await _bot.StartOverFolderAsync(("Moderators:Users:0", $"{_anna.Id}"));
        _anna.Says($"{_site["strike"]}");
        Assert.StartsWith(
            "This link leads into a private network",
            (await _anna.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(0, _site.Connections);
    }

    private async Task PublishAsync()
    {
        _anna.Says($"{_site["strike"]}");
        await (await _anna.NextReply(Test)).Press("Publish", Test);
        await _bot.WaitForLibrary(Test);
    }
}
