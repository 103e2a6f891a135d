using System.Text.Json.Nodes;

namespace NewsBot.Tests.Telegram;

public sealed class AnsweringTests : BotTests
{
    [Fact]
    public async Task A_question_is_answered_with_the_passage_and_its_source()
    {
        await using var bot = await RunningBot.StartAsync();
        var question = bot.Chat.Says("What did the envoy say about the talks in Geneva?");

        var reply = await bot.Chat.NextReply(Test);
        Assert.Multiple(
            () => Assert.Equal(question.Id, reply.ReplyTo),
            () =>
                Assert.StartsWith(
                    "The envoy, Staffan de Mistura, said",
                    Assert.Single(reply.Marked("blockquote")),
                    StringComparison.Ordinal
                ),
            () =>
                Assert.Equal(
                    ["The envoy, Staffan de Mistura, said that the congress must support the talks in Geneva."],
                    reply.Marked("bold")
                ),
            () => Assert.Equal(["Rebels reject the Sochi congress"], reply.Marked("text_link")),
            () =>
                Assert.Contains(
                    $"Sample Wire · Tue 26 December 2017 · {Some.SochiAge} years old",
                    reply.Text,
                    StringComparison.Ordinal
                ),
            () => Assert.Equal("HTML", reply.ParseMode, ignoreCase: true)
        );
        var link = reply.Entities.Single(entity => entity["type"]!.GetValue<string>() == "text_link")[
            "url"
        ]!.GetValue<string>();
        Assert.Equal("https://news.example/sochi?a=1&b=2#:~:text=The%20envoy%2C%20Staffan,next%20round.", link);
    }

    [Fact]
    public async Task A_question_on_another_matter_is_refused_with_what_is_missing()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says("When was the earthquake in Japan?");

