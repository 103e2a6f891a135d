using System.Text;
using System.Text.Json;
using NewsBot.Configuration;
using NewsBot.Messaging;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Updates;
using NewsBot.Tests.Conversations;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram.Updates;

/// <summary>What updates ask of the bot, as Telegram writes them.</summary>
public sealed class UpdateParserTests
{
    private const string Anna = """{"id":7,"is_bot":false,"first_name":"Anna","language_code":"de"}""";
    private const string Bot = """{"id":42,"is_bot":true,"first_name":"News","username":"news_test_bot"}""";
    private const string Private = """{"id":7,"type":"private","first_name":"Anna"}""";
    private const string Group = """{"id":-5,"type":"supergroup","title":"Friends"}""";
    private const string Newsroom = """{"id":-6,"type":"supergroup","title":"News room"}""";
    private const string Wire = """{"id":-100777,"type":"channel","title":"Wire","username":"wire"}""";

    private static readonly string Article =
        "Bridge opens\n\n" + string.Concat(Enumerable.Repeat("The mayor opened the harbour bridge on Tuesday. ", 10));

    private readonly UpdateParser _reader = new(
        new MessageAddressing(
            MessageAddressingTests.Known(
                new User
                {
                    Id = 42,
                    IsBot = true,
                    FirstName = "News",
                    Username = "news_test_bot",
                }
            ),
            Some.Services().Get<SlashCommands>()
        ),
        new ModeratorIds([7, 8], [-6], [-100777])
    );

    [Fact]
    public void Words_to_the_bot_alone_are_answered_by_a_reply_in_the_persons_language()
    {
        var said = Read<BotUpdate.Message>("message", Message(Private, "Who won?"));
        Assert.Equal(
            ("Who won?", 7, "de", true),
            (said.Incoming.Text, said.Person.Id, said.Person.Language, said.Person.IsModerator)
        );
        Assert.Equal(new Destination(7, null, 3), said.Destination);
        Assert.False(said.IsEdit || said.Incoming.Chat.IsGroup);
    }

    [Fact]
    public void Who_is_a_moderator_is_one_alone_with_the_bot_and_everybody_is_in_a_moderators_chat()
    {
        Assert.True(Read<BotUpdate.Message>("message", Message(Private, "/status")).Person.IsModerator);
        Assert.False(
            Read<BotUpdate.Message>("message", Message(Group, "@news_test_bot hello", Mention)).Person.IsModerator
        );
        Assert.True(
            Read<BotUpdate.Message>(
                "message",
                Message(
                    Newsroom,
                    "@news_test_bot hello",
                    Mention,
                    from: Anna.Replace("7", "99", StringComparison.Ordinal)
                )
            ).Person.IsModerator
        );
    }

    [Fact]
    public void In_a_forum_the_answer_goes_to_the_topic_and_elsewhere_a_thread_is_no_topic()
    {
        Assert.Equal(
            9,
            Read<BotUpdate.Message>(
                "message",
                Message(Group, "@news_test_bot hello", Mention + ""","message_thread_id":9,"is_topic_message":true""")
            ).Destination.Topic
        );
        Assert.Null(
            Read<BotUpdate.Message>(
                "message",
                Message(Group, "@news_test_bot hello", Mention + ""","message_thread_id":9""")
            ).Destination.Topic
        );
    }

    [Fact]
    public void What_the_person_highlighted_counts_and_what_telegram_cut_out_does_not()
    {
        var reply =
            $$""","reply_to_message":{"message_id":2,"date":1,"chat":{{Group}},"from":{"id":8,"is_bot":false"""
            + ""","first_name":"Ben"},"caption":"They say the bridge is shut."}""";
        var manual = Read<BotUpdate.Message>(
            "message",
            Message(
                Group,
                "@news_test_bot true?",
                Mention + reply + ""","quote":{"text":"the bridge","position":0,"is_manual":true}"""
            )
        ).Incoming;
        var automatic = Read<BotUpdate.Message>(
            "message",
            Message(Group, "@news_test_bot true?", Mention + reply + ""","quote":{"text":"the bridge","position":0}""")
        ).Incoming;
        Assert.Equal(
            ("the bridge", "They say the bridge is shut.", false),
            (manual.Highlighted, manual.RepliedTo, manual.IsReplyToBot)
        );
        Assert.Equal((null, "They say the bridge is shut."), (automatic.Highlighted, automatic.RepliedTo));
    }

    [Fact]
    public void The_words_below_a_picture_are_words_and_an_edit_that_takes_them_away_asks_nothing()
    {
        var photo = ""","photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1}]""";
        Assert.Equal(
            "Who won?",
            Read<BotUpdate.Message>("message", Bare(Private, photo + ""","caption":"Who won?" """)).Incoming.Text
        );
        Assert.Equal("", Read<BotUpdate.Message>("message", Bare(Private, photo)).Incoming.Text);
        Assert.Null(Read("edited_message", Bare(Private, photo)));
        Assert.True(Read<BotUpdate.Message>("edited_message", Message(Private, "Who won?")).IsEdit);
    }

