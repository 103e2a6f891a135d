using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Storage;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>What survives a stop, a crash and a damaged database.</summary>
public sealed class RestartTests : BotTests
{
    [Fact]
    public async Task What_was_not_answered_before_the_stop_is_answered_after_the_restart()
    {
        await using var bot = await RunningBot.StartAsync();
        var (flooded, other) = (
            bot.Telegram.PrivateChat(bot.Telegram.User("Flooded")),
            bot.Telegram.PrivateChat(bot.Telegram.User("Other"))
        );
        using (bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600, chat: flooded.Id))
        {
            other.Says(Question);
            await other.NextReply(Test);
            flooded.Says(Question);
            await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
            await bot.StopHostAsync();
        }

        await bot.StartHostAsync(Some.Sochi);
        await flooded.NextReply(Test);
        await bot.StopHostAsync();
        Assert.Multiple(() => Assert.Equal(2, other.Messages.Count), () => Assert.Equal(2, flooded.Messages.Count));
    }

    [Fact]
    public async Task Questions_left_from_before_the_stop_are_answered_in_order_and_before_new_ones()
    {
        await using var bot = await RunningBot.StartAsync();
        using (bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600))
        {
            bot.Chat.Says(Question);
            bot.Chat.Says("/sources");
            await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
            await bot.Telegram.WaitForPoll(3, Test);
            await bot.StopHostAsync();
        }

        bot.Chat.Says("/help");
        await bot.StartHostAsync(Some.Sochi);
        Assert.StartsWith("Nearly forty", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Library", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_send_in_progress_is_finished_before_the_stop_and_not_repeated_after_it()
    {
        await using var bot = await RunningBot.StartAsync();

        // Longer than a poll that has just begun is let out: the send is still under way when the answers are waited
        // for.
        using (var delay = bot.Telegram.Faults.Delay("sendMessage", TimeSpan.FromMilliseconds(800), times: 1))
        {
            bot.Chat.Says(Question);
            await delay.Met;
            await bot.StopHostAsync();
        }

        await bot.Chat.NextReply(Test);
        Assert.Equal(0, bot.Telegram.PendingUpdates);
        await bot.StartHostAsync(Some.Sochi);
        bot.Chat.Says("/help");
        await bot.Chat.NextReply(Test);
        Assert.Equal(4, bot.Chat.Messages.Count);
    }

    [Fact]
    public async Task When_updates_cannot_be_stored_they_are_still_answered_and_one_line_is_logged()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.RestartWithoutInboxAsync();
        for (var i = 0; i < 3; i++)
        {
            bot.Chat.Says(Question);
            await bot.Chat.NextReply(Test);
        }

        Assert.Single(bot.Log, line =>
            line.StartsWith("Error: Open questions can't be kept", StringComparison.Ordinal)
        );
        bot.RepairInbox();
        await AssertAnswersAsync(bot);
        await bot.WaitForLog("Information: Open questions are kept again", Test);
    }

    [Fact]
    public async Task A_damaged_stored_update_becomes_a_dead_letter_and_the_others_are_answered()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        using (var store = new UpdateStore(bot.DataFolder, bot.Telegram.Time, NullLogger<UpdateStore>.Instance))
            await store.AddAsync([new StoredUpdate(900, Chat: 0, """{"update_id":900,"mess""")]);
        await bot.StartHostAsync(Some.Sochi);
        await bot.WaitForLog("Error: Update 900", Test);
        await AssertAnswersAsync(bot);
        await bot.StopHostAsync();
        Assert.Empty(await bot.FindOpenUpdatesAsync());
    }

    [Fact]
    public async Task An_update_that_crashed_the_program_four_times_is_answered()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        await CrashOverAsync(bot, bot.Chat, times: 4);
        await bot.StartHostAsync(Some.Sochi);
        Assert.StartsWith("Nearly forty", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_that_keeps_crashing_the_program_becomes_a_dead_letter()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        await CrashOverAsync(bot, bot.Chat, times: 5);
        await bot.StartHostAsync(Some.Sochi);
        await bot.WaitForLog("Error: Update 900 (message) could not be read or handled", Test);
        Assert.StartsWith(
            "Sorry, something went wrong",
            (await bot.Chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_whose_answer_was_refused_with_401_is_still_open_after_a_stop()
    {
        await using var bot = await RunningBot.StartAsync();
        using (bot.Telegram.Faults.Error("sendMessage", 401, "Unauthorized"))
        {
            bot.Chat.Says(Question);
            await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 401, Test);
            await bot.StopHostAsync();
        }

        Assert.Single(await bot.FindOpenUpdatesAsync());
    }

    [Fact]
    public async Task An_update_that_is_neither_stored_nor_answered_at_a_stop_stays_with_telegram()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.RestartWithoutInboxAsync();
        using var busy = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600);
        bot.Chat.Says(Question);
        await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
        await bot.StopHostAsync();
        Assert.Equal(1, bot.Telegram.PendingUpdates);
    }

    [Fact]
    public async Task A_stop_right_after_a_poll_makes_no_further_request()
    {
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersAsync(bot);
        await bot.Telegram.WaitForPoll(offset: 2, Test);
        await bot.StopHostAsync();
        Assert.DoesNotContain(bot.Telegram.Requests, request =>
            request.Is("getUpdates") && request.Arguments.Number("timeout") == 0
        );
        Assert.DoesNotContain(bot.Log, line => line.Contains("answered twice", StringComparison.Ordinal));
    }

    /// <summary>The program begins to handle a question, and ends each time.</summary>
    private static async Task CrashOverAsync(RunningBot bot, BotChat chat, int times)
    {
        for (var crash = 0; crash < times; crash++)
        {
            using var store = new UpdateStore(bot.DataFolder, bot.Telegram.Time, NullLogger<UpdateStore>.Instance);
            await store.AddAsync([new StoredUpdate(900, chat.Id, Some.RawUpdate(900, chat.Id, Question))]);
            await store.ClaimAsync(900, TimeSpan.FromMinutes(1));
        }
    }
}
