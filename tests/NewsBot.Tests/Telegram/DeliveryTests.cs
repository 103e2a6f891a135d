using Microsoft.Extensions.DependencyInjection;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>What happens when Telegram does not accept an answer.</summary>
public sealed class DeliveryTests : BotTests
{
    [Fact]
    public async Task After_a_server_error_and_a_broken_connection_the_answer_is_sent_again()
    {
        await using var bot = await RunningBot.StartAsync();
        using var error = bot.Telegram.Faults.ServerError("sendMessage", times: 1);
        using var reset = bot.Telegram.Faults.Reset("sendMessage", times: 1);
        await AssertAnswersAsync(bot);
        Assert.Multiple(() => Assert.True(error.WasHit), () => Assert.True(reset.WasHit));
    }

    [Fact]
    public async Task An_answer_whose_receipt_was_lost_is_sent_twice()
    {
        await using var bot = await RunningBot.StartAsync();
        using var fault = bot.Telegram.Faults.AnswerLost("sendMessage", times: 1);
        await AssertAnswersAsync(bot);
        await bot.Chat.NextReply(Test);
        await bot.StopHostAsync();
        Assert.Equal(3, bot.Chat.Messages.Count);
    }

    [Fact]
    public async Task A_rate_limited_chat_does_not_delay_others()
    {
        await using var bot = await RunningBot.StartAsync();
        var (flooded, other) = (
            bot.Telegram.PrivateChat(bot.Telegram.User("Flooded")),
            bot.Telegram.PrivateChat(bot.Telegram.User("Other"))
        );
        using var fault = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600, chat: flooded.Id);
        flooded.Says(Question);
        await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
        other.Says(Question);
        await other.NextReply(Test);
        Assert.True(fault.WasHit);
        Assert.Single(flooded.Messages);
    }

    [Fact]
    public async Task A_blocked_chat_is_not_tried_again()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.IsBlocked = true;
        bot.Chat.Says(Question);
        await bot.Telegram.WaitFor(request => request.Status == 403, Test);
        bot.Chat.IsBlocked = false;
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Single(bot.Telegram.Requests, request => request.Status == 403);
    }

    [Fact]
    public async Task An_answer_that_is_refused_becomes_a_dead_letter_without_an_apology()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error(
            "sendMessage",
            400,
            "Bad Request: have no rights to send a message",
            times: 1
        );
        bot.Chat.Says(Question);
        Assert.Contains(
            "have no rights",
            await bot.WaitForLog("Error: Update 1 (message) could not be", Test),
            StringComparison.Ordinal
        );
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Contains(
            "have no rights",
            await File.ReadAllTextAsync(Path.Combine(bot.DataFolder, "dead-letters.jsonl"), Test),
            StringComparison.Ordinal
        );
        await bot.StopHostAsync();
        Assert.Empty(await bot.FindOpenUpdatesAsync());
    }

    [Fact]
    public async Task A_send_that_is_refused_with_401_is_retried()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("sendMessage", 401, "Unauthorized", times: 1);
        await AssertAnswersAsync(bot);
        Assert.False(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_answered_there()
    {
        await using var bot = await RunningBot.StartAsync();
        var (group, supergroup) = (bot.Telegram.Group("Old"), bot.Telegram.Group("New"));
        group.MigratedTo = supergroup;
        group.Says("@news_test_bot " + Question, bot.Telegram.User("Anna"));
        Assert.StartsWith("Nearly forty", (await supergroup.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_telegram_cannot_parse_the_message_it_is_sent_as_plain_text()
    {
        await using var bot = await RunningBot.StartAsync();
        using var fault = bot.Telegram.Faults.Error(
            "sendMessage",
            400,
            "Bad Request: can't parse entities: no reason",
            times: 1
        );
        bot.Chat.Says(Question);
        var reply = await bot.Chat.NextReply(Test);
        Assert.Null(reply.ParseMode);
        Assert.StartsWith("Nearly forty rebel groups", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body>Sign in to the guest network</body></html>")]
    [InlineData("{\"ok\":false}")]
    [InlineData("{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request\"}")]
    [InlineData("{\"result\":{}}")]
    [InlineData("")]
    public async Task A_200_that_is_not_from_the_bot_api_is_logged_and_retried(string body)
    {
        await using var bot = await RunningBot.StartAsync();
        using var portal = bot.Telegram.Faults.Answer("sendMessage", 200, body, times: 2);
        await AssertAnswersAsync(bot);
        Assert.Contains(bot.Log, line =>
            line.Contains("not sent yet, trying again", StringComparison.Ordinal)
            && line.Contains("not from Telegram", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task When_the_topic_is_gone_the_answer_is_sent_without_it()
    {
        await using var bot = await RunningBot.StartAsync();
        var forum = bot.Telegram.Group("Forum", isForum: true);
        using var gone = bot.Telegram.Faults.Error(
            "sendMessage",
            400,
            "Bad Request: message thread not found",
            times: 1
        );
        forum.Says("@news_test_bot " + Question, bot.Telegram.User("Anna"), forum.Topic());
        Assert.Null((await forum.NextReply(Test)).Topic);
    }

    [Fact]
    public async Task A_button_whose_query_is_too_old_still_gets_its_answer()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says("/start");
        var greeting = await bot.Chat.NextReply(Test);
        using var old = bot.Telegram.Faults.Error(
            "answerCallbackQuery",
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        );
        _ = greeting.Press("Who rejected", Test);
        Assert.Contains("Nearly forty", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }

    [Fact]
    public async Task The_client_library_retries_nothing_itself()
    {
        await using var bot = await RunningBot.StartAsync();
        using var busy = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 30, times: 1);
        bot.Chat.Says(Question);
        Assert.Contains(": waiting 30 s", await bot.WaitForLog("Warning: Chat", Test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_can_no_longer_be_edited_gets_a_new_one()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);
        using var old = bot.Telegram.Faults.Error("editMessageText", 400, "Bad Request: message can't be edited");
        await answer.Press("Around", Test);
        var around = await bot.Chat.NextReply(Test);
        Assert.Equal(2, around.Marked("blockquote").Count + around.Marked("expandable_blockquote").Count);
    }

    [Fact]
    public async Task A_download_is_retried_after_a_connection_error_but_not_after_a_refusal()
    {
        Person anna = null!;
        await using var bot = await RunningBot.StartNewsroomAsync(telegram => anna = telegram.User("Anna"));
        var chat = bot.Telegram.PrivateChat(anna);
        using (
            bot.Telegram.Faults.Error(
                "getFile",
                400,
                "Bad Request: wrong file_id or the file is temporarily unavailable"
            )
        )
        {
            chat.SendsFile("sochi.txt", System.Text.Encoding.UTF8.GetBytes(Some.Sochi));
            Assert.StartsWith(
                "Sorry, something went wrong",
                (await chat.NextReply(Test)).Text,
                StringComparison.Ordinal
            );
            Assert.Single(bot.Telegram.Requests, request => request.Is("getFile"));
        }

        using var error = bot.Telegram.Faults.ServerError("getFile", times: 1);
        chat.SendsFile("sochi.txt", System.Text.Encoding.UTF8.GetBytes(Some.Sochi));
        Assert.Equal(["Publish", "Discard"], (await chat.NextReply(Test)).Buttons);
    }

    [Fact]
    public async Task Late_inline_results_and_refused_reactions_are_logged_and_are_no_dead_letters()
    {
        Person anna = null!;
        await using var bot = await RunningBot.StartNewsroomAsync(telegram => anna = telegram.User("Anna"));
        using var old = bot.Telegram.Faults.Error(
            "answerInlineQuery",
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        );
        using var forbidden = bot.Telegram.Faults.Error("setMessageReaction", 400, "Bad Request: REACTION_INVALID");
        _ = bot.Telegram.Inline(anna, "Sochi", Test);
        await bot.WaitForLog("Warning: The results of an inline query could not be sent in time", Test);
        var chat = bot.Telegram.PrivateChat(anna);
        chat.SendsFile("sochi.txt", System.Text.Encoding.UTF8.GetBytes(Some.Sochi));
        Assert.Equal(["Publish", "Discard"], (await chat.NextReply(Test)).Buttons);
        await bot.WaitForLog("Warning: The receipt of a file could not be sent in time", Test);
        Assert.False(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }
}