    [Fact]
    public void What_a_moderator_hands_in_is_an_article_and_the_same_of_anybody_else_is_a_question()
    {
        Assert.Equal(Article, WordsOf(Read<BotUpdate.ArticleSubmitted>("message", Message(Private, Article))));
        Assert.Equal(
            Article,
            WordsOf(
                Read<BotUpdate.ArticleSubmitted>(
                    "message",
                    Message(
                        Private,
                        Article,
                        ""","forward_origin":{"type":"user","date":1,"sender_user":{"id":9,"is_bot":false,"first_name":"Eve"}}"""
                    )
                )
            )
        );
        Assert.IsType<BotUpdate.Message>(Read("message", Message(Group, "@news_test_bot " + Article, Mention)));
        Assert.IsType<BotUpdate.Message>(
            Read(
                "message",
                Message(
                    Private,
                    "Who won?",
                    ""","forward_origin":{"type":"hidden_user","date":1,"sender_user_name":"Eve"}"""
                )
            )
        );
        var file = Read<BotUpdate.ArticleSubmitted>(
            "message",
            Bare(Private, ""","document":{"file_id":"f","file_unique_id":"u","file_size":12}""")
        ).File;
        Assert.Equal(("pasted.txt", "f", 12L), (file.Name, file.FileId, file.Size));
    }

