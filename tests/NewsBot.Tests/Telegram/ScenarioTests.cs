using Microsoft.Extensions.DependencyInjection;
using NewsBot.Storage;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>Whole conversations in a private chat.</summary>
public sealed class ScenarioTests : BotTests
{
    [Fact]
    public async Task Anna_asks_browses_goes_back_and_rates_the_passage()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);
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
        Assert.Equal(2, bot.Chat.Messages.Count);
    }

    [Fact]
    public async Task Anna_rejects_an_answer_and_asks_the_moderators()
    {
        await using var bot = await RunningBot.StartAsync();
        var question = bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);
        await answer.Press("👎", Test);
        var others = await bot.Chat.NextReply(Test);
        Assert.Equal("None of these", others.Buttons[^1]);
        Assert.Equal(question.Id, others.ReplyTo);

        await others.Press("None of these", Test);
        await bot.Telegram.WaitFor(_ => others.IsEdited, Test);
        Assert.Equal("Your question is kept for the moderators.", await others.Press("Ask the moderators", Test));
    }

    [Fact]
    public async Task A_button_works_after_a_restart_and_reports_a_changed_or_removed_article()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);

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
    public async Task A_button_pressed_twice_changes_nothing_the_second_time()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);
        var around = answer.DataOf("Around");
        await answer.PressData(around, Test);
        await answer.PressData(around, Test);
        await bot.Telegram.WaitFor(request => request.Is("editMessageText") && request.Status == 400, Test);
        bot.Chat.Says("/help");
        await bot.Chat.NextReply(Test);
        Assert.DoesNotContain(bot.Log, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(bot.DataFolder, "dead-letters.jsonl")));
    }

    [Fact]
    public async Task An_edited_question_edits_its_answer()
    {
        await using var bot = await RunningBot.StartAsync();
        var question = bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);
        bot.Chat.Edits(question, "Who opened the harbour bridge?");
        await bot.Telegram.WaitFor(_ => answer.IsEdited, Test);
        Assert.Contains("The mayor opened", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, bot.Chat.Messages.Count);
    }

    [Fact]
    public async Task An_edited_question_edits_the_answer_in_its_own_chat()
    {
        await using var bot = await RunningBot.StartAsync();
        var (anna, ben) = (
            bot.Telegram.PrivateChat(bot.Telegram.User("Anna")),
            bot.Telegram.PrivateChat(bot.Telegram.User("Ben"))
        );
        anna.Says(Question);
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
            question = ben.Says(Question);
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
    public async Task Questions_are_answered_while_the_database_cannot_be_opened()
    {
        SkipWithReplicas("It damages a file of SQLite.");
        await using var bot = await RunningBot.StartAsync();
        await bot.StopHostAsync();
        File.Delete(Path.Combine(bot.DataFolder, "newsbot.db"));
        Directory.CreateDirectory(Path.Combine(bot.DataFolder, "newsbot.db"));
        await bot.StartHostAsync(Some.Sochi);
        bot.Chat.Says(Question);
        var answer = await bot.Chat.NextReply(Test);
        Assert.Contains("Nearly forty", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Sorry, that did not work. Please try again later.", await answer.Press("👍", Test));
        await bot.WaitForLog($"Error: The store {Path.Combine(bot.DataFolder, "newsbot.db")} can't be opened", Test);
    }

    [Fact]
    public async Task Subscribers_are_notified_of_a_correction_once_unless_they_blocked_the_bot()
    {
        await using var bot = await RunningBot.StartAsync();
        var (anna, ben) = (
            bot.Telegram.PrivateChat(bot.Telegram.User("Anna")),
            bot.Telegram.PrivateChat(bot.Telegram.User("Ben"))
        );
        foreach (var chat in new[] { ben, anna })
        {
            chat.Says(Question);
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
        anna.Says(Question);
        Assert.Contains("Nearly forty", (await anna.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Equal(2, ben.Messages.Count);
    }

    [Fact]
    public async Task Replies_are_in_the_language_of_the_app_and_greetings_in_that_of_the_greeting()
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
    public async Task A_follow_up_is_understood_and_new_clears_the_conversation()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says("Who opened the harbour bridge?");
        await bot.Chat.NextReply(Test);
        bot.Chat.Says("and how much did it cost?");
        Assert.StartsWith(
            "Taken as a follow-up to “Who opened the harbour bridge?”:",
            (await bot.Chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        bot.Chat.Says("/new");
        Assert.StartsWith("Forgotten.", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Related_articles_are_listed_if_nothing_answers()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says("When did the earthquake of 1999 destroy the hotels of Sochi?");
        var refusal = await bot.Chat.NextReply(Test);
        Assert.EndsWith("1 article mentions Sochi:", refusal.Text, StringComparison.Ordinal);
        await refusal.Press("Rebels reject", Test);
        var overview = await bot.Chat.NextReply(Test);
        Assert.StartsWith("Rebels reject the Sochi congress\nSample Wire", overview.Text, StringComparison.Ordinal);
        await overview.Press("Who rejected", Test);
        Assert.Contains("Nearly forty", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deep_link_opens_its_passage()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says(Question);
        var query = (await bot.Chat.NextReply(Test)).RawButtons[^2]["switch_inline_query_chosen_chat"]![
            "query"
        ]!.GetValue<string>();
        bot.Chat.Says("/start " + query);
        Assert.Contains("Nearly forty", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_data_is_shown_and_deleted_on_request()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says("/privacy");
        var privacy = await bot.Chat.NextReply(Test);
        await privacy.Press("Don't store anything", Test);
        await bot.Telegram.WaitFor(_ => privacy.Buttons is ["Allow storing again"], Test);
        bot.Chat.Says("/forget");
        Assert.StartsWith(
            "Done. Everything about you",
            (await bot.Chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
    }
}
