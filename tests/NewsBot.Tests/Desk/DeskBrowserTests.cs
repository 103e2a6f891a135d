using NewsBot.Storage;
using NewsBot.Tests.Telegram;
using PuppeteerSharp;

namespace NewsBot.Tests.Desk;

/// <summary>
/// The desk in a real browser. With the environment variable <c>NEWSBOT_SCREENSHOTS</c> naming a folder, the pictures of
/// docs/DESK.md are written there.
/// </summary>
public sealed class DeskBrowserTests : BotTests
{
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("NEWSBOT_SCREENSHOTS");

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
            }
        )
        {
            await visit.OpenAsync(path);
            await CheckAsync(name);
        }

        await visit.OpenAsync("try");
        await visit.TypeAsync("#q", "Who owns the ship that blocked the canal?");
        await visit.WaitForTextAsync("#result h2", "nsure");
        await (await visit.Page.QuerySelectorAsync(".hits details summary")).ClickAsync();
        await CheckAsync("try");

        async Task CheckAsync(string name)
        {
            await visit.CheckAsync();
            if (Screenshots is { } folder)
                await visit.Page.ScreenshotAsync(
                    Path.Combine(folder, $"{name}-{width}-{mode}.png"),
                    new ScreenshotOptions { FullPage = true }
                );
        }
    }

    private static long FindQuestion(RunningDesk desk, string word) =>
        desk.Get<UnansweredQuestions>()
            .All()
            .First(question => question.Question.Contains(word, StringComparison.Ordinal))
            .Id;
}
