using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Articles;
using NewsBot.Hosting;
using NewsBot.Libraries;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.Tests.Storage;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>The real host with the real client, talking to a server of the test's own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly TempFolder _data = new();
    private readonly LogLines _log = new();
    private IHost? _host;
    private Replicas? _replicas;
    private bool _isGuest;

    private RunningBot(FakeTelegram telegram)
    {
        Telegram = telegram;
    }

    public FakeTelegram Telegram { get; }

    /// <summary>The database of <see cref="Replicas"/>, over all starts.</summary>
    public string Database
    {
        get
        {
            if (field is not null)
                return field;
            field = TestDatabase.CreateSchema();
            TestDatabase.Migrate(field);
            return field;
        }
    }

    /// <summary>The private chat of a user named Anna.</summary>
    public BotChat Chat => field ??= Telegram.PrivateChat(Telegram.User("Anna"));

    /// <summary>Everything that was logged, at every level.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    public string DataFolder => _data.Path;

    public IServiceProvider Services => _host!.Services;

    /// <summary>A server whose clock the bot shares.</summary>
    public static Task<FakeTelegram> StartTelegramAsync() => FakeTelegram.StartAsync(Some.RunningClock());

    public static async Task<RunningBot> StartAsync(params string[] articles) =>
        await StartAsync(await StartTelegramAsync(), articles);

    public static async Task<RunningBot> StartAsync(FakeTelegram telegram, params string[] articles)
    {
        var bot = new RunningBot(telegram);
        await bot.StartHostAsync(articles.Length > 0 ? articles : [Some.Sochi, Some.Bridge]);
        return bot;
    }

    /// <summary>A bot over a folder of its own that it keeps an eye on, with a moderator.</summary>
    /// <param name="channel">A channel whose posts become articles.</param>
    public static async Task<RunningBot> StartNewsroomAsync(
        Func<FakeTelegram, Person> moderator,
        Func<FakeTelegram, BotChat>? channel = null
    )
    {
        var bot = new RunningBot(await StartTelegramAsync());
        Directory.CreateDirectory(bot.ArticlesFolder);
        await bot.StartHostAsync(
            new ArticleFolder(bot.ArticlesFolder, bot.Telegram.Time),
            [],
            ("Moderators:Users:0", $"{moderator(bot.Telegram).Id}"),
            ("Moderators:Channels:0", $"{channel?.Invoke(bot.Telegram).Id ?? 1}")
        );
        return bot;
    }

    /// <summary>A bot that is not started yet, and has an empty folder.</summary>
    public static async Task<RunningBot> CreateAsync() => new(await StartTelegramAsync());

    /// <summary>Another one for the same token, not started yet, with folders of its own.</summary>
    public static RunningBot CreateBeside(RunningBot other) => new(other.Telegram) { _isGuest = true };

    /// <summary>Starts it with the articles that are in its folder, which it keeps an eye on.</summary>
    public async Task StartOverFolderAsync(params (string, string?)[] settings)
    {
        var folder = new ArticleFolder(ArticlesFolder, Telegram.Time);
        await StartHostAsync(LibraryBuilder.Load(folder), folder, settings);
    }

    /// <summary>A bot with settings of its own.</summary>
    public static async Task<RunningBot> StartWithAsync(params (string, string?)[] settings)
    {
        var bot = new RunningBot(await StartTelegramAsync());
        await bot.StartHostAsync(null, [Some.Sochi, Some.Bridge], settings);
        return bot;
    }

    public string ArticlesFolder => Path.Combine(_data.Path, "articles");

    /// <summary>The text of an article's file, with all that any instance has published.</summary>
    public string ReadFile(string file)
    {
        _host?.Services.GetService<ArticleMirror>()?.CatchUp();
        return File.ReadAllText(Path.Combine(ArticlesFolder, file));
    }

    /// <summary>The names of the files in the articles folder, or in a folder of it, with all that any instance has published.</summary>
    public IReadOnlyList<string> ListFiles(string folder = "")
    {
        _host?.Services.GetService<ArticleMirror>()?.CatchUp();
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(ArticlesFolder, folder)).Select(file => Path.GetFileName(file)),
        ];
    }

    public Task StartHostAsync(params string[] articles) => StartHostAsync(null, articles);

    public Task StartHostAsync(ArticleFolder? folder, string[] articles, params (string, string?)[] more) =>
        StartHostAsync(Some.Library(articles), folder, more);

    private async Task StartHostAsync(Library library, ArticleFolder? folder, (string, string?)[] more)
    {
        (string, string?)[] settings =
        [
            ("Telegram:Token", Telegram.Token),
            ("Telegram:ApiUrl", Telegram.Url),
            ("Data:Folder", _data.Path),
            ("Articles:Folder", ArticlesFolder),
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:Console:LogLevel:Default", "None"),
            .. more,
        ];
        if (Replicas.IsWanted && !more.Any(setting => Replicas.Excludes(setting.Item1)))
        {
            _replicas = await Replicas.StartAsync(library, folder is not null, settings, this, _log);
            _host = _replicas.First;
            return;
        }

        _host = BotHost.Create(Some.Settings(settings), library, Telegram.Time, folder, logging =>
            logging.AddProvider(_log)
        );
        await _host.StartAsync();
    }

    /// <summary>Waits for the first library that all instances read after the one they started with.</summary>
    public Task WaitForLibrary(CancellationToken cancellationToken) =>
        WaitForLog("Information: Library updated", cancellationToken, times: _replicas is null ? 1 : Replicas.Count);

    /// <summary>Waits for a library; the one that it has counts.</summary>
    public async Task WaitForLibrary(Func<Library, bool> isSo, CancellationToken cancellationToken)
    {
        var current = Services.GetRequiredService<CurrentLibrary>();
        for (var library = current.Value; !isSo(library); library = current.Value)
            await Patience.For("another library", current.WhenReplaced(library), cancellationToken);
    }

    /// <summary>Waits for a line of the log; one that was written before counts.</summary>
    /// <param name="start">The beginning of the line.</param>
    /// <param name="times">How many such lines there must be: each start of the host writes its own.</param>
    /// <returns>The last of them.</returns>
    public Task<string> WaitForLog(string start, CancellationToken cancellationToken, int times = 1) =>
        Patience.For(
            $"a line of the log that starts with \"{start}\"",
            FindLogAsync(start, times, cancellationToken),
            cancellationToken
        );

    private async Task<string> FindLogAsync(string start, int times, CancellationToken cancellationToken)
    {
        while (true)
        {
            var written = _log.NextLine;
            if (
                _log
                    .Lines.Where(line => line.StartsWith(start, StringComparison.Ordinal))
                    .ElementAtOrDefault(times - 1) is
                { } line
            )
                return line;
            await written.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What SIGTERM does.</summary>
    public async Task StopHostAsync()
    {
        if (_host is null)
            return;
        if (_replicas is not null)
            await _replicas.DisposeAsync();
        _replicas = null;
        await Patience.For("the host to stop", _host.StopAsync(), CancellationToken.None);
        _host.Dispose();
        _host = null;
    }

    /// <summary>The updates that a stopped bot has left for its next start.</summary>
    public async Task<IReadOnlyList<StoredUpdate>> FindOpenUpdatesAsync()
    {
        using var store = new UpdateStore(DataFolder, Telegram.Time, NullLogger<UpdateStore>.Instance);
        return await store.FindOpenAsync();
    }

    /// <summary>Starts it again where open questions can't be kept.</summary>
    public async Task RestartWithoutInboxAsync(params (string, string?)[] settings)
    {
        await StopHostAsync();
        foreach (var file in Directory.GetFiles(DataFolder, "inbox.db*"))
            File.Delete(file);
        Directory.CreateDirectory(InboxFile);
        await StartHostAsync(null, [Some.Sochi], settings);
    }

    /// <summary>Lets them be kept again.</summary>
    public void RepairInbox() => Directory.Delete(InboxFile);

    private string InboxFile => Path.Combine(DataFolder, "inbox.db");

    /// <summary>Ends when the host has stopped by itself.</summary>
    public Task WhenStopped(CancellationToken cancellationToken) =>
        Patience.For("the host to stop by itself", _host!.WaitForShutdownAsync(cancellationToken), cancellationToken);

    /// <summary>Stops the bot. A test that failed while requests were held back must not wait for them.</summary>
    public async ValueTask DisposeAsync()
    {
        Telegram.Faults.LiftAll();
        await StopHostAsync();
        _data.Dispose();
        if (_isGuest)
            return;
        await Telegram.DisposeAsync();

        // Telegram ignores names that it does not know, so the bot would never find out.
        Assert.Empty(Telegram.Requests.SelectMany(BotApiSchema.Unknown).Distinct(StringComparer.Ordinal));
    }
}
