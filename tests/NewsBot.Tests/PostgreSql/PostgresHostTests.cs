using Microsoft.Extensions.DependencyInjection;
using NewsBot.Errors;
using NewsBot.Storage;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Telegram;

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
