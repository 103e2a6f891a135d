using NewsBot.Storage;
using NewsBot.Tests.Telegram;
using PuppeteerSharp.Media;

namespace NewsBot.Tests.Desk;

/// <summary>
/// The desk in a real browser. With the environment variable <c>NEWSBOT_SCREENSHOTS</c> naming a folder, the pictures of
/// docs/DESK.md are written there.
/// </summary>
public sealed class DeskBrowserTests : BotTests
{
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("NEWSBOT_SCREENSHOTS");

    private static readonly string[] Pictured =
    [
        "login",
        "overview",
        "questions",
        "try",
        "try-group",
        "try-answered",
        "articles",
        "article",
        "article-arabic",
        "draft",
        "words",
    ];

    [Theory(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 375)]
    [InlineData("dark", 375)]
    public async Task Everybody_can_use_every_page(string mode, int width)
    {
        await using var desk = await DeskScene.StartAsync();
        await using var visit = await Browser.VisitAsync(desk.Url, new Device(width, IsDark: mode == "dark"));
        await visit.OpenAsync("login");
        await CheckAsync("login");
        await visit.LogInAsync(desk);
        await CheckAsync("overview");
        foreach (
            var (name, path) in new[]
            {
                ("questions", "questions"),
                ("questions-rejected", "questions?show=rejected"),
                ("questions-answered", "questions?show=answered"),
                ("questions-none", "questions?q=nothing-like-this"),
                ("try-empty", "try"),
                ("try-group", $"try?question={FindQuestion(desk, "zeppelin")}"),
                ("articles", "articles"),
                ("articles-attention", "articles?show=errors"),
                ("articles-removed", "articles?show=removed"),
                ("article", "articles/ever-given-aground.txt"),
                ("article-arabic", "articles/jisr.txt"),
                ("article-broken", "articles/harbour-timetable.pdf"),
                ("words", "words"),
                ("logout", "logout"),
                ("missing", "no-such-page"),
            }
        )
        {
            await visit.OpenAsync(path);
            await CheckAsync(name);
        }

        await visit.OpenAsync("try");
        await visit.TypeAsync("#q", "Who owns the ship that blocked the canal?");
        await visit.WaitForTextAsync("#result h2", "nsure");
        await visit.PressAsync(".hits details summary");
        await CheckAsync("try");
        await visit.ClickAsync(".hits li:nth-child(2) form button");
        await CheckAsync("try-answered");

        await visit.OpenAsync("articles");
        await visit.PressAsync(".add summary");
        await CheckAsync("articles-add");
        await visit.FillAsync("#text", Some.Sochi);
        await visit.ClickTextAsync("Read it");
        await CheckAsync("draft");
        await visit.ClickTextAsync("Publish");
        await CheckAsync("published");
        await visit.OpenAsync("");
        await CheckAsync("overview-changes");

        async Task CheckAsync(string name)
        {
            await visit.CheckAsync();
            if (Screenshots is { } folder && Pictured.Contains(name) && (width, mode) is not (375, "dark"))
                await visit.PictureAsync(Path.Combine(folder, $"{name}-{(width == 375 ? "phone" : mode)}.png"));
        }
    }

    [Theory(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    [InlineData(true, 1280)]
    [InlineData(true, 375)]
    [InlineData(false, 1280)]
    [InlineData(false, 375)]
    public async Task A_moderator_goes_from_a_missed_question_to_the_answered_reader_and_back(
        bool hasScripts,
        int width
    )
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi), ("bridge.txt", Some.Bridge));
        var reader = desk.Bot.Telegram.PrivateChat(desk.Bot.Telegram.User("Cleo"));
        desk.Get<UnansweredQuestions>().Add("Price of the viaduct?", "en", reader.Id, "en");
        await using var visit = await Browser.VisitAsync(desk.Url, new Device(width, HasScripts: hasScripts));
        await visit.LogInAsync(desk);

