namespace NewsBot.Tests.Telegram;

/// <summary>The bot in groups.</summary>
public sealed class GroupTests : BotTests
{
    [Fact]
    public async Task Private_matters_are_shown_to_one_member_and_answers_to_all()
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
    public async Task What_a_member_chooses_from_a_private_list_is_an_answer_for_all()
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
    public async Task After_no_answer_a_reply_is_the_next_question()
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
    public async Task A_reply_that_quotes_words_asks_about_these()
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
    public async Task A_group_is_greeted_once_with_one_line()
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
    public async Task A_group_that_becomes_a_supergroup_is_not_greeted_again()
    {
        SkipWithReplicas("What comes from two chats may be handled in any order.");
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
}
