using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Storage;
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
            "1 reader who subscribed to this article will be notified.",
            preview.Text,
            StringComparison.Ordinal
        );
        await PressAsync(preview, "Publish", "Changed: Rebels reject the Sochi congress.");

        await _bot.WaitForLibrary(Test);
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
        var text = bot.ReadFile("sochi.txt");
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

    [Fact]
    public async Task From_nothing_found_to_the_reader_who_has_the_passage_takes_a_moderator_three_taps()
    {
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi), ("bridge.txt", Some.Bridge));
        var reader = bot.Telegram.PrivateChat(bot.Telegram.User("Cleo"));
        reader.Says("Whom did the diplomat see in Austria?");
        Assert.Equal(
            "Your question is kept for the moderators.",
            await (await reader.NextReply(Test)).Press("Ask the moderators", Test)
        );

        _newsroom.Says("/questions@news_test_bot", _anna);
        await (await _newsroom.NextReply(Test)).Press("1", Test, _anna);
        var group = await _newsroom.NextReply(Test);
        Assert.Contains("1 person asked to be notified.", group.Text, StringComparison.Ordinal);
        await group.Press("Synonym for “diplomat”", Test, _anna);
        _newsroom.Says("envoy", _anna, replyTo: await _newsroom.NextReply(Test));
        await PressAsync(await _newsroom.NextReply(Test), "Publish", "Changed: diplomat, envoy", _anna);
        await bot.WaitForLibrary(Test);

        _newsroom.Says("/questions@news_test_bot", _anna);
        await (await _newsroom.NextReply(Test)).Press("1", Test, _anna);
        group = await _newsroom.NextReply(Test);
        var number = group.Text.Split('\n').First(line => line.Contains("envoy", StringComparison.Ordinal))[..1];
        await PressAsync(group, $"{number} answers it", "“Rebels reject", _anna);
        await PressAsync(group, "Tell the one", "Told in 1 chat.", _anna);
        var told = await reader.NextReply(Test);
        Assert.StartsWith(
            "You asked “Whom did the diplomat see in Austria?”. An article answers it now:",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Staffan de Mistura", told.Text, StringComparison.Ordinal);
        Assert.Contains(
            "- Whom did the diplomat see in Austria? => The envoy, Staffan de Mistura",
            bot.ReadFile("sochi.txt"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_reader_who_got_a_wrong_passage_hears_of_the_right_one_even_if_the_bot_stops_before_it_is_sent()
    {
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi), ("bridge.txt", Some.Bridge));
        var reader = bot.Telegram.PrivateChat(bot.Telegram.User("Cleo"));
        reader.Says(Question);
        await (await reader.NextReply(Test)).Press("👎", Test);
        var others = await reader.NextReply(Test);
        await others.Press("None of these", Test);
        await bot.Telegram.WaitFor(_ => others.Buttons.Contains("Ask the moderators for an article"), Test);
        await others.Press("Ask the moderators", Test);

        var anna = bot.Telegram.PrivateChat(_anna);
        anna.Says("/questions");
        var list = await anna.NextReply(Test);
        Assert.Contains("👎 1 👍 0", list.Text, StringComparison.Ordinal);
        await list.Press("1", Test);
        var group = await anna.NextReply(Test);
        using (bot.Telegram.Faults.TooManyRequests("sendMessage", retryAfter: 600))
        {
            await group.Press("Tell the one", Test);
            await bot.Telegram.WaitFor(request => request.Is("sendMessage") && request.Status == 429, Test);
            await bot.StopHostAsync();
        }

        await StartHostAsync();
        Assert.Contains("Nearly forty rebel groups", (await reader.NextReply(Test)).Text, StringComparison.Ordinal);
        await RestartAsync();
        reader.Says("/help");
        Assert.Contains("in your own words", (await reader.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_text_replaces_the_wrong_one_and_old_buttons_lead_to_it()
    {
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi));
        var (anna, reader) = (bot.Telegram.PrivateChat(_anna), bot.Telegram.PrivateChat(bot.Telegram.User("Cleo")));
        reader.Says(Question);
        var old = await reader.NextReply(Test);
        anna.Says(Some.Sochi.Replace("forty", "thirty", StringComparison.Ordinal));
        var report = await anna.NextReply(Test);
        Assert.Contains("New version of “Rebels reject the Sochi congress”?", report.Text, StringComparison.Ordinal);
        await PressAsync(report, "Replace", "Replaced: Rebels reject the Sochi congress.");
        Assert.Single(bot.ListFiles());
        await bot.WaitForLibrary(Test);
        await old.Press("Around", Test);
        await bot.Telegram.WaitFor(_ => old.Text.Contains("Nearly thirty", StringComparison.Ordinal), Test);
    }

    [Fact]
    public async Task Why_in_reply_to_an_answer_explains_that_answer_and_not_the_last_one()
    {
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi), ("bridge.txt", Some.Bridge));
        _newsroom.Says("@news_test_bot " + Question, _anna);
        var answer = await _newsroom.NextReply(Test);
        _newsroom.Says("@news_test_bot Who opened the harbour bridge?", _boris);
        await _newsroom.NextReply(Test);
        _newsroom.Says("/why@news_test_bot", _boris, replyTo: answer);
        var why = await _newsroom.NextReply(Test);
        Assert.StartsWith(Question, why.Text, StringComparison.Ordinal);
        Assert.Contains("In this sentence: rejected, congress, Sochi", why.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_comes_to_the_newsroom_at_its_hour_with_what_is_new_and_leads_to_it()
    {
        SkipWithReplicas("It changes a file of SQLite.");
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi));
        var reader = bot.Telegram.PrivateChat(bot.Telegram.User("Cleo"));
        reader.Says("Where is the new zoo?");
        await (await reader.NextReply(Test)).Press("Ask the moderators", Test);
        await bot.StopHostAsync();

        // The last digest was a day ago, and it is noon.
        using (var database = Database.In(bot.DataFolder, bot.Telegram.Time, NullLogger.Instance))
            Assert.Equal(1, database.Execute("update digests set at = at - 86400"));
        await StartHostAsync();
        var digest = await _newsroom.NextReply(Test);
        Assert.StartsWith(
            "1 question without a good answer\n1. 1× Where is the new zoo?\n",
            digest.Text,
            StringComparison.Ordinal
        );
        await digest.Press("1", Test, _boris);
        Assert.Contains(
            "1 person asked to be notified.",
            (await _newsroom.NextReply(Test)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_changes_nothing()
    {
        SkipWithReplicas("A change is written to the database.");
        await using var bot = await StartAsync(("sochi.txt", Some.Sochi));
        var anna = bot.Telegram.PrivateChat(_anna);
        anna.Says("/correct sochi: It was thirty groups.");
        var preview = await anna.NextReply(Test);

        // Nothing can be written where a file is in the folder's place.
        var history = Path.Combine(bot.DataFolder, "history");
        await File.WriteAllTextAsync(history, "", Test);
        await preview.Press("Publish", Test);
        Assert.StartsWith("I couldn't save that: ", (await anna.NextReply(Test)).Text, StringComparison.Ordinal);
        Assert.Equal(Some.Sochi, bot.ReadFile("sochi.txt"));
        File.Delete(history);
        await PressAsync(preview, "Publish", "Changed: ");
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