    [Fact]
    public void A_forwarded_post_has_the_link_of_its_channel_where_others_can_see_it()
    {
        Assert.Contains("url: https://t.me/wire/5", WordsOf(Forwarded(Wire)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "url:",
            WordsOf(Forwarded(Wire.Replace(",\"username\":\"wire\"", "", StringComparison.Ordinal))),
            StringComparison.Ordinal
        );

        BotUpdate.ArticleSubmitted Forwarded(string channel) =>
            Read<BotUpdate.ArticleSubmitted>(
                "message",
                Message(
                    Private,
                    "A zeppelin landed.",
                    $$""","forward_origin":{"type":"channel","date":86400,"chat":{{channel}},"message_id":5}"""
                )
            );
    }

    [Theory]
    [InlineData("channel_post")]
    [InlineData("edited_channel_post")]
    public void A_post_of_a_listed_channel_becomes_a_file(string kind)
    {
        var posted = Read<BotUpdate.ChannelPost>(kind, Message(Wire, "A zeppelin landed."));
        Assert.Equal(("channels/100777-3.txt", -100777L), (posted.File, posted.Channel));
        Assert.Null(Read(kind, Message(Wire.Replace("777", "778", StringComparison.Ordinal), "A zeppelin landed.")));
        Assert.Null(Read(kind, Bare(Wire, "")));
    }

    [Fact]
    public void A_button_asks_in_the_light_of_the_question_that_its_message_answers()
    {
        var asked =
            $$"""{"message_id":2,"date":1,"chat":{{Group}},"from":{{Anna}},"text":"/ask@news_test_bot Who won?"}""";
        var pressed = Read<BotUpdate.ButtonPressed>(
            "callback_query",
            Callback(
                $$""","message":{"message_id":3,"date":1,"chat":{{Group}},"from":{{Bot}}"""
                    + $$""","text":"…","message_thread_id":9,"is_topic_message":true,"reply_to_message":{{asked}}}"""
            )
        );
        Assert.Equal(
            ("Who won?", "2m", false),
            (pressed.Press.Question, pressed.Press.Data, pressed.Person.IsModerator)
        );
        Assert.Equal(new Destination(-5, 9, 2) { Edits = new EditedMessage(3, null) }, pressed.InPlace);
        Assert.Equal(new Destination(-5, 9, 2), pressed.Destination);
        Assert.True(pressed.CanBeTold);
    }

    [Theory]
    [InlineData("/latest", null)]
    [InlineData("/remove fire", null)]
    [InlineData("/ask", null)]
    [InlineData("/ask Who won?", "Who won?")]
    [InlineData("Who won?", "Who won?")]
    public void A_command_that_a_message_answers_is_no_question_but_for_what_is_asked_with_it(
        string said,
        string? question
    )
    {
        var replied = $$"""{"message_id":2,"date":1,"chat":{{Private}},"from":{{Anna}},"text":"{{said}}"}""";
        Assert.Equal(
            question,
            Read<BotUpdate.ButtonPressed>(
                "callback_query",
                Callback(
                    $$""","message":{"message_id":3,"date":1,"chat":{{Private}},"from":{{Bot}},"text":"…","reply_to_message":{{replied}}}"""
                )
            ).Press.Question
        );
    }

    [Fact]
    public void A_button_below_words_of_the_bot_in_reply_to_itself_answers_no_question()
    {
        var own = $$"""{"message_id":2,"date":1,"chat":{{Private}},"from":{{Bot}},"text":"Hello"}""";
        Assert.Null(
            Read<BotUpdate.ButtonPressed>(
                "callback_query",
                Callback(
                    $$""","message":{"message_id":3,"date":1,"chat":{{Private}},"from":{{Bot}},"text":"…","reply_to_message":{{own}}}"""
                )
            ).Press.Question
        );
    }

    [Fact]
    public void A_button_of_a_message_that_was_sent_inline_edits_it_and_can_say_nothing_more_there()
    {
        var pressed = Read<BotUpdate.ButtonPressed>("callback_query", Callback(""","inline_message_id":"in" """));
        Assert.Equal(new EditedMessage(0, "in"), pressed.InPlace.Edits);
        Assert.True(pressed.Press.Chat.IsGuest);
        Assert.False(pressed.CanBeTold);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("2", 2)]
    [InlineData("-1", 0)]
    [InlineData("x", 0)]
    public void A_page_that_is_asked_for_inline_is_a_number_or_the_first(string offset, int page) =>
        Assert.Equal(
            page,
            Read<BotUpdate.InlineQuery>(
                "inline_query",
                $$"""{"id":"1","from":{{Anna}},"query":"who","offset":"{{offset}}"}"""
            ).Page
        );

    [Fact]
    public void Being_let_in_is_one_thing_and_a_change_of_rights_another()
    {
        Assert.IsType<BotUpdate.JoinedChat>(Read("my_chat_member", Member(Group, "left", "member")));
        Assert.IsType<BotUpdate.JoinedChat>(Read("my_chat_member", Member(Private, "kicked", "member")));
        Assert.Null(Read("my_chat_member", Member(Group, "member", "administrator")));
        Assert.Null(Read("my_chat_member", Member(Wire, "left", "administrator")));
        Assert.Equal(
            -5,
            Assert.IsType<BotUpdate.LeftChat>(Read("my_chat_member", Member(Group, "member", "kicked"))).Chat.Id
        );
    }

    [Fact]
    public void What_was_sent_through_the_bot_or_by_another_bot_asks_nothing()
    {
        Assert.Null(Read("message", Message(Private, "Who won?", $$""","via_bot":{{Bot}}""")));
        Assert.Null(Read("message", Message(Private, Article, $$""","via_bot":{{Bot}}""")));
        Assert.Null(
            Read(
                "message",
                Message(
                    Group,
                    "@news_test_bot hello",
                    Mention,
                    from: """{"id":77,"is_bot":true,"first_name":"Other"}"""
                )
            )
        );
    }

    private const string Mention = ""","entities":[{"type":"mention","offset":0,"length":14}]""";

    private T Read<T>(string kind, string json)
        where T : BotUpdate => Assert.IsType<T>(Read(kind, json));

    private BotUpdate? Read(string kind, string json) =>
        _reader.Read(
            JsonSerializer.Deserialize(
                JsonElement.Parse($$"""{"update_id":1,"{{kind}}":{{json}}}"""),
                BotApiJson.Update
            )!
        );

    private static string WordsOf(BotUpdate.ArticleSubmitted submitted) =>
        Encoding.UTF8.GetString(submitted.File.Content!);

    private static string Message(string chat, string text, string more = "", string from = Anna) =>
        Bare(chat, $$""","text":{{JsonSerializer.Serialize(text)}}{{more}}""", from);

    private static string Bare(string chat, string more, string from = Anna) =>
        $$"""{"message_id":3,"date":1,"chat":{{chat}},"from":{{from}}{{more}}}""";

    private static string Callback(string more) =>
        $$"""{"id":"1","from":{{Anna}},"chat_instance":"1","data":"2m"{{more}}}""";

    private static string Member(string chat, string before, string after) =>
        $$"""{"chat":{{chat}},"from":{{Anna}},"date":1,"old_chat_member":{{As(before)}},"new_chat_member":{{As(after)}}}""";

    private static string As(string status) =>
        status switch
        {
            "administrator" =>
                $$"""{"user":{{Bot}},"status":"administrator","can_be_edited":false,"is_anonymous":false"""
                    + ""","can_manage_chat":true,"can_delete_messages":false,"can_manage_video_chats":false"""
                    + ""","can_restrict_members":false,"can_promote_members":false,"can_change_info":false"""
                    + ""","can_invite_users":false}""",
            "kicked" => $$"""{"user":{{Bot}},"status":"kicked","until_date":0}""",
            _ => $$"""{"user":{{Bot}},"status":"{{status}}"}""",
        };
}
