using System.Text;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>What moderators do in Telegram, through the real host, client and folder.</summary>
public sealed class ModeratorTests : BotTests
{
    private Person _anna = null!;
    private BotChat _channel = null!;

    [Fact]
    public async Task A_file_is_reported_on_published_answers_and_can_be_removed_and_brought_back()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        var upload = chat.SendsFile("../../etc/CON.txt", Encoding.UTF8.GetBytes(Some.Sochi));
        var report = await chat.NextReply(Test);
        Assert.Contains("title Rebels reject the Sochi congress", report.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Nearly forty rebel groups",
            Assert.Single(report.Marked("blockquote")),
            StringComparison.Ordinal
        );
        Assert.Equal(["👀"], upload.Reactions);
        Assert.Equal(["Publish", "Discard"], report.Buttons);
        Assert.Empty(bot.ListFiles());

        await report.Press("Publish", Test);
        await bot.Telegram.WaitFor(_ => report.IsEdited, Test);
        Assert.Equal(
            "Published as 2017-12-26-rebels-reject-the-sochi-congress.txt. It answers within seconds.",
            report.Text
        );
        Assert.Equal(["2017-12-26-rebels-reject-the-sochi-congress.txt"], bot.ListFiles());
        chat.Says("/status");
        Assert.Contains(
            $"{_anna.Id} · published · 2017-12-26-rebels",
            (await chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
        await bot.WaitForLibrary(Test);
        chat.Says(Question);
        Assert.Contains("Nearly forty rebel groups", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);

        chat.Says("/remove Sochi");
        var really = await chat.NextReply(Test);
        Assert.Equal(["Remove", "Keep"], really.Buttons);
        await really.Press("Remove", Test);
        await bot.Telegram.WaitFor(_ => really.Buttons is ["Undo"], Test);
        Assert.Empty(bot.ListFiles());
        await really.Press("Undo", Test);
        await bot.Telegram.WaitFor(_ => really.Text.StartsWith("Undone: ", StringComparison.Ordinal), Test);
        Assert.Single(bot.ListFiles());
    }

    [Fact]
    public async Task A_draft_outlives_a_restart_of_the_chat_and_is_discarded_without_a_trace()
    {
        SkipWithReplicas("It looks for drafts in a folder.");
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.Says("/add " + Some.Bridge);
        var report = await chat.NextReply(Test);
        await report.Press("Discard", Test);
        await bot.Telegram.WaitFor(_ => report.IsEdited, Test);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(bot.DataFolder, "drafts")));
        Assert.Equal("That draft no longer exists.", await report.PressData("2PAAAAAAAA", Test));
    }

    [Fact]
    public async Task A_text_of_several_paragraphs_is_taken_for_an_article_and_a_question_for_a_question()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.Says(Some.Sochi[Some.Sochi.IndexOf("Nearly", StringComparison.Ordinal)..]);
        Assert.Equal(["Publish", "Discard"], (await chat.NextReply(Test)).Buttons);
        chat.Says(Question);
        Assert.StartsWith("My library is empty", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unwritable_file_is_reported_with_the_fix()
    {
        SkipWithReplicas("A change is written to the database.");
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.SendsFile("sochi.txt", Encoding.UTF8.GetBytes(Some.Sochi));
        var report = await chat.NextReply(Test);
        Directory.Delete(bot.ArticlesFolder);
        await File.WriteAllTextAsync(bot.ArticlesFolder, "a file in the folder's place", Test);
        await report.Press("Publish", Test);
        Assert.EndsWith(
            "Please ask the operator to check the folder and its permissions.",
            (await chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_is_no_article_is_reported()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.SendsFile("virus.exe", [1, 2, 3]);
        var report = await chat.NextReply(Test);
        Assert.Contains("files ending in '.exe' are not read", report.Text, StringComparison.Ordinal);
        Assert.Empty(report.Buttons);
    }

    [Fact]
    public async Task Nobody_else_sees_or_can_guess_these_commands()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(bot.Telegram.User("Ben"));
        foreach (var command in new[] { "articles", "add", "remove", "questions", "status" })
        {
            chat.Says("/" + command);
            Assert.Equal(
                $"I don't know the command /{command}. See /help, or just ask a question.",
                (await chat.NextReply(Test)).Text
            );
        }

        chat.Says("/help");
        var help = await chat.NextReply(Test);
        Assert.DoesNotContain("/articles", help.Text, StringComparison.Ordinal);
        Assert.Equal(
            "This button is from an earlier version of me. Please ask again.",
            await help.PressData("2A0", Test)
        );
        chat.SendsFile("a.txt", Encoding.UTF8.GetBytes(Some.Sochi));
        Assert.StartsWith("I can only read text.", (await chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_with_others_a_moderator_has_no_special_rights()
    {
        await using var bot = await StartAsync();
        var group = bot.Telegram.Group("News room");
        group.Says("/status@news_test_bot", _anna);
        Assert.StartsWith(
            "I don't know the command /status.",
            (await group.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task In_a_group_where_others_are_a_moderators_button_does_nothing()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.SendsFile("sochi.txt", Encoding.UTF8.GetBytes(Some.Sochi));
        var publish = (await chat.NextReply(Test)).DataOf("Publish");
        var group = bot.Telegram.Group("News room");
        group.Says("/help@news_test_bot", _anna);
        var message = await group.NextReply(Test);
        Assert.Equal(
            "This button is from an earlier version of me. Please ask again.",
            await message.PressData(publish, Test, _anna)
        );
        Assert.Empty(bot.ListFiles());
    }

    [Fact]
    public async Task A_published_draft_is_gone_and_is_not_published_again()
    {
        SkipWithReplicas("It looks for drafts in a folder.");
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.SendsFile("sochi.txt", Encoding.UTF8.GetBytes(Some.Sochi));
        var report = await chat.NextReply(Test);
        var publish = report.DataOf("Publish");
        await report.PressData(publish, Test);
        await bot.Telegram.WaitFor(_ => report.IsEdited, Test);
        Assert.Equal("That draft no longer exists.", await report.PressData(publish, Test));
        Assert.Single(bot.ListFiles());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(bot.DataFolder, "drafts")));
    }

    [Fact]
    public async Task Unanswered_questions_are_listed_and_their_users_notified_of_an_answer()
    {
        SkipWithReplicas("It writes into one instance's folder.");
        await using var bot = await StartAsync();
        File.WriteAllText(Path.Combine(bot.ArticlesFolder, "bridge.txt"), Some.Bridge);
        await bot.WaitForLibrary(Test);
        var (anna, ben) = (bot.Telegram.PrivateChat(_anna), bot.Telegram.PrivateChat(bot.Telegram.User("Ben")));
        ben.Says(Question);
        Assert.Equal(
            "Your question is kept for the moderators.",
            await (await ben.NextReply(Test)).Press("Ask the moderators", Test)
        );

        anna.Says("/questions");
        var list = await anna.NextReply(Test);
        Assert.StartsWith("1. 1× Who rejected the congress in Sochi?", list.Text, StringComparison.Ordinal);
        await list.Press("As a table", Test);
        await bot.Telegram.WaitFor(request => request.Is("sendDocument"), Test);
        Assert.Contains(
            "\"Who rejected the congress in Sochi?\",\"en\",1,",
            bot.Telegram.Requests.Last(request => request.Is("sendDocument")).Arguments.Text("document"),
            StringComparison.Ordinal
        );
        await anna.NextReply(Test);

        File.WriteAllText(Path.Combine(bot.ArticlesFolder, "sochi.txt"), Some.Sochi);
        await bot.WaitForLog("Information: Library updated: 1 files new, 0 changed, 0 gone; 2 articles", Test);
        anna.Says("/questions");
        list = await anna.NextReply(Test);
        Assert.Contains("answered since by “Rebels reject the Sochi congress”", list.Text, StringComparison.Ordinal);
        await list.Press("1", Test);
        await (await anna.NextReply(Test)).Press("Tell the one who asked", Test);
        var told = await ben.NextReply(Test);
        Assert.StartsWith(
            "You asked “Who rejected the congress in Sochi?”. An article answers it now:",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Nearly forty", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_of_a_listed_channel_becomes_an_article_and_an_edited_one_its_new_version()
    {
        await using var bot = await StartAsync();
        var post = _channel.Says("Harbour bridge opens\nThe mayor opened the harbour bridge on Tuesday.", _anna);
        await bot.WaitForLibrary(Test);
        var file = Assert.Single(bot.ListFiles("channels"));
        Assert.Contains("outlet: Wire", bot.ReadFile($"channels/{file}"), StringComparison.Ordinal);
        _channel.Edits(post, "Harbour bridge opens\nThe mayor opened the harbour bridge on Wednesday.");
        await Patience.Until(
            "the new version",
            () => bot.ReadFile($"channels/{file}").Contains("Wednesday", StringComparison.Ordinal),
            Test
        );
    }

    [Fact]
    public async Task A_post_of_a_channel_that_is_not_listed_becomes_no_article()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Channel("Somebody's")
            .Says("Harbour bridge opens\nThe mayor opened the harbour bridge on Tuesday.", _anna);
        var post = _channel.Says("Harbour bridge closes\nThe mayor closed the harbour bridge on Wednesday.", _anna);
        await bot.WaitForLibrary(Test);
        await bot.StopHostAsync();
        Assert.Equal([$"{Math.Abs(_channel.Id)}-{post.Id}.txt"], bot.ListFiles("channels"));
    }

    [Fact]
    public async Task A_forwarded_post_becomes_a_draft_with_its_channel_for_an_outlet()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        bot.Telegram.Inject(
            $$$"""{"update_id":{id},"message":{"message_id":77,"date":1577836800,"chat":{"id":{{{_anna.Id}}}"""
                + $$$""","type":"private","first_name":"Anna"},"from":{"id":{{{_anna.Id}}},"is_bot":false"""
                + ""","first_name":"Anna"},"text":"Zeppelin lands\nA zeppelin landed in Geneva on Monday"""
                + """, and nobody was hurt.","forward_origin":{"type":"channel","date":1577836800"""
                + ""","chat":{"id":-100777,"type":"channel","title":"Sky News Desk","username":"skydesk"}"""
                + ""","message_id":5} } }"""
        );
        var report = await chat.NextReply(Test);
        Assert.Contains("Sky News Desk", report.Text, StringComparison.Ordinal);
        Assert.Contains("https://t.me/skydesk/5", report.Text, StringComparison.Ordinal);
        Assert.Contains("Wed 1 January 2020", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_fetched()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.SendsFile("large.txt", new byte[9_000_000]);
        Assert.Equal("That file is too large: an article has 8 MB at most.", (await chat.NextReply(Test)).Text);
        Assert.DoesNotContain(bot.Telegram.Requests, request => request.Is("getFile"));
    }

    [Fact]
    public async Task Status_says_how_things_stand()
    {
        await using var bot = await StartAsync();
        var chat = bot.Telegram.PrivateChat(_anna);
        chat.Says(Question);
        await chat.NextReply(Test);
        chat.Says("/status");
        Assert.Contains(
            "In 30 days: 0 answered, 0 unsure, 1 not found.",
            (await chat.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
    }

    private Task<RunningBot> StartAsync() =>
        RunningBot.StartNewsroomAsync(
            telegram => _anna = telegram.User("Anna"),
            telegram => _channel = telegram.Channel("Wire")
        );
}