        await visit.ClickTextAsync("Price of the viaduct?");
        await visit.TypeAsync("#means0", "bridge");
        await visit.ClickTextAsync("Add the synonym");
        Assert.StartsWith("Synonym added: synonyms.txt", await visit.GetTextAsync(".notice"), StringComparison.Ordinal);
        await visit.ClickAsync($"::-p-xpath(//li[contains(., 'million')]//button[.='This passage answers it'])");
        Assert.StartsWith("Answered: bridge.txt", await visit.GetTextAsync(".notice"), StringComparison.Ordinal);
        Assert.Equal("Answered with the first passage", await visit.GetTextAsync(".outcome h2"));
        await visit.CheckAsync();
        await visit.ClickTextAsync("Tell the one who asked");
        Assert.Contains("1,200 million", (await reader.NextReply(Test)).Text, StringComparison.Ordinal);

        await visit.ClickAsync("nav a[href='/articles']");
        await visit.ClickTextAsync("Harbour bridge opens after nine years");
        await visit.TypeAsync("#correction", "It took ten years.");
        await visit.ClickTextAsync("Correct");
        Assert.Equal("Correction It took ten years.", await visit.GetTextAsync("p.correction"));
        await visit.ClickAsync(".notice button");
        Assert.StartsWith(
            "Undid: corrected: bridge.txt",
            await visit.GetTextAsync(".notice"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("ten years", desk.ReadFile("bridge.txt"), StringComparison.Ordinal);
        await visit.ClickAsync("header a.quiet");
        await visit.ClickTextAsync("Log out everywhere");
        Assert.Equal("Log in", await visit.GetTextAsync("h1"));
    }

    [Theory(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_without_articles_questions_and_telegram_is_led_to_the_first_article(bool hasScripts)
    {
        await using var desk = await RunningDesk.StartAsync();
        await using var visit = await Browser.VisitAsync(desk.Url, new Device(HasScripts: hasScripts));
        await visit.LogInAsync(desk);
        await visit.CheckAsync();
        foreach (var path in new[] { "questions", "try", "words", "articles" })
        {
            await visit.OpenAsync(path);
            await visit.CheckAsync();
        }

        await visit.FillAsync("#text", Some.Sochi);
        await visit.ClickTextAsync("Read it");
        await visit.ClickTextAsync("Publish");
        await visit.CheckAsync();
        Assert.Equal("Rebels reject the Sochi congress", await visit.GetTextAsync("h1"));
    }

    [Fact(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    public async Task A_file_that_is_dropped_on_the_page_is_read()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        await using var visit = await Browser.VisitAsync(desk.Url, Device.Desktop);
        await visit.LogInAsync(desk);
        await visit.OpenAsync("articles");
        await visit.ChangePageAsync(() =>
            visit.Page.EvaluateFunctionAsync(
                """
                text => {
                    const dropped = new DataTransfer();
                    dropped.items.add(new File([text], "bridge.txt"));
                    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: dropped, bubbles: true, cancelable: true }));
                    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
                }
                """,
                Some.Bridge
            )
        );
        Assert.Equal("Harbour bridge opens after nine years", await visit.GetTextAsync("h1"));
        await visit.CheckAsync();
    }

    [Fact(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    public async Task The_results_follow_while_somebody_types_and_the_address_never_has_the_question()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        await using var visit = await Browser.VisitAsync(desk.Url, Device.Desktop);
        await visit.LogInAsync(desk);
        await visit.OpenAsync("try");
        await visit.TypeAsync("#q", Question);
        await visit.WaitForTextAsync("#result", "Answered with the first passage");
        Assert.EndsWith("/try", visit.Page.Url, StringComparison.Ordinal);
    }

    [Theory(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    [InlineData("de", "Übersicht")]
    [InlineData("ar", "نظرة عامة")]
    [InlineData("ru", "Обзор")]
    public async Task Everybody_can_use_every_page_in_the_browsers_language(string language, string overview)
    {
        await using var desk = await DeskScene.StartAsync();
        await using var visit = await Browser.VisitAsync(desk.Url, new Device(375, Language: $"{language},en;q=0.5"));
        await visit.LogInAsync(desk);
        Assert.Equal(overview, await visit.GetTextAsync("nav a"));
        await visit.CheckAsync();
        foreach (
            var path in new[]
            {
                "questions",
                $"try?question={FindQuestion(desk, "zeppelin")}",
                "articles",
                "articles/ever-given-aground.txt",
                "words",
                "logout",
            }
        )
        {
            await visit.OpenAsync(path);
            await visit.CheckAsync();
        }
    }

    [Fact(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    public async Task A_printed_page_has_what_it_says_and_nothing_to_click()
    {
        await using var desk = await DeskScene.StartAsync();
        await using var visit = await Browser.VisitAsync(desk.Url, Device.Desktop with { IsDark = true });
        await visit.LogInAsync(desk);
        foreach (
            var (path, said) in new[]
            {
                ("", ".figures"),
                ("questions", ".rows"),
                ($"try?question={FindQuestion(desk, "zeppelin")}", "#q"),
                ("articles", ".rows"),
                ("articles/ever-given-aground.txt", "#field-title"),
                ("words", "#synonyms"),
            }
        )
        {
            await visit.OpenAsync(path);
            await visit.Page.EmulateMediaTypeAsync(MediaType.Print);
            Assert.Equal(["button 0", "nav 0", $"{said} 1"], await visit.CountShownAsync("button", "nav", said));
            await visit.CheckAsync();
        }
    }

    [Fact(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    public async Task Long_lists_can_be_used()
    {
        await using var desk = await RunningDesk.StartAsync([
            .. Enumerable.Range(1, 120).Select(i => ($"{i}.txt", $"title: Report {i}\n\nThe harbour had {i} ships.\n")),
        ]);
        for (var i = 0; i < 120; i++)
            desk.Get<UnansweredQuestions>().Add($"Who is {Name(i)} {Name(i * 7919)}?", "en", i + 1, "en");
        await using var visit = await Browser.VisitAsync(desk.Url, new Device(375));
        await visit.LogInAsync(desk);
        foreach (var path in new[] { "questions", "articles" })
        {
            await visit.OpenAsync(path);
            await visit.CheckAsync();
            await visit.ClickAsync("a[rel=next]");
            Assert.StartsWith(
                path == "questions" ? "41 to " : "51 to ",
                await visit.GetTextAsync(".pages"),
                StringComparison.Ordinal
            );
            await visit.CheckAsync();
        }

        static string Name(int i) =>
            string.Concat($"{i:00000}".Select(digit => "bakodufimeruvinesato".Substring(2 * (digit - '0'), 2)));
    }

    [Fact(SkipUnless = nameof(Browser.IsThere), SkipType = typeof(Browser), Skip = Browser.Missing)]
    public async Task Every_control_is_reached_and_pressed_with_the_keyboard()
    {
        await using var desk = await RunningDesk.StartAsync(("sochi.txt", Some.Sochi));
        await using var visit = await Browser.VisitAsync(desk.Url, Device.Desktop);
        await visit.LogInAsync(desk);
        await visit.OpenAsync("try");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await visit.GetFocusedTextAsync());
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync(Question);
        await visit.WaitForTextAsync("#result", "Answered with the first passage");
        for (var tabs = 0; await visit.GetFocusedTextAsync() != "This passage answers it"; tabs++)
        {
            Assert.True(tabs < 20, "The button is not reached.");
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        await visit.ChangePageAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        Assert.StartsWith("Answered: sochi.txt", await visit.GetTextAsync(".notice"), StringComparison.Ordinal);
    }

    private static long FindQuestion(RunningDesk desk, string word) =>
        desk.Get<UnansweredQuestions>()
            .All()
            .First(question => question.Question.Contains(word, StringComparison.Ordinal))
            .Id;
}
