using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Errors;
using NewsBot.Libraries;
using NewsBot.Storage;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

public sealed class FaultTests
{
    private const string Question = "Who rejected the congress in Sochi?";

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_update_nested_five_thousand_deep_is_set_aside_and_the_next_one_answered()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Telegram.Inject(
            $$"""{"update_id":{id},"message":{{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}}1{{new string('}', 5000)}}}"""
        );
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        await chat.NextReply(Test);
    }

    [Fact]
    public async Task The_same_update_delivered_twice_is_answered_once()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        var message = chat.Says(Question);
        await chat.NextReply(Test);
        bot.Telegram.DeliverAgain(1, message);
        chat.Says("/help");
        Assert.Contains("in your own words", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_server_error_and_a_broken_connection_the_answer_is_sent_again()
    {
        await using var bot = await RunningBot.StartAsync();
        using var error = bot.Telegram.Faults.ServerError("sendMessage", times: 1);
        using var reset = bot.Telegram.Faults.Reset("sendMessage", times: 1);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        await chat.NextReply(Test);
    }

    [Fact]
    public async Task An_answer_whose_receipt_was_lost_is_sent_at_most_twice()
    {
        await using var bot = await RunningBot.StartAsync();
        using var fault = bot.Telegram.Faults.AnswerLost("sendMessage", times: 1);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        await chat.NextReply(Test);
        await chat.NextReply(Test);
        await bot.StopHostAsync();
        Assert.Equal(3, chat.Messages.Count);
    }

    [Fact]
    public async Task A_chat_that_must_wait_does_not_keep_others_waiting()
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
    }

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
    public async Task Questions_that_are_left_for_the_next_start_are_answered_in_their_order_and_before_new_ones()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        using (bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600))
        {
            chat.Says(Question);
            chat.Says("/sources");
            await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
            await bot.Telegram.WaitForPoll(3, Test);
            await bot.StopHostAsync();
        }

        chat.Says("/help");
        await bot.StartHostAsync(Some.Sochi);
        Assert.StartsWith("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Library", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Contains("in your own words", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_words_are_in_the_log_at_any_level_whatever_becomes_of_them()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the confidential congress in Sochi?");
        await chat.NextReply(Test);
        using (bot.Telegram.Faults.Error("sendMessage", 400, "Bad Request: chat not found", times: 1))
        {
            chat.Says("confidential confession");
            await bot.WaitForLog("Error: Update 2", Test);
        }

        bot.Telegram.Inject("""{"update_id":{id},"message":{"message_id":"confidential"}}""");
        await bot.WaitForLog("Error: Update 3", Test);
        await bot.StopHostAsync();
        Assert.DoesNotContain(bot.Log, line => line.Contains("confidential", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_send_under_way_is_finished_before_the_stop_and_not_repeated_after_it()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));

        // Longer than a poll that has just begun is let out: the send is still under way when the answers are waited
        // for.
        using (var delay = bot.Telegram.Faults.Delay("sendMessage", TimeSpan.FromMilliseconds(800), times: 1))
        {
            chat.Says(Question);
            await delay.Met;
            await bot.StopHostAsync();
        }

        await chat.NextReply(Test);
        Assert.Equal(0, bot.Telegram.PendingUpdates);
        await bot.StartHostAsync(Some.Sochi);
        chat.Says("/help");
        await chat.NextReply(Test);
        Assert.Equal(4, chat.Messages.Count);
    }

    [Fact]
    public async Task When_the_server_dies_in_mid_poll_and_comes_back_the_bot_goes_on()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        await chat.NextReply(Test);
        await bot.Telegram.StopAsync();
        await bot.Telegram.ListenAsync();
        chat.Says(Question);
        await chat.NextReply(Test);
    }

    [Fact]
    public async Task A_revoked_token_stops_the_bot_after_few_requests_and_names_the_setting()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Telegram.WaitFor(
            request => request.Is("setMyShortDescription") && request.Arguments.Text("language_code") == "uk",
            Test
        );
        using var fault = bot.Telegram.Faults.TokenRevoked();
        bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
        await bot.WhenStopped(Test);
        Assert.InRange(bot.Telegram.Requests.Count(request => request.Status == 401), 1, 3);
        var error = Assert.Throws<UserError>(bot.Services.GetRequiredService<FatalFailure>().ThrowIfSet);
        Assert.Equal(ExitCode.WrongUsage, error.ExitCode);
        Assert.Contains("Telegram:Token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_questions_can_not_be_kept_they_are_answered_all_the_same_and_it_is_said_once()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.RestartWithoutInboxAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        for (var i = 0; i < 3; i++)
        {
            chat.Says(Question);
            await chat.NextReply(Test);
        }

        Assert.Single(bot.Log, line =>
            line.StartsWith("Error: Open questions can't be kept", StringComparison.Ordinal)
        );
        bot.RepairInbox();
        chat.Says(Question);
        await chat.NextReply(Test);
        await bot.WaitForLog("Information: Open questions are kept again", Test);
    }

    [Fact]
    public async Task What_is_left_of_an_update_in_a_damaged_store_is_set_aside_and_the_others_answered()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        using (var store = new UpdateStore(bot.DataFolder, bot.Telegram.Time, NullLogger<UpdateStore>.Instance))
            await store.AddAsync([new StoredUpdate(900, """{"update_id":900,"mess""")]);
        await bot.StartHostAsync(Some.Sochi);
        await bot.WaitForLog("Error: Update 900", Test);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        await chat.NextReply(Test);
        await bot.StopHostAsync();
        Assert.Empty(await bot.FindOpenUpdatesAsync());
    }

    [Fact]
    public async Task An_update_over_which_the_program_ended_four_times_is_answered()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        await CrashOverAsync(bot, chat, times: 4);
        await bot.StartHostAsync(Some.Sochi);
        Assert.StartsWith("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_over_which_the_program_ended_again_and_again_is_set_aside()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        await CrashOverAsync(bot, chat, times: 5);
        await bot.StartHostAsync(Some.Sochi);
        await bot.WaitForLog("Error: Update 900 (message) could not be read or handled", Test);
        Assert.StartsWith("Sorry, something went wrong", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
        chat.Says("/help");
        Assert.Contains("in your own words", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_poller_or_a_webhook_is_named_and_not_hammered()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Telegram.WaitFor(request => request.Is("setMyCommands"), Test);
        using var conflict = bot.Telegram.Faults.Error(
            "getUpdates",
            409,
            "Conflict: can't use getUpdates method while webhook is active"
        );
        bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
        await bot.WaitForLog("Error: Another program takes this bot's messages", Test);
        await bot.StopHostAsync();
        Assert.InRange(bot.Telegram.Requests.Count(request => request.Status == 409), 1, 2); // the poll, and the confirmation at the end
    }

    [Fact]
    public async Task A_blocked_chat_is_not_tried_again()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.IsBlocked = true;
        chat.Says(Question);
        await bot.Telegram.WaitFor(request => request.Status == 403, Test);
        chat.IsBlocked = false;
        chat.Says("/help");
        Assert.Contains("in your own words", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Single(bot.Telegram.Requests, request => request.Status == 403);
    }

    [Fact]
    public async Task An_answer_that_is_refused_for_good_is_noted_and_nobody_is_apologized_to()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error(
            "sendMessage",
            400,
            "Bad Request: have no rights to send a message",
            times: 1
        );
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        Assert.Contains(
            "have no rights",
            await bot.WaitForLog("Error: Update 1 (message) could not be", Test),
            StringComparison.Ordinal
        );
        chat.Says("/help");
        Assert.Contains("in your own words", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Contains(
            "have no rights",
            await File.ReadAllTextAsync(Path.Combine(bot.DataFolder, "dead-letters.jsonl"), Test),
            StringComparison.Ordinal
        );
        await bot.StopHostAsync();
        Assert.Empty(await bot.FindOpenUpdatesAsync());
    }

    [Fact]
    public async Task A_send_that_is_refused_as_if_the_token_were_unknown_is_tried_again()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("sendMessage", 401, "Unauthorized", times: 1);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        Assert.StartsWith("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }

    [Fact]
    public async Task A_question_whose_answer_was_refused_as_if_the_token_were_unknown_is_still_open_after_a_stop()
    {
        await using var bot = await RunningBot.StartAsync();
        using (bot.Telegram.Faults.Error("sendMessage", 401, "Unauthorized"))
        {
            bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
            await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 401, Test);
            await bot.StopHostAsync();
        }

        Assert.Single(await bot.FindOpenUpdatesAsync());
    }

    [Fact]
    public async Task An_update_that_is_neither_kept_nor_answered_at_a_stop_is_left_with_telegram()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.RestartWithoutInboxAsync();
        using var busy = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600);
        bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
        await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
        await bot.StopHostAsync();
        Assert.Equal(1, bot.Telegram.PendingUpdates);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_answered_there()
    {
        await using var bot = await RunningBot.StartAsync();
        var (group, supergroup) = (bot.Telegram.Group("Old"), bot.Telegram.Group("New"));
        group.MigratedTo = supergroup;
        group.Says("@news_test_bot " + Question, bot.Telegram.User("Anna"));
        await supergroup.NextReply(Test);
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
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        var reply = await chat.NextReply(Test);
        Assert.Null(reply.ParseMode);
        Assert.StartsWith("Nearly forty rebel groups", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body>Sign in to the guest network</body></html>")]
    [InlineData("{\"ok\":false}")]
    [InlineData("{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request\"}")]
    [InlineData("{\"result\":{}}")]
    [InlineData("")]
    public async Task A_200_that_is_not_the_bot_apis_counts_for_nothing_and_is_logged(string body)
    {
        await using var bot = await RunningBot.StartAsync();
        using var portal = bot.Telegram.Faults.Answer("sendMessage", 200, body, times: 2);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        Assert.StartsWith("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
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

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_poll_that_is_refused_while_the_token_is_known_is_tried_again(int code)
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("getUpdates", code, "Unauthorized", times: 1);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        await chat.NextReply(Test);
        chat.Says(Question);
        await chat.NextReply(Test);
    }

    [Fact]
    public async Task A_stop_right_after_a_poll_asks_for_nothing_more()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        await chat.NextReply(Test);
        await bot.Telegram.WaitForPoll(offset: 2, Test);
        await bot.StopHostAsync();
        Assert.DoesNotContain(bot.Telegram.Requests, request =>
            request.Is("getUpdates") && request.Arguments.Number("timeout") == 0
        );
        Assert.DoesNotContain(bot.Log, line => line.Contains("answered twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_whose_query_is_too_old_is_answered_all_the_same_and_is_no_poison()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("/start");
        var greeting = await chat.NextReply(Test);
        using var old = bot.Telegram.Faults.Error(
            "answerCallbackQuery",
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        );
        _ = greeting.Press("Who rejected", Test);
        Assert.Contains("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }

    [Fact]
    public async Task A_proxy_that_echoes_the_address_puts_no_token_into_the_log()
    {
        await using var bot = await RunningBot.StartAsync();
        using (
            bot.Telegram.Faults.Error(
                "sendMessage",
                400,
                $"Bad Request: no route to /bot{bot.Telegram.Token}/sendMessage",
                times: 1
            )
        )
        {
            bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
            await bot.WaitForLog("Warning: Chat", Test);
        }

        await bot.StopHostAsync();
        Assert.Contains(bot.Log, line => line.Contains("/bot42:[token]/sendMessage", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log, line => line.Contains("test-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_steers_a_terminal_does_not_reach_the_log()
    {
        await using var bot = await RunningBot.StartAsync();
        using (bot.Telegram.Faults.Error("sendMessage", 400, "\\u001b[2J\\u202e", times: 1))
        {
            bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
            await bot.WaitForLog("Warning: Chat", Test);
        }

        Assert.DoesNotContain(bot.Log, line => line.Contains('\u001b') || line.Contains('\u202e'));
    }

    [Fact]
    public async Task A_failure_while_answering_is_noted_and_apologized_for()
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
    public async Task A_failure_over_what_somebody_typed_inline_is_noted_and_not_apologized_for_in_private()
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
    public async Task A_wait_that_telegram_asks_for_is_decided_on_in_one_place()
    {
        await using var bot = await RunningBot.StartAsync();
        using var busy = bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 30, times: 1);
        bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
        Assert.Contains(": waiting 30 s", await bot.WaitForLog("Warning: Chat", Test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_can_not_be_edited_any_more_is_answered_by_a_new_one()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says(Question);
        var answer = await chat.NextReply(Test);
        using var old = bot.Telegram.Faults.Error("editMessageText", 400, "Bad Request: message can't be edited");
        await answer.Press("Around", Test);
        var around = await chat.NextReply(Test);
        Assert.Equal(2, around.Marked("blockquote").Count + around.Marked("expandable_blockquote").Count);
    }

    [Fact]
    public async Task A_file_that_telegram_refuses_is_asked_for_once_and_one_that_a_bad_line_kept_is_asked_for_again()
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
    public async Task What_is_offered_too_late_or_reacted_in_vain_is_logged_and_is_no_poison()
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

    [Fact]
    public async Task The_token_is_in_no_cause_that_is_kept()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error(
            "sendMessage",
            400,
            $"Bad Request: no route to /bot{bot.Telegram.Token}/sendMessage",
            times: 1
        );
        bot.Telegram.PrivateChat(bot.Telegram.User("Anna")).Says(Question);
        await bot.WaitForLog("Error: Update 1", Test);
        await bot.StopHostAsync();
        Assert.Contains(
            "/bot42:[token]/sendMessage",
            await File.ReadAllTextAsync(Path.Combine(bot.DataFolder, "dead-letters.jsonl"), Test),
            StringComparison.Ordinal
        );
    }

    /// <summary>The program begins to handle a question, and ends each time.</summary>
    private static async Task CrashOverAsync(RunningBot bot, BotChat chat, int times)
    {
        for (var crash = 0; crash < times; crash++)
        {
            using var store = new UpdateStore(bot.DataFolder, bot.Telegram.Time, NullLogger<UpdateStore>.Instance);
            await store.AddAsync([new StoredUpdate(900, Some.RawUpdate(900, chat.Id, Question))]);
            await store.ClaimAsync(900, TimeSpan.FromMinutes(1));
        }
    }
}
