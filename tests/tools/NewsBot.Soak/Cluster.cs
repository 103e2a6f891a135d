using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Desk.Access;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Soak;

/// <summary>Several instances over one PostgreSQL server, each a process with folders of its own.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const string Secret = "soak-secret";

    private static readonly TimeSpan MaxStart = TimeSpan.FromMinutes(3);

    private readonly string? _program;
    private readonly bool _isPolling;
    private readonly Dealer _dealer;
    private readonly (string, string)[] _settings;
    private readonly List<int> _webhookPorts = [];
    private readonly List<int> _monitoringPorts = [];
    private readonly BotProcess[] _bots;
    private readonly List<BotProcess> _ended = [];

    private Cluster(
        string? program,
        string connection,
        bool isPolling,
        int instances,
        Stage stage,
        (string, string)[] settings
    )
    {
        (_program, Connection, _isPolling, Stage, _settings) = (program, connection, isPolling, stage, settings);
        _webhookPorts.AddRange(Enumerable.Range(0, instances).Select(_ => FreePort.Find()));
        _monitoringPorts.AddRange(Enumerable.Range(0, instances).Select(_ => FreePort.Find()));
        _dealer = new Dealer(_webhookPorts);
        _bots = [.. Enumerable.Range(0, instances).Select(Start)];
    }

    public Stage Stage { get; }

    /// <summary>The connection string; each run has a schema of its own.</summary>
    public string Connection { get; }

    /// <summary>How many instances there are.</summary>
    public int Count => _bots.Length;

    /// <summary>How many deliveries no instance took at first.</summary>
    public int Refused => _dealer.Refused;

    /// <summary>All that any instance has written.</summary>
    public IEnumerable<string> Log => _bots.Concat(_ended).SelectMany(bot => bot.Log);

    /// <summary>Starts the instances, and waits until all serve.</summary>
    /// <param name="program">A published program; null for the one built beside this.</param>
    /// <param name="server">The connection string of a server.</param>
    /// <param name="isPolling">Whether one instance polls, instead of a webhook for all.</param>
    /// <param name="settings">More settings, by the names of their environment variables.</param>
    public static async Task<Cluster> StartAsync(
        string? program,
        string server,
        bool isPolling,
        int instances,
        Func<Stage, (string, string)[]>? settings = null
    )
    {
        var stage = await Stage.SetAsync(program);
        var connection = CreateSchema(server);
        Import(connection, stage.Articles);
        var cluster = new Cluster(program, connection, isPolling, instances, stage, settings?.Invoke(stage) ?? []);
        for (var i = 0; i < instances; i++)
            await cluster.WhenServingAsync(i);
        return cluster;
    }

    /// <summary>Where an instance reports its health.</summary>
    public Uri GetHealthUrl(int i) => new($"http://127.0.0.1:{_monitoringPorts[i]}/healthz");

    public Task WhenServingAsync(int i) =>
        Stage.UntilAsync(
            () => _bots[i].Log.Any(line => line.Contains("Serving Telegram", StringComparison.Ordinal)),
            MaxStart
        );

    /// <summary>kill -9, and a new start.</summary>
    public async Task KillAsync(int i)
    {
        await _bots[i].KillAsync();
        Restart(i);
    }

    /// <summary>SIGTERM, and a new start.</summary>
    public async Task TerminateAsync(int i)
    {
        await _bots[i].TerminateAsync();
        Restart(i);
    }

    /// <summary>Freezes an instance for a time.</summary>
    public async Task FreezeAsync(int i, TimeSpan time)
    {
        await SignalAsync("-STOP", _bots[i]);
        await Stage.PauseAsync(time);
        await SignalAsync("-CONT", _bots[i]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots.Concat(_ended))
            bot.Dispose();
        await _dealer.DisposeAsync();
        await Stage.DisposeAsync();
    }

    private void Restart(int i)
    {
        _ended.Add(_bots[i]);
        _bots[i] = Start(i);
    }

    private BotProcess Start(int i)
    {
        return BotProcess.Start(
            _program,
            Stage.Telegram,
            $"{Stage.Articles}-{i}",
            $"{Stage.Data}-{i}",
            [
                ("Store__Provider", "PostgreSql"),
                ("NEWSBOT_STORE", Connection),
                ("Store__Instance", $"instance {i}"),
                ("Monitoring__Listen", $"http://127.0.0.1:{_monitoringPorts[i]}"),
                .. _isPolling
                    ? Array.Empty<(string, string)>()
                    :
                    [
                        ("Telegram__Webhook__Url", _dealer.Url),
                        ("Telegram__Webhook__Secret", Secret),
                        ("Telegram__Webhook__Listen", $"http://127.0.0.1:{_webhookPorts[i]}"),
                    ],
                .. _settings,
            ]
        );
    }

    private static void Import(string connection, string articles)
    {
        using var services = PostgresServices.Open(
            new StoreSettings(connection, "soak"),
            Settings.From(new ConfigurationBuilder().Build()),
            TimeProvider.System
        );
        services
            .GetRequiredService<ArticleTransfer>()
            .Import(
                new ArticleFolder(articles, TimeProvider.System),
                withRemoved: false,
                LoginCodes.Operator,
                new Progress<LoadProgress>(),
                CancellationToken.None
            );
    }

    private static async Task SignalAsync(string signal, BotProcess bot)
    {
        using var kill = Process.Start("kill", [signal, $"{bot.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static string CreateSchema(string server)
    {
        var schema = $"soak_{Environment.ProcessId}_{Stopwatch.GetTimestamp()}";
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        connection.Execute($"create schema {schema}");
        return $"{server};Search Path={schema};Application Name={schema}";
    }
}
