using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram;

/// <summary>A newsroom at work, through the real host, client and folder: two moderators, and readers.</summary>
public sealed class NewsroomTests : BotTests
{
    private RunningBot _bot = null!;
    private Person _anna = null!;
    private Person _boris = null!;
    private BotChat _newsroom = null!;

    [Fact]
    public async Task A_reader_hears_of_a_correction_that_a_moderator_wrote_in_three_steps()
    {
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi));
        var (anna, reader) = (bot.Telegram.PrivateChat(_anna), bot.Telegram.PrivateChat(bot.Telegram.User("Cleo")));
        reader.Says(Question);
        Assert.Equal(
            "I'll tell you if this article is corrected or retracted.",
            await (await reader.NextReply(Test)).Press("Tell me", Test)
        );

        anna.Says(Question);
        await (await anna.NextReply(Test)).Press("Edit this article", Test);
        await (await anna.NextReply(Test)).Press("Correct", Test);
        Assert.StartsWith("What is the correction", (await anna.NextReply(Test)).Text, StringComparison.Ordinal);
        anna.Says("It was thirty groups.");
        var preview = await anna.NextReply(Test);
        Assert.EndsWith(
            "1 reader who subscribed to this article will be told.",
            preview.Text,
            StringComparison.Ordinal
        );
        await PressAsync(preview, "Publish", "Changed: Rebels reject the Sochi congress.");

        await _bot.WaitForLog("Information: Library updated", Test);
        await RestartAsync();
        Assert.Equal(
            "An article that I quoted to you was corrected: Rebels reject the Sochi congress\nIt was thirty groups.",
            (await reader.NextReply(Test)).Text
        );
    }

    [Fact]
    public async Task Two_moderators_in_a_group_change_one_article_with_a_restart_between_and_the_second_looks_again()
    {
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi));
        _newsroom.Says("/correct@news_test_bot sochi", _anna);
        var asked = await _newsroom.NextReply(Test);
        _newsroom.Says("/retract@news_test_bot sochi: The statement was withdrawn by its authors.", _boris);
        var retraction = await _newsroom.NextReply(Test);
        await RestartAsync();

        _newsroom.Says("It was thirty groups.", _anna, replyTo: asked);
        var correction = await _newsroom.NextReply(Test);
        await PressAsync(correction, "Publish", "Changed: ", _anna);
        await retraction.Press("Publish", Test, _boris);
        var again = await _newsroom.NextReply(Test);
        Assert.StartsWith("Somebody changed sochi.txt in the meantime", again.Text, StringComparison.Ordinal);
        await PressAsync(again, "Publish", "Changed: ", _boris);
        var text = await File.ReadAllTextAsync(Path.Combine(bot.ArticlesFolder, "sochi.txt"), Test);
        Assert.Contains("status: retracted", text, StringComparison.Ordinal);
        Assert.Contains("correction: The statement was withdrawn by its authors.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("thirty", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_a_group_is_answered_while_a_moderator_is_asked_for_a_text()
    {
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi));
        _newsroom.Says("/correct@news_test_bot sochi", _anna);
        await _newsroom.NextReply(Test);
        _newsroom.Says("@news_test_bot " + Question, _boris);
        Assert.StartsWith(
            "Nearly forty rebel groups",
            (await _newsroom.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>Presses a button, and waits for the message to begin with other words.</summary>
    private async Task PressAsync(ChatMessage message, string label, string expected, Person? from = null)
    {
        await message.Press(label, Test, from);
        await _bot.Telegram.WaitFor(_ => message.Text.StartsWith(expected, StringComparison.Ordinal), Test);
    }

    private async Task<RunningBot> StartAsync(params (string File, string Text)[] articles)
    {
        _bot = await RunningBot.CreateAsync();
        (_anna, _boris) = (_bot.Telegram.User("Anna"), _bot.Telegram.User("Boris"));
        _newsroom = _bot.Telegram.Group("Newsroom");
        Directory.CreateDirectory(_bot.ArticlesFolder);
        foreach (var (file, text) in articles)
            await File.WriteAllTextAsync(Path.Combine(_bot.ArticlesFolder, file), text, Test);
        await StartHostAsync();
        return _bot;
    }

    private async Task RestartAsync()
    {
        await _bot.StopHostAsync();
        await StartHostAsync();
    }

    private Task StartHostAsync() =>
        _bot.StartOverFolderAsync(
            ("Moderators:Users:0", $"{_anna.Id}"),
            ("Moderators:Users:1", $"{_boris.Id}"),
            ("Moderators:Chats:0", $"{_newsroom.Id}")
        );
}
