using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Desk.Access;
using NewsBot.Hosting;
using NewsBot.Libraries;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Tests.Telegram;

/// <summary>
/// Several hosts in the place of one, over one PostgreSQL database, with updates dealt to them in turn. The environment
/// variable <c>NEWSBOT_TEST_INSTANCES</c> says how many; with <c>NEWSBOT_TEST_HANDOVER</c> each update finds its chat
/// without an owner, so the next instance takes it over.
/// </summary>
internal sealed class Replicas : IAsyncDisposable
{
    /// <summary>How many there are.</summary>
    public static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("NEWSBOT_TEST_INSTANCES") ?? "1",
        CultureInfo.InvariantCulture
    );
    private static readonly bool IsHandedOver = Environment.GetEnvironmentVariable("NEWSBOT_TEST_HANDOVER") is not null;

    private readonly string _schema;
    private readonly List<int> _ports = [.. Enumerable.Range(0, Count).Select(_ => FreePort.Find())];
    private readonly List<IHost> _hosts = [];
    private readonly Dealer _dealer;

    private Replicas(string schema)
    {
        _schema = schema;
        _dealer = new Dealer(_ports) { Dealing = IsHandedOver ? FreeChats : null };
    }

    public static bool IsWanted => Count > 1;

    public IHost First => _hosts[0];

    /// <summary>Whether a test with a setting is about one instance.</summary>
    public static bool Excludes(string setting) =>
        setting.StartsWith("Store:", StringComparison.Ordinal)
        || setting.StartsWith("Telegram:Webhook:", StringComparison.Ordinal);

    /// <param name="library">What all answer from if they have no folders.</param>
    /// <param name="hasFolders">Whether each has a folder; what is in the bot's one is published on all.</param>
    public static async Task<Replicas> StartAsync(
        Library library,
        bool hasFolders,
        (string, string?)[] settings,
        RunningBot bot,
        LogLines log
    )
    {
        var replicas = new Replicas(bot.Database);
        for (var i = 0; i < Count; i++)
            await replicas.StartAsync(i, library, hasFolders, settings, bot, log);
        return replicas;
    }

    /// <summary>Stops all but the first.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Skip(1))
        {
            await Patience.For("the host to stop", host.StopAsync(), CancellationToken.None);
            host.Dispose();
        }

        await _dealer.DisposeAsync();
    }

    private async Task StartAsync(
        int i,
        Library library,
        bool hasFolders,
        (string, string?)[] settings,
        RunningBot bot,
        LogLines log
    )
    {
        var data = i == 0 ? bot.DataFolder : Path.Combine(bot.DataFolder, $"instance-{i}");
        var articles = i == 0 ? bot.ArticlesFolder : Path.Combine(data, "articles");
        var own = Some.Settings([
            .. settings.Where(setting => setting.Item1 is not ("Data:Folder" or "Articles:Folder")),
            ("Data:Folder", data),
            ("Articles:Folder", articles),
            ("Store:Provider", "PostgreSql"),
            ("Store:ConnectionString", _schema),
            ("Store:Instance", $"{i}"),
            ("Telegram:Webhook:Url", _dealer.Url),
            ("Telegram:Webhook:Secret", "replicas-secret"),
            ("Telegram:Webhook:Listen", $"http://127.0.0.1:{_ports[i]}"),
        ]);
        ArticleFolder? folder = null;
        if (hasFolders)
        {
            Directory.CreateDirectory(articles);
            folder = new ArticleFolder(articles, bot.Telegram.Time);
            using var services = PostgresServices.Open(own.Store!, own, bot.Telegram.Time);
            if (i == 0)
                services
                    .GetRequiredService<ArticleTransfer>()
                    .Import(folder, false, LoginCodes.Operator, new Progress<LoadProgress>(), CancellationToken.None);
            services.GetRequiredService<ArticleMirror>().CatchUp();
            library = LibraryBuilder.Load(folder);
        }

        var host = BotHost.Create(own, library, bot.Telegram.Time, folder, logging => logging.AddProvider(log));
        _hosts.Add(host);
        await host.StartAsync();
    }

    private void FreeChats()
    {
        using var connection = new NpgsqlConnection(_schema);
        connection.Open();

        // An answer comes before its update is done.
        while (connection.Query("select 1 from updates limit 1", row => row.GetInt32(0)).Count > 0)
            continue;
        connection.Execute("update chat_leases set owner = null");
    }
}
