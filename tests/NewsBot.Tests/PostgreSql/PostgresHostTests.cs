using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Errors;
using NewsBot.Libraries;
using NewsBot.Moderation;
using NewsBot.Moderation.Editing;
using NewsBot.Monitoring;
using NewsBot.PostgreSql;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Telegram;
using NewsBot.TestServer;

namespace NewsBot.Tests.PostgreSql;

/// <summary>The real host over PostgreSQL, alone and beside another one.</summary>
public sealed class PostgresHostTests : BotTests
{
    private readonly string _schema = TestDatabase.CreateSchema();

    [Fact]
    public async Task A_bot_answers_and_keeps_what_people_press()
    {
        await using var bot = await StartAsync();
        bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);
        Assert.Contains("forty", answer.Text, StringComparison.OrdinalIgnoreCase);
        await answer.Press("👍", Test);
        Assert.Equal((1, 0), bot.Services.GetRequiredService<Feedback>().Count());
        Assert.Empty(Directory.EnumerateFiles(bot.DataFolder, "*.db"));
    }

    [Fact]
    public async Task A_second_instance_answers_when_the_first_has_stopped()
    {
        await using var first = await StartAsync();
        first.Chat.Says(Question);
        await first.Chat.NextReply(Test);
        await using var second = await StartAsync(first);
        await first.StopHostAsync();
        first.Chat.Says(Question);
        var answer = await first.Chat.NextReply(Test);
        Assert.Contains("forty", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(second.Log, line => line.Contains("leads", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_one_instance_polls()
    {
        await using var first = await StartAsync();
        first.Chat.Says(Question);
        await first.Chat.NextReply(Test);
        await using var second = await StartAsync(first);
        await second.WaitForLog("Information: Serving Telegram", Test);
        first.Chat.Says(Question);
        await first.Chat.NextReply(Test);
        Assert.DoesNotContain(first.Telegram.Requests, request => request.Status == 409);
        Assert.DoesNotContain(second.Log, line => line.Contains("leads", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_album_is_answered_once()
    {
        await using var bot = await StartAsync();
        bot.Chat.SendsPicture("album", caption: null);
        bot.Chat.SendsPicture("album", Question);
        bot.Chat.SendsPicture("album", caption: null);
        Assert.StartsWith("Nearly forty", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_hears_at_once_of_an_answer_that_a_moderator_of_another_instance_found()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync(first);
        var reader = first.Telegram.PrivateChat(first.Telegram.User("Cleo"));
        second
            .Services.GetRequiredService<UnansweredQuestions>()
            .Add("How many groups?", "en", reader.Id, userLanguage: "en");
        var waiting = second.Services.GetRequiredService<WaitingQuestions>();
        var group = Assert.Single(waiting.GetGroups(GetLibrary(second)));
        var article = GetLibrary(second).Index.Articles[0];
        Assert.True(waiting.Tell(group, new Passage(article, 1, default).Key));
        Assert.Contains("rebel", (await reader.NextReply(Test)).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task No_log_has_the_connection_string()
    {
        await using var bot = await StartAsync();
        bot.Chat.Says(Question);
        await bot.Chat.NextReply(Test);
        await bot.StopHostAsync();
        Assert.DoesNotContain(bot.Log, line => line.Contains(_schema, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log, line => line.Contains("correct-horse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_not_there_stops_the_start_with_one_line()
    {
        await using var bot = await RunningBot.CreateAsync();
        Directory.CreateDirectory(bot.ArticlesFolder);
        await bot.StartOverFolderAsync(
            ("Store:Provider", "PostgreSql"),
            ("Store:ConnectionString", "Host=/nowhere;Password=correct-horse-battery")
        );
        var error = Assert.Throws<UserError>(() => bot.Services.GetRequiredService<Database>().Open());
        Assert.StartsWith("PostgreSQL can't be used: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("correct-horse", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_on_one_instance_is_answered_from_on_the_other()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync(first);
        Publish(first, "bridge.txt", Some.Bridge);
        await second.WaitForLog("Information: Library updated", Test);
        var (one, other) = (GetLibrary(first), GetLibrary(second));
        Assert.Equal(2, other.Index.Articles.Count);
        await first.WaitForLibrary(library => library.Fingerprint == other.Fingerprint, Test);
    }

    [Fact]
    public async Task What_the_database_has_is_published_again_after_its_connections_were_cut()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync(first);
        for (var i = 0; i < 5; i++)
        {
            TestDatabase.CutConnections(_schema);
            var file = $"bridge{i}.txt";
            Publish(first, file, $"{Some.Bridge}\n\nNumber {i}.");
            await second.WaitForLibrary(library => library.Files.Any(report => report.Path == file), Test);
        }
    }

    [Fact]
    public async Task The_status_names_the_instance_and_the_one_that_leads()
    {
        await using var first = await StartAsync();
        first.Chat.Says(Question);
        await first.Chat.NextReply(Test);
        await using var second = await StartAsync(first);
        await Patience.For("a life", second.Services.GetRequiredService<PostgresInstance>().WhenAliveAsync(Test), Test);
        var report = await second.Services.GetRequiredService<HealthReporter>().ReportAsync(Test);
        Assert.Equal(("second", "first"), (report.Instance, report.Leader));
        Assert.Equal("second, one of 2; first leads", report.Checks.Single(check => check.Name == "instance").Says);
        Assert.Equal(Health.Degraded, report.Checks.Single(check => check.Name == "articles").Health);
        Assert.Contains(
            "'sochi.txt'",
            report.Checks.Single(check => check.Name == "articles").Says,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_instance_that_answers_from_another_library_for_long_is_reported_by_all()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync(first);
        await File.WriteAllTextAsync(Path.Combine(second.ArticlesFolder, "bridge.txt"), Some.Bridge, Test);
        await second.WaitForLog("Information: Library updated", Test);
        await WaitForCheckAsync(first, check => check.Contains("one of 2", StringComparison.Ordinal));
        await using (var server = PostgresServer.Connect(_schema))
            await server.ExecuteAsync(
                "update instances set fingerprint = $1, changed_at = now() - interval '1 minute' where name = 'second'",
                Test,
                GetLibrary(second).Fingerprint
            );
        var check = await WaitForCheckAsync(first, says =>
            says.StartsWith("second answers from another library", StringComparison.Ordinal)
        );
        Assert.Equal(Health.Degraded, check.Health);
        Assert.Contains(GetLibrary(second).Fingerprint, check.Says, StringComparison.Ordinal);
    }

    private static async Task<Check> WaitForCheckAsync(RunningBot bot, Func<string, bool> isSo)
    {
        Check check = null!;
        await Patience.Until(
            "the check of the instances",
            () =>
            {
                var report = bot.Services.GetRequiredService<HealthReporter>().ReportAsync(Test).Result;
                check = report.Checks.Single(one => one.Name == "instance");
                return isSo(check.Says);
            },
            Test
        );
        return check;
    }

    private static Library GetLibrary(RunningBot bot) => bot.Services.GetRequiredService<CurrentLibrary>().Value;

    private static void Publish(RunningBot bot, string file, string text)
    {
        var editor = bot.Services.GetRequiredService<EditorialService>();
        var result = editor.Apply(editor.ProposePublication(file, Encoding.UTF8.GetBytes(text)), person: 7);
        Assert.Equal(EditRefusal.None, result.Refusal);
    }

    private async Task<RunningBot> StartAsync(RunningBot? beside = null)
    {
        if (beside is null)
            TestDatabase.Migrate(_schema);
        var bot = beside is null ? await RunningBot.CreateAsync() : RunningBot.CreateBeside(beside);
        Directory.CreateDirectory(bot.ArticlesFolder);
        await File.WriteAllTextAsync(Path.Combine(bot.ArticlesFolder, "sochi.txt"), Some.Sochi, Test);
        await bot.StartOverFolderAsync(
            ("Store:Provider", "PostgreSql"),
            ("Store:ConnectionString", $"{_schema};Password=correct-horse-battery"),
            ("Store:Instance", beside is null ? "first" : "second")
        );
        return bot;
    }
}
