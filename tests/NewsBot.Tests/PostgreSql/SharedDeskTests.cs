using System.Net;
using System.Text;
using NewsBot.Moderation.Editing;
using NewsBot.Tests.Desk;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Telegram;

namespace NewsBot.Tests.PostgreSql;

/// <summary>The desks of two instances behind a load balancer that sends each request to any of them.</summary>
public sealed class SharedDeskTests : BotTests
{
    private readonly string _schema = TestDatabase.CreateSchema();

    [Fact]
    public async Task Who_logs_in_on_one_instance_is_logged_in_on_the_other_until_the_log_out()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync(first);
        using var client = first.CreateStranger();
        var login = await client.GetAsync("login", Test);
        var entered = await PostAsync(second, client, login, "login", ("code", first.CreateLink().Code));
        Assert.Equal("Overview", entered.Heading);
        Assert.Equal("Articles", (await client.GetAsync("articles", Test)).Heading);
        await PostAsync(second, client, await client.GetAsync("logout", Test), "logout");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("articles", Test)).Status);
    }

    [Fact]
    public async Task A_form_of_one_instance_is_accepted_by_the_other_and_both_have_the_change()
    {
        await using var first = await StartAsync();
        var editor = first.Get<EditorialService>();
        editor.Apply(editor.ProposePublication("sochi.txt", Encoding.UTF8.GetBytes(Some.Sochi)), first.Anna.Id);
        await WhenAsync(first, "sochi.txt");
        await using var second = await StartAsync(first);
        await WhenAsync(second, "sochi.txt");
        using var client = await first.LogInAsync(Test);
        var page = await client.GetAsync("articles/sochi.txt", Test);
        var corrected = await PostAsync(second, client, page, "article/correct", ("text", "It was thirty groups."));
        Assert.Contains("It was thirty groups.", corrected.Text, StringComparison.Ordinal);
        await first.Bot.WaitForLog("Information: Library updated", Test, times: 2);
        Assert.Contains("It was thirty groups.", first.ReadFile("sochi.txt"), StringComparison.Ordinal);
        page = await client.GetAsync("articles/sochi.txt", Test);
        Assert.Contains("It was thirty groups.", page.Text, StringComparison.Ordinal);
    }

    /// <summary>Sends a form to another instance than the one that its page came from.</summary>
    private static Task<DeskResponse> PostAsync(
        RunningDesk to,
        DeskClient client,
        DeskResponse page,
        string action,
        params (string Name, string Value)[] fields
    ) => client.SendAsync(page, action, to.Url, Test, fields);

    private static Task WhenAsync(RunningDesk desk, string file) =>
        desk.Bot.WaitForLibrary(library => library.Files.Any(report => report.Path == file), Test);

    private Task<RunningDesk> StartAsync(RunningDesk? beside = null)
    {
        (string, string?)[] settings =
        [
            ("Store:Provider", "PostgreSql"),
            ("Store:ConnectionString", _schema),
            ("Store:Instance", beside is null ? "first" : "second"),
        ];
        if (beside is not null)
            return RunningDesk.StartBesideAsync(beside, settings);
        TestDatabase.Migrate(_schema);
        return RunningDesk.StartWithAsync(settings);
    }
}
