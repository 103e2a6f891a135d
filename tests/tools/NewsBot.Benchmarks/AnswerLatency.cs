using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Hosting;
using NewsBot.Libraries;
using NewsBot.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Benchmarks;

/// <summary>
/// How long does a person wait, from a question to its answer, on a line without delay? And while another chat's answer
/// hangs?
/// </summary>
public class AnswerLatency
{
    private const string Article =
        "title: Rebels reject the congress\n\nNearly forty rebel groups rejected the planned congress on Monday.";
    private const string Question = "Who rejected the congress?";

    private FakeTelegram _telegram = null!;
    private IHost _host = null!;
    private Fault? _hanging;

    /// <summary>Where updates are kept: PostgreSQL only if <c>NEWSBOT_TEST_PG</c> names a server.</summary>
    [ParamsSource(nameof(Stores))]
    public string Store { get; set; } = "";

    public static IEnumerable<string> Stores => Server is null ? ["Sqlite"] : ["Sqlite", "PostgreSql"];

    private static string? Server => Environment.GetEnvironmentVariable("NEWSBOT_TEST_PG");

    /// <summary>Whether an answer to another chat hangs meanwhile.</summary>
    [Params(false, true)]
    public bool AnotherHangs { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _telegram = await FakeTelegram.StartAsync();
        var settings = Settings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Telegram:Token"] = _telegram.Token,
                        ["Telegram:ApiUrl"] = _telegram.Url,
                        ["Data:Folder"] = Directory.CreateTempSubdirectory("newsbot-benchmark-").FullName,
                        ["Logging:LogLevel:Default"] = "None",
                        ["Store:Provider"] = Store,
                        ["Store:ConnectionString"] = Server is null ? null : CreateSchema(Server),
                    }
                )
                .Build()
        );
        var bytes = System.Text.Encoding.UTF8.GetBytes(Article);
        var content = FolderContent.Create(
            "a.txt",
            [FileContent.Create(bytes, ArticleReader.Read("a.txt", bytes, new DateOnly(2026, 1, 1))[0])]
        );
        _host = BotHost.Create(settings, LibraryBuilder.Build("articles", content), TimeProvider.System);
        _host.Services.GetRequiredService<Database>().Open();
        await _host.StartAsync();
        if (!AnotherHangs)
            return;
        var other = _telegram.PrivateChat(_telegram.User("Other"));
        _hanging = _telegram.Faults.BlackHole("sendMessage", chat: other.Id);
        other.Says(Question);
        await _hanging.Met;
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _hanging?.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        await _telegram.DisposeAsync();
    }

    private static string CreateSchema(string server)
    {
        var schema = $"benchmark_{Environment.ProcessId}_{Environment.TickCount64}";
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        connection.Execute($"create schema {schema}");
        return $"{server};Search Path={schema}";
    }

    [Benchmark]
    public async Task<string> AskAndWait()
    {
        // The bot answers one person ten times a second, after the first 300.
        var chat = _telegram.PrivateChat(_telegram.User("Reader"));
        chat.Says(Question);
        return (await chat.NextReply(CancellationToken.None)).Text;
    }
}
