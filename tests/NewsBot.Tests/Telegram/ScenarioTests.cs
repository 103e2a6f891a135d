using Microsoft.Extensions.DependencyInjection;
using NewsBot.Storage;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>What people do in Telegram, through the real host and client.</summary>
public sealed class ScenarioTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anna_asks_looks_around_goes_back_and_thanks_for_the_passage()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the congress in Sochi?");
        var answer = await chat.NextReply(Test);
        Assert.Equal(
            [
                "More (1 of 2)",
                "Around this",
                "Copy citation",
                "👍 Helpful",
                "👎 Not it",
                "Share this quote",
                "Tell me if this changes",
            ],
            answer.Buttons
        );
        Assert.Equal(
            "primary",
            Assert.Single(answer.RawButtons, button => button["style"] is not null)["style"]!.GetValue<string>()
        );

        Assert.Equal("", await answer.Press("Around", Test));
        await bot.Telegram.WaitFor(request => request.Is("editMessageText"), Test);
        Assert.Single(answer.Marked("blockquote"));
        Assert.Single(answer.Marked("expandable_blockquote"));
        Assert.Equal("", await answer.Press("Back", Test));
        await bot.Telegram.WaitFor(_ => answer.Marked("expandable_blockquote").Count == 0, Test);
        Assert.Equal("Thank you – noted.", await answer.Press("👍", Test));
        Assert.Equal(2, chat.Messages.Count);
    }

    [Fact]
    public async Task Anna_says_that_it_is_not_it_and_asks_the_moderators()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        var question = chat.Says("Who rejected the congress in Sochi?");
        var answer = await chat.NextReply(Test);
        await answer.Press("👎", Test);
        var others = await chat.NextReply(Test);
        Assert.Equal("None of these", others.Buttons[^1]);
        Assert.Equal(question.Id, others.ReplyTo);

        await others.Press("None of these", Test);
        await bot.Telegram.WaitFor(_ => others.IsEdited, Test);
        Assert.Equal("Your question is kept for the moderators.", await others.Press("Ask the moderators", Test));
    }

    [Fact]
    public async Task A_button_works_after_a_restart_and_says_when_its_article_has_changed_or_gone()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the congress in Sochi?");
        var answer = await chat.NextReply(Test);

        await bot.StopHostAsync();
        await bot.StartHostAsync(Some.Sochi.Replace("on Monday", "on Tuesday", StringComparison.Ordinal));
        await answer.Press("Around", Test);
        await bot.Telegram.WaitFor(_ => answer.IsEdited, Test);
        Assert.StartsWith("The article was changed since I offered you this.", answer.Text, StringComparison.Ordinal);

        await bot.StopHostAsync();
        await bot.StartHostAsync();
        Assert.StartsWith(
            "That passage is not in my library any more.",
            await answer.Press("Back", Test),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_button_pressed_twice_is_answered_twice_and_changes_nothing()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the congress in Sochi?");
        var answer = await chat.NextReply(Test);
        var around = answer.DataOf("Around");
        await answer.PressData(around, Test);
        await answer.PressData(around, Test);
        await bot.Telegram.WaitFor(request => request.Is("editMessageText") && request.Status == 400, Test);
        chat.Says("/help");
        await chat.NextReply(Test);
        Assert.DoesNotContain(bot.Log, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }

    [Fact]
    public async Task An_edited_question_edits_its_answer()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        var question = chat.Says("Who rejected the congress in Sochi?");
        var answer = await chat.NextReply(Test);
        chat.Edits(question, "Who opened the harbour bridge?");
        await bot.Telegram.WaitFor(_ => answer.IsEdited, Test);
        Assert.Contains("The mayor opened", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, chat.Messages.Count);
    }

    [Fact]
    public async Task An_edited_question_edits_the_answer_of_its_own_chat()
    {
        await using var bot = await RunningBot.StartAsync();
        var (anna, ben) = (
            bot.Telegram.PrivateChat(bot.Telegram.User("Anna")),
            bot.Telegram.PrivateChat(bot.Telegram.User("Ben"))
        );
        anna.Says("Who rejected the congress in Sochi?");
        var hers = await anna.NextReply(Test);
        ChatMessage question;
        using (
            var hanging = bot.Telegram.Faults.Delay(
                "sendMessage",
                TimeSpan.FromMilliseconds(200),
                times: 1,
                chat: ben.Id
            )
        )
        {
            question = ben.Says("Who rejected the congress in Sochi?");
            ben.Says("/help");
            await hanging.Met;
        }

        var his = await ben.NextReply(Test);
        Assert.Equal(anna.Messages[0].Id, question.Id);
        Assert.NotEqual(hers.Id, his.Id);
        ben.Edits(question, "Who opened the harbour bridge?");
        await bot.Telegram.WaitFor(_ => his.IsEdited, Test);
        Assert.False(hers.IsEdited);
    }

    [Fact]
    public async Task In_a_group_what_concerns_one_person_is_shown_to_them_alone_and_the_answer_to_all()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var group = bot.Telegram.Group("News room");
        group.Says("@news_test_bot who rejected the congress in Sochi?", anna);
        var answer = await group.NextReply(Test);
        Assert.Null(answer.OnlyTo);

        await answer.Press("👎", Test, anna);
        var others = await group.NextReply(Test);
        Assert.Equal(anna.Id, others.OnlyTo);

        // Not allowed without a button, unless the bot is an administrator: then it is said to all.
        group.Says("/help", anna);
        Assert.Null((await group.NextReply(Test)).OnlyTo);
        group.IsBotAdministrator = true;
        group.Says("/help", anna);
        Assert.Equal(anna.Id, (await group.NextReply(Test)).OnlyTo);
    }

    [Fact]
    public async Task What_one_person_chose_from_what_only_they_saw_is_an_answer_for_all()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var group = bot.Telegram.Group("News room");
        group.Says("@news_test_bot who rejected the congress in Sochi?", anna);
        var answer = await group.NextReply(Test);
        await answer.Press("👎", Test, anna);
        var others = await group.NextReply(Test);
        await others.Press(others.Buttons[0], Test, anna);
        var chosen = await group.NextReply(Test);
        Assert.Null(chosen.OnlyTo);
        Assert.Single(chosen.Marked("blockquote"));

        await others.Press("None of these", Test, anna);
        await bot.Telegram.WaitFor(_ => others.IsEdited, Test);
        Assert.StartsWith("Sorry, I have nothing better", others.Text, StringComparison.Ordinal);
        Assert.False(answer.IsEdited);
    }

    [Fact]
    public async Task Answers_go_on_where_the_store_can_not_be_opened()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        File.Delete(Path.Combine(bot.DataFolder, "newsbot.db"));
        Directory.CreateDirectory(Path.Combine(bot.DataFolder, "newsbot.db"));
        await bot.StartHostAsync(Some.Sochi);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the congress in Sochi?");
        var answer = await chat.NextReply(Test);
        Assert.Contains("Nearly forty", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Sorry, that did not work. Please try again later.", await answer.Press("👍", Test));
        await bot.WaitForLog($"Error: The store {Path.Combine(bot.DataFolder, "newsbot.db")} can't be opened", Test);
    }

    [Fact]
    public async Task In_a_group_a_refusal_asks_for_the_next_words()
    {
        await using var bot = await RunningBot.StartAsync();
        var group = bot.Telegram.Group("News room");
        group.Says("@news_test_bot when was the earthquake in Japan?", bot.Telegram.User("Anna"));
        await group.NextReply(Test);
        Assert.True(
            bot.Telegram.Requests.Last(request => request.Is("sendMessage"))
                .Arguments.Inner("reply_markup")!
                .Flag("force_reply")
        );
    }

    [Fact]
    public async Task A_reply_with_highlighted_words_asks_about_these()
    {
        await using var bot = await RunningBot.StartAsync();
        var group = bot.Telegram.Group("News room");
        var rumour = group.Says(
            "They say the bridge is shut. And that nearly forty rebel groups rejected the congress.",
            bot.Telegram.User("Ben")
        );
        group.Says(
            "@news_test_bot",
            bot.Telegram.User("Anna"),
            replyTo: rumour,
            quote: "nearly forty rebel groups rejected the congress"
        );
        Assert.Contains("Nearly forty rebel groups", (await group.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_added_to_a_group_it_says_one_line_once()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var group = bot.Telegram.Group("News room");
        group.ChangesBot(anna, "left", "member");
        Assert.StartsWith("Hello! I answer questions", (await group.NextReply(Test)).Text, StringComparison.Ordinal);
        group.ChangesBot(anna, "member", "administrator");
        group.ChangesBot(anna, "administrator", "left");
        group.ChangesBot(anna, "left", "member");
        group.Says("@news_test_bot who rejected the congress?", anna);
        Assert.Contains("Nearly forty", (await group.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_in_any_chat_a_question_offers_passages_that_can_be_sent_and_looked_around_in()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var offered = await bot.Telegram.Inline(anna, "who rejected the congress in Sochi", Test);
        var first = offered["results"]![0]!.AsObject();
        Assert.Equal("Rebels reject the Sochi congress", first["title"]!.GetValue<string>());
        Assert.StartsWith(
            "Sample Wire · Tue 26 December 2017",
            first["description"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal(60, offered["cache_time"]!.GetValue<int>());
        Assert.True(offered["is_personal"]!.GetValue<bool>());

        var sent = bot.Telegram.SendInline(anna, "who rejected", first, bot.Telegram.Group("Elsewhere"));
        Assert.Contains("Nearly forty rebel groups", sent.Marked("blockquote").Single(), StringComparison.Ordinal);
        Assert.Equal(["Around this", "Copy citation"], sent.Buttons);
        await sent.Press("Around", Test, anna);
        await bot.Telegram.WaitFor(_ => sent.IsEdited, Test);
        Assert.Single(sent.Marked("expandable_blockquote"));
    }

    [Fact]
    public async Task Nothing_typed_offers_the_newest_articles_page_by_page_and_nothing_found_the_private_chat()
    {
        await using var bot = await RunningBot.StartAsync([
            .. Enumerable
                .Range(1, 25)
                .Select(day => $"title: Day {day}\ndate: 2020-03-{day:00}\n\nIt was day {day} of the month."),
        ]);
        var anna = bot.Telegram.User("Anna");
        var titles = new List<string>();
        for (var offset = ""; ; )
        {
            var page = await bot.Telegram.Inline(anna, "", Test, offset);
            titles.AddRange(page["results"]!.AsArray().Select(result => result!["title"]!.GetValue<string>()));
            offset = page["next_offset"]!.GetValue<string>();
            if (offset.Length == 0)
                break;
        }

        var last = await bot.Telegram.Inline(anna, "", Test, "2");
        Assert.Equal((5, ""), (last["results"]!.AsArray().Count, last["next_offset"]!.GetValue<string>()));
        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(day => $"Day {day}"), titles);
        var nothing = await bot.Telegram.Inline(anna, "earthquake in Japan", Test);
        Assert.Empty(nothing["results"]!.AsArray());
        Assert.Equal("Nothing found – ask me in private", nothing["button"]!["text"]!.GetValue<string>());
        Assert.Null((await bot.Telegram.Inline(anna, "earthquake in Japan", Test, "1"))["button"]);
    }

    [Fact]
    public async Task A_shared_quote_is_found_by_its_key()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var chat = bot.Telegram.PrivateChat(anna);
        chat.Says("Who rejected the congress in Sochi?");
        var query = (await chat.NextReply(Test)).RawButtons[^2]["switch_inline_query_chosen_chat"]![
            "query"
        ]!.GetValue<string>();
        Assert.Equal(
            "Rebels reject the Sochi congress",
            Assert.Single((await bot.Telegram.Inline(anna, query, Test))["results"]!.AsArray())![
                "title"
            ]!.GetValue<string>()
        );
    }

    [Theory]
    [InlineData(
        "@news_test_bot?",
        "Somebody told me that nearly forty rebel groups rejected the congress in Sochi",
        null
    )]
    [InlineData(
        "is that so, @news_test_bot",
        "The bridge is shut. Nearly forty groups rejected the congress.",
        "forty groups rejected the congress"
    )]
    public async Task Called_to_a_rumour_in_a_chat_it_is_not_in_it_gives_the_quote_that_speaks_to_it(
        string said,
        string rumour,
        string? highlighted
    )
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.Group("Elsewhere");
        bot.Telegram.CallGuest(chat, bot.Telegram.User("Anna"), said, rumour, highlighted);
        var answer = await chat.NextReply(Test);
        Assert.Contains("Nearly forty rebel groups", answer.Marked("blockquote").Single(), StringComparison.Ordinal);
        Assert.Equal(
            ["Around this", "Copy citation"],
            answer.Buttons.Where(label => !label.StartsWith("More", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_bot_whose_inline_mode_is_off_answers_without_the_button_that_shares_and_learns_it()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("sendMessage", 400, "Bad Request: BUTTON_TYPE_INVALID", times: 1);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        for (var i = 0; i < 2; i++)
        {
            chat.Says("Who rejected the congress in Sochi?");
            var answer = await chat.NextReply(Test);
            Assert.Contains("Around this", answer.Buttons);
            Assert.DoesNotContain("Share this quote", answer.Buttons);
        }

        Assert.Equal(3, bot.Telegram.Requests.Count(request => request.Is("sendMessage")));
    }

    [Fact]
    public async Task An_answer_whose_buttons_are_refused_comes_without_them()
    {
        await using var bot = await RunningBot.StartAsync();
        using var refused = bot.Telegram.Faults.Error("sendMessage", 400, "Bad Request: BUTTON_DATA_INVALID", times: 2);
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the congress in Sochi?");
        Assert.Empty((await chat.NextReply(Test)).Buttons);
        chat.Says("Who opened the harbour bridge?");
        Assert.Contains("Around this", (await chat.NextReply(Test)).Buttons);
    }

    [Fact]
    public async Task A_topic_that_is_gone_is_left_out()
    {
        await using var bot = await RunningBot.StartAsync();
        using var gone = bot.Telegram.Faults.Error(
            "sendMessage",
            400,
            "Bad Request: message thread not found",
            times: 1
        );
        var forum = bot.Telegram.Group("Forum", isForum: true);
        forum.Says("@news_test_bot who rejected the congress in Sochi?", bot.Telegram.User("Anna"), forum.Topic());
        Assert.Null((await forum.NextReply(Test)).Topic);
    }

    [Fact]
    public async Task Who_wished_to_know_is_told_of_a_correction_once_and_not_where_the_bot_is_blocked()
    {
        await using var bot = await RunningBot.StartAsync();
        var (anna, ben) = (
            bot.Telegram.PrivateChat(bot.Telegram.User("Anna")),
            bot.Telegram.PrivateChat(bot.Telegram.User("Ben"))
        );
        foreach (var chat in new[] { ben, anna })
        {
            chat.Says("Who rejected the congress in Sochi?");
            Assert.Equal(
                "I'll tell you if this article is corrected or retracted.",
                await (await chat.NextReply(Test)).Press("Tell me", Test)
            );
        }

        ben.ChangesBot(ben.Partner!, "member", "kicked");
        var chats = new ChatStates(bot.Services.GetRequiredService<Database>());
        await Patience.Until("the bot knows that it is blocked", () => chats.IsBlocked(ben.Id), Test);
        await bot.StopHostAsync();
        await bot.StartHostAsync("correction: It was thirty groups.\n" + Some.Sochi);
        var told = await anna.NextReply(Test);
        Assert.Equal(
            "An article that I quoted to you was corrected: Rebels reject the Sochi congress\nIt was thirty groups.",
            told.Text
        );
        await bot.StopHostAsync();
        await bot.StartHostAsync("correction: It was thirty groups.\n" + Some.Sochi);
        anna.Says("Who rejected the congress in Sochi?");
        Assert.Contains("Nearly forty", (await anna.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Equal(2, ben.Messages.Count);
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_is_not_greeted_again()
    {
        await using var bot = await RunningBot.StartAsync();
        var anna = bot.Telegram.User("Anna");
        var (group, supergroup) = (bot.Telegram.Group("News room"), bot.Telegram.Group("News room"));
        group.ChangesBot(anna, "left", "member");
        await group.NextReply(Test);
        bot.Telegram.Inject(
            $$$"""{"update_id":{id},"message":{"message_id":9,"date":0,"chat":{"id":{{{group.Id}}}"""
                + $$$""","type":"group","title":"News room"},"from":{"id":{{{anna.Id}}},"is_bot":false"""
                + $$$""","first_name":"Anna"},"migrate_to_chat_id":{{{supergroup.Id}}}}}"""
        );
        supergroup.ChangesBot(anna, "left", "member");
        supergroup.Says("@news_test_bot who rejected the congress?", anna);
        Assert.Contains("Nearly forty", (await supergroup.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_spoken_to_in_the_language_of_their_app_and_greeted_back_in_their_own()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna", languageCode: "de"));
        chat.Says("Who won the rugby final?");
        Assert.StartsWith(
            "Dazu habe ich in meiner Bibliothek nichts gefunden",
            (await chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        chat.Says("¡Muchas gracias!");
        Assert.Equal("De nada.", (await chat.NextReply(Test)).Text);
    }

    [Fact]
    public async Task A_follow_up_is_understood_and_new_forgets()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who opened the harbour bridge?");
        await chat.NextReply(Test);
        chat.Says("and how much did it cost?");
        Assert.StartsWith(
            "Taken as a follow-up to “Who opened the harbour bridge?”:",
            (await chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        chat.Says("/new");
        Assert.StartsWith("Forgotten.", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_a_subject_is_offered_where_nothing_answers()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("When did the earthquake of 1999 destroy the hotels of Sochi?");
        var refusal = await chat.NextReply(Test);
        Assert.EndsWith("1 article mentions Sochi:", refusal.Text, StringComparison.Ordinal);
        await refusal.Press("Rebels reject", Test);
        var overview = await chat.NextReply(Test);
        Assert.StartsWith("Rebels reject the Sochi congress\nSample Wire", overview.Text, StringComparison.Ordinal);
        await overview.Press("Who rejected", Test);
        Assert.Contains("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deep_link_opens_its_passage()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("Who rejected the congress in Sochi?");
        var query = (await chat.NextReply(Test)).RawButtons[^2]["switch_inline_query_chosen_chat"]![
            "query"
        ]!.GetValue<string>();
        chat.Says("/start " + query);
        Assert.Contains("Nearly forty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_is_told_and_forgotten()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Anna"));
        chat.Says("/privacy");
        var privacy = await chat.NextReply(Test);
        await privacy.Press("Don't store anything", Test);
        await bot.Telegram.WaitFor(_ => privacy.Buttons is ["Allow storing again"], Test);
        chat.Says("/forget");
        Assert.StartsWith("Done. Everything about you", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }
}
