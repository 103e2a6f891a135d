using Microsoft.Extensions.DependencyInjection;
using NewsBot.Desk.Access;
using NewsBot.Tests.Telegram;
using NewsBot.TestServer;

namespace NewsBot.Tests.Desk;

/// <summary>A running bot with a desk, and a moderator named Anna.</summary>
internal sealed class RunningDesk : IAsyncDisposable
{
    private readonly (string Name, string?)[] _settings;

    private RunningDesk(RunningBot bot, Person anna, (string, string?)[] settings)
    {
        var listen = $"http://127.0.0.1:{FreePort.Find()}";
        (Bot, Anna, Url) = (bot, anna, new Uri(listen + "/"));
        _settings = [("Desk:Listen", listen), ("Moderators:Users:0", $"{Anna.Id}"), .. settings];
    }

    public RunningBot Bot { get; }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    public Person Anna { get; }

    public static async Task<RunningDesk> StartAsync(params (string Name, string Text)[] files) =>
        await StartWithAsync([], files);

    public static async Task<RunningDesk> StartWithAsync(
        (string, string?)[] settings,
        params (string Name, string Text)[] files
    )
    {
        var bot = await RunningBot.CreateAsync();
        var desk = new RunningDesk(bot, bot.Telegram.User("Anna"), settings);
        Directory.CreateDirectory(desk.Bot.ArticlesFolder);
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(desk.GetFile(name), text);
        await desk.StartHostAsync();
        return desk;
    }

    /// <summary>The desk of another instance, for the same moderator.</summary>
    public static async Task<RunningDesk> StartBesideAsync(RunningDesk other, params (string, string?)[] settings)
    {
        var desk = new RunningDesk(RunningBot.CreateBeside(other.Bot), other.Anna, settings);
        Directory.CreateDirectory(desk.Bot.ArticlesFolder);
        await desk.StartHostAsync();
        return desk;
    }

    /// <param name="more">Settings in addition, or in the place of the usual ones.</param>
    public Task StartHostAsync(params (string Name, string?)[] more) =>
        Bot.StartOverFolderAsync([
            .. _settings.Where(usual => more.All(setting => setting.Name != usual.Name)),
            .. more,
        ]);

    public string GetFile(string name) => Path.Combine(Bot.ArticlesFolder, name);

    public string ReadFile(string name) => File.ReadAllText(GetFile(name));

    public T Get<T>()
        where T : notnull => Bot.Services.GetRequiredService<T>();

    /// <summary>A link to log in with, as the moderator gets it.</summary>
    public LoginLink CreateLink() => Get<LoginCodes>().Create(Anna.Id);

    /// <summary>A browser without scripts that nobody is logged in with.</summary>
    public DeskClient CreateStranger() => new(Url);

    /// <summary>A browser without scripts that the moderator is logged in with.</summary>
    public async Task<DeskClient> LogInAsync(CancellationToken cancellationToken)
    {
        var client = CreateStranger();
        var entered = await client.SendAsync(
            await client.GetAsync("login", cancellationToken),
            "login",
            cancellationToken,
            ("code", CreateLink().Code)
        );
        Assert.Equal("Overview", entered.Heading);
        return client;
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
