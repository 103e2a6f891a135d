using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NewsBot.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Soak;

/// <summary>
/// Moderators publish articles through a load balancer: how long until every instance answers from each, also when the
/// connections that instances are notified over were cut just before.
/// </summary>
internal static class Publications
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    /// <param name="isCut">Whether the connections are cut before each.</param>
    /// <returns>How long each took from the press of the button, the shortest first, and how many answers were wrong.</returns>
    public static async Task<(List<TimeSpan> Times, int Wrong)> RunAsync(
        string? program,
        string server,
        int instances,
        int articles,
        bool isCut,
        Action<double> progress
    )
    {
        const int moderators = 10;
        BotChat[] newsroom = [];
        await using var cluster = await Cluster.StartAsync(program, server, isPolling: false, instances, stage =>
        {
            newsroom = [.. Enumerable.Range(0, moderators).Select(_ => stage.NewChat())];
            return [.. newsroom.Select((chat, i) => ($"Moderators__Users__{i}", $"{chat.Partner!.Id}"))];
        });
        using var http = new HttpClient();
        var (times, wrong) = (new List<TimeSpan>(), 0);
        for (var i = 0; i < articles; i++)
        {
            progress((double)i / articles);
            if (isCut)
                CutListeners(server, cluster.Connection);
            times.Add(await PublishAsync(cluster, http, newsroom[i % moderators], i));
            if (!await IsAnsweredAsync(cluster, i))
                wrong++;
        }

        times.Sort();
        return (times, wrong);
    }

    private static async Task<TimeSpan> PublishAsync(Cluster cluster, HttpClient http, BotChat moderator, int i)
    {
        var before = await GetArticlesAsync(cluster, http);
        moderator.SendsFile($"zebra{i}.txt", System.Text.Encoding.UTF8.GetBytes(Write(i)));
        var draft = await Stage.ReplyAsync(moderator);
        var started = Stopwatch.GetTimestamp();
        await draft.Press("Publish", CancellationToken.None);
        while ((await GetArticlesAsync(cluster, http)).Zip(before).Any(pair => pair.First <= pair.Second))
        {
            if (Stopwatch.GetElapsedTime(started) > MaxWait)
                break;
            await Stage.PauseAsync(TimeSpan.FromMilliseconds(10));
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Asks once for each instance: new chats are dealt in turn.</summary>
    private static async Task<bool> IsAnsweredAsync(Cluster cluster, int i)
    {
        for (var instance = 0; instance < cluster.Count; instance++)
        {
            var chat = cluster.Stage.NewChat();
            chat.Says($"Where does the zebra {GetName(i)} live?");
            if (!(await Stage.ReplyAsync(chat)).Text.Contains(GetName(i), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static async Task<List<int>> GetArticlesAsync(Cluster cluster, HttpClient http)
    {
        var articles = new List<int>();
        for (var i = 0; i < cluster.Count; i++)
        {
            var report = await http.GetFromJsonAsync<JsonObject>(cluster.GetHealthUrl(i));
            articles.Add(report!["articles"]!.GetValue<int>());
        }

        return articles;
    }

    private static void CutListeners(string server, string connection)
    {
        using var cutter = new NpgsqlConnection(server);
        cutter.Open();
        cutter.Query(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and query like 'listen%'",
            row => row.GetBoolean(0),
            new NpgsqlConnectionStringBuilder(connection).ApplicationName
        );
    }

    private static string Write(int i) =>
        $"title: The zebra {GetName(i)} moved\n\nThe zebra {GetName(i)} lives in enclosure {i} of the zoo at the harbour, "
        + "said its keeper on Monday. It came there by ship in the spring and has eaten well since, and visitors like it.\n";

    /// <summary>A name of letters for a number.</summary>
    private static string GetName(int i) => $"Quo{(char)('a' + (i / 26 % 26))}{(char)('a' + (i % 26))}tar";
}