        var reply = await bot.Chat.NextReply(Test);
        Assert.Equal(
            """
            I found nothing about that in my library, so I won't guess.
            Not in any article: earthquake, Japan
            Library: 2 articles, newest Tue 14 May 2019.
            Try a name or fewer words, or see /latest.
            """,
            reply.Text
        );
    }

    [Fact]
    public async Task Start_offers_questions_that_its_buttons_answer()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says("/start");

        var greeting = await bot.Chat.NextReply(Test);
        Assert.Equal([Some.Question], greeting.Buttons);
        Assert.Equal("", await greeting.Press("Who rejected", Test));
        Assert.Contains("Nearly forty rebel groups", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help", "Ask a question in your own words")]
    [InlineData("/latest", "Harbour bridge opens after nine years")]
    [InlineData("/sources", "Sample Wire – 1 article")]
    [InlineData("/nonsense", "I don't know the command /nonsense")]
    public async Task Each_command_is_answered(string command, string expected)
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Says(command);
        Assert.Contains(expected, (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_of_commands_is_set_at_the_start()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.Telegram.WaitFor(request => request.Is("setMyCommands"), Test);
        Assert.Equal(
            ["start", "help", "latest", "sources", "new", "privacy", "forget"],
            bot.Telegram.Commands.Select(command => command!["command"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_sticker_gets_one_friendly_line()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Chat.Sends(
            "sticker",
            JsonNode.Parse(
                """{"file_id":"s","file_unique_id":"s","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false}"""
            )!
        );
        Assert.StartsWith("I can only read text.", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_it_answers_a_mention_a_command_or_a_reply_and_nothing_else()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Telegram.HasPrivacyMode = false;
        var (anna, otherBot) = (bot.Telegram.User("Anna"), bot.Telegram.User("Weather", isBot: true));
        var group = bot.Telegram.Group("News room");

        group.Says(Question, anna);
        group.Says("/start@weather_bot", anna);
        group.Says("/forecast", anna);
        group.Says("@news_test_bot who rejected the congress?", otherBot);
        var mention = group.Says("@news_test_bot, who rejected the congress in Sochi?", anna);
        var answer = await group.NextReply(Test);
        Assert.Equal(mention.Id, answer.ReplyTo);
        Assert.Contains("Nearly forty rebel groups", answer.Text, StringComparison.Ordinal);

        group.Says("/ask@news_test_bot Who opened the harbour bridge?", anna);
        Assert.Contains("The mayor opened", (await group.NextReply(Test)).Text, StringComparison.Ordinal);

        group.Says("@news_test_bot", anna);
        Assert.Contains("in your own words", (await group.NextReply(Test)).Text, StringComparison.Ordinal);

        var reply = group.Says("Where must the talks be supported?", anna, replyTo: answer);
        Assert.Equal(reply.Id, (await group.NextReply(Test)).ReplyTo);
    }

    [Fact]
    public async Task In_a_forum_the_answer_goes_to_the_same_topic()
    {
        await using var bot = await RunningBot.StartAsync();
        var forum = bot.Telegram.Group("Forum", isForum: true);
        var topic = forum.Topic();
        forum.Says("@news_test_bot who rejected the congress in Sochi?", bot.Telegram.User("Anna"), topic);
        Assert.Equal(topic, (await forum.NextReply(Test)).Topic);
    }

    [Fact]
    public async Task Answers_keep_the_order_of_the_questions_in_a_chat()
    {
        await using var bot = await RunningBot.StartAsync();
        var questions = Enumerable.Range(0, 20).Select(_ => bot.Chat.Says(Question).Id).ToList();
        var replies = new List<int?>();
        foreach (var _ in questions)
            replies.Add((await bot.Chat.NextReply(Test)).ReplyTo);
        Assert.Equal(questions.Cast<int?>(), replies);
    }

    [Fact]
    public async Task A_thousand_questions_at_once_are_all_answered_and_none_twice()
    {
        await using var bot = await RunningBot.StartAsync();
        var chats = Enumerable
            .Range(0, 1000)
            .Select(i => bot.Telegram.PrivateChat(bot.Telegram.User($"User {i}")))
            .ToList();
        foreach (var chat in chats)
            chat.Says(Question);
        foreach (var chat in chats)
            await chat.NextReply(Test);
        await bot.StopHostAsync();
        Assert.All(chats, chat => Assert.Equal(2, chat.Messages.Count));
        Assert.Equal(0, bot.Telegram.PendingUpdates);
    }

    [Fact]
    public async Task A_reply_is_sent_without_a_preview_and_also_when_the_question_is_gone()
    {
        await using var bot = await RunningBot.StartAsync();
        await AssertAnswersAsync(bot);
        var sent = bot.Telegram.Requests.Single(request => request.Is("sendMessage")).Arguments;
        Assert.True(sent.Inner("link_preview_options")!.Flag("is_disabled"));
        Assert.True(sent.Inner("reply_parameters")!.Flag("allow_sending_without_reply"));
    }

    [Fact]
    public async Task A_link_that_telegram_refuses_is_left_out()
    {
        var words = string.Join('-', Enumerable.Repeat("مؤتمر", 300));
        var articles = Enumerable
            .Range(0, 10)
            .Select(i =>
                $"title: The congress, part {i}\ndate: 2017-12-26\nurl: "
                + $"https://news.example/{i}-{words}\n\nText number {i} of the congress."
            );
        await using var bot = await RunningBot.StartAsync([.. articles]);
        bot.Chat.Says("/latest");
        Assert.Contains("The congress, part 9", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        bot.Chat.Says("Text number of the congress");
        await bot.Chat.NextReply(Test);
    }

    [Fact]
    public async Task A_question_whose_answer_is_not_sure_is_no_example()
    {
        await using var bot = await RunningBot.StartAsync(
            "title: T\nquestions: Who paid for the repair of the zeppelin in Ghent? | Where did the zeppelin land? => "
                + "zeppelin landed\n\nThe zeppelin landed."
        );
        bot.Chat.Says("/start");
        Assert.Equal(["Where did the zeppelin land?"], (await bot.Chat.NextReply(Test)).Buttons);
    }

    [Fact]
    public async Task A_question_of_invisible_characters_is_no_button()
    {
        await using var bot = await RunningBot.StartAsync(
            "title: T\nquestions: \u200f | Where did the zeppelin land? => zeppelin landed\n\nThe zeppelin landed."
        );
        bot.Chat.Says("/start");
        var greeting = await bot.Chat.NextReply(Test);
        Assert.Equal(["Where did the zeppelin land?"], greeting.Buttons);
        await greeting.Press("Where did", Test);
        Assert.Contains("The zeppelin landed.", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_album_is_answered_once_by_the_words_below_any_of_its_pictures()
    {
        await using var bot = await RunningBot.StartAsync();
        for (var i = 0; i < 10; i++)
            bot.Chat.SendsPicture("album", i == 3 ? Question : null);
        Assert.StartsWith("Nearly forty", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_album_without_words_gets_one_friendly_line()
    {
        await using var bot = await RunningBot.StartAsync();
        for (var i = 0; i < 10; i++)
            bot.Chat.SendsPicture("album", null);
        Assert.StartsWith("I can only read text.", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
        bot.Chat.Says("/help");
        Assert.Contains("in your own words", (await bot.Chat.NextReply(Test)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_in_no_log_line_even_when_things_go_wrong()
    {
        await using var bot = await RunningBot.StartAsync();
        using (bot.Telegram.Faults.ServerError("sendMessage", times: 1))
        using (bot.Telegram.Faults.Reset("sendMessage", times: 1))
        {
            bot.Chat.Says(Question);
            await bot.Chat.NextReply(Test);
        }

        await bot.StopHostAsync();
        Assert.NotEmpty(bot.Log);
        Assert.DoesNotContain(bot.Log, line =>
            line.Contains(bot.Telegram.Token, StringComparison.Ordinal)
            || line.Contains("test-token", StringComparison.Ordinal)
        );
    }
}
