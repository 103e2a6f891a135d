using Microsoft.Extensions.DependencyInjection;
using NewsBot.Libraries;

namespace NewsBot.Tests.Telegram;

/// <summary>What happens when an update cannot be handled, and what is logged about it.</summary>
public sealed class FailingUpdateTests : BotTests
{
    [Fact]
    public async Task An_update_nested_five_thousand_deep_becomes_a_dead_letter_and_the_next_one_is_answered()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Telegram.Inject(
            $$"""{"update_id":{id},"message":{{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}}1{{new string('}', 5000)}}}"""
        );
        await AssertAnswersAsync(bot);
        Assert.True(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }

    [Fact]
    public async Task The_same_update_delivered_twice_is_answered_once()
    {
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersOnceAsync(bot);
    }

    [Fact]
    public async Task A_failure_while_answering_becomes_a_dead_letter_with_an_apology()
    {
        await using var bot = await RunningBot.StartAsync();
        var current = bot.Services.GetRequiredService<CurrentLibrary>();
        var library = current.Value;
        current.Value = null!;
        var (group, anna) = (bot.Telegram.Group("News room"), bot.Telegram.User("Anna"));
        var question = group.Says("@news_test_bot " + Question, anna);
        var apology = await group.NextReply(Test);
        Assert.StartsWith("Sorry, something went wrong", apology.Text, StringComparison.Ordinal);
        Assert.Equal(question.Id, apology.ReplyTo);
        Assert.Contains(bot.Log, line =>
            line.StartsWith("Error: Update 1 (message)", StringComparison.Ordinal)
            && line.Contains("NullReferenceException", StringComparison.Ordinal)
        );

        current.Value = library;
        group.Says("@news_test_bot " + Question, anna);
        Assert.StartsWith("Nearly forty", (await group.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_an_inline_query_brings_no_apology_in_private()
    {
        await using var bot = await RunningBot.StartAsync();
        var current = bot.Services.GetRequiredService<CurrentLibrary>();
        var library = current.Value;
        current.Value = null!;
        var anna = bot.Telegram.User("Anna");
        var chat = bot.Telegram.PrivateChat(anna);
        _ = bot.Telegram.Inline(anna, "Sochi", Test);
        await bot.WaitForLog("Error: Update 1 (inline_query)", Test);
        current.Value = library;
        chat.Says("/help");
        Assert.Contains("in your own words", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_level_contains_message_text()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says("Who rejected the confidential congress in Sochi?");
        await bot.Chat.NextReply(Test);
        using (bot.Telegram.Faults.Error("sendMessage", 400, "Bad Request: chat not found", times: 1))
        {
            bot.Chat.Says("confidential confession");
            await bot.WaitForLog("Error: Update 2", Test);
        }

        bot.Telegram.Inject("""{"update_id":{id},"message":{"message_id":"confidential"}}""");
        await bot.WaitForLog("Error: Update 3", Test);
        await bot.StopHostAsync();
        Assert.DoesNotContain(bot.Log, line => line.Contains("confidential", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Terminal_control_characters_do_not_reach_the_log()
    {
        await using var bot = await RunningBot.StartAsync();
        using (bot.Telegram.Faults.Error("sendMessage", 400, "\\u001b[2J\\u202e", times: 1))
        {
            bot.Chat.Says(Question);
            await bot.WaitForLog("Warning: Chat", Test);
        }

        Assert.DoesNotContain(bot.Log, line => line.Contains('\u001b') || line.Contains('\u202e'));
    }

    [Fact]
    public async Task No_dead_letter_contains_the_token()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error(
            "sendMessage",
            400,
            $"Bad Request: no route to /bot{bot.Telegram.Token}/sendMessage",
            times: 1
        );
        bot.Chat.Says(Question);
        await bot.WaitForLog("Error: Update 1", Test);
        await bot.StopHostAsync();
        Assert.Contains(
            "/bot42:[token]/sendMessage",
            await File.ReadAllTextAsync(Path.Combine(bot.DataFolder, "dead-letters.jsonl"), Test),
            StringComparison.Ordinal
        );
    }
}
