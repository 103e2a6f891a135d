using NewsBot.Messaging;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Updates;
using NewsBot.Tests.Conversations;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Tests.Telegram.Updates;

public sealed class MessageAddressingTests
{
    private const long Anna = 7;
    private const long AnonymousAdministrator = 1087968824;
    private const long ChannelWriter = 136817688;

    private static readonly User Bot = new()
    {
        Id = 42,
        IsBot = true,
        FirstName = "News",
        Username = "news_test_bot",
    };

    private readonly MessageAddressing _addressing = new(Known(Bot), Some.Services().Get<SlashCommands>());

    internal static BotAccount Known(User bot)
    {
        var account = new BotAccount();
        account.Set(bot);
        return account;
    }

    [Theory]
    [InlineData("Who is Shoigu?", "Who is Shoigu?")]
    [InlineData("@news_test_bot Who is Shoigu?", "Who is Shoigu?")]
    [InlineData("Who is Shoigu, @news_test_bot?", "Who is Shoigu, ?")]
    [InlineData("@news_test_bot", "/help")]
    [InlineData("/ask @news_test_bot who?", "/ask who?")]
    public void In_private_the_bots_name_is_no_word_of_the_question(string text, string said) =>
        Assert.Equal(said, _addressing.TextFor(Message(text, ChatType.Private)));

    [Theory]
    [InlineData("@news_test_bot Who is Shoigu?", "Who is Shoigu?")]
    [InlineData("@News_Test_Bot, tell me, @news_test_bot: who is Shoigu?", "tell me, who is Shoigu?")]
    [InlineData("/Ask who is Shoigu?", "/Ask who is Shoigu?")]
    [InlineData("/ask@news_test_bot who, @news_test_bot?", "/ask@news_test_bot who, ?")]
    [InlineData("/ask@News_Test_Bot who?", "/ask@News_Test_Bot who?")]
    [InlineData("Who is Shoigu?", null)]
    [InlineData("@other_bot who is Shoigu?", null)]
    [InlineData("/ask@other_bot who?", null)]
    [InlineData("/forecast", null)]
    public void In_a_group_what_is_meant_for_the_bot_is_heard_without_its_name(string text, string? said) =>
        Assert.Equal(said, _addressing.TextFor(Message(text, ChatType.Supergroup)));

    [Theory]
    [InlineData(Anna, false, true)]
    [InlineData(AnonymousAdministrator, true, true)]
    [InlineData(ChannelWriter, true, true)]
    [InlineData(99, true, false)]
    public void Anonymous_people_are_heard_and_bots_are_not(long id, bool isBot, bool isHeard)
    {
        var message = Message("@news_test_bot who?", ChatType.Supergroup);
        message.From = new User
        {
            Id = id,
            IsBot = isBot,
            FirstName = "X",
        };
        Assert.Equal(isHeard, _addressing.TextFor(message) is not null);
    }

    [Fact]
    public void A_message_of_a_topic_that_the_bot_opened_is_no_reply_to_it()
    {
        var message = Message("Who is Shoigu?", ChatType.Supergroup);
        message.ReplyToMessage = new Message
        {
            From = Bot,
            ForumTopicCreated = new ForumTopicCreated { Name = "News" },
        };
        Assert.Null(_addressing.TextFor(message));
        message.ReplyToMessage.ForumTopicCreated = null;
        Assert.Equal("Who is Shoigu?", _addressing.TextFor(message));
    }

    [Fact]
    public void What_was_sent_through_the_bot_is_not_meant_for_it()
    {
        var message = Message("Who is Shoigu?", ChatType.Private);
        message.ViaBot = Bot;
        Assert.Null(_addressing.TextFor(message));
    }

    private static Message Message(string text, ChatType type) =>
        new()
        {
            Chat = new Chat { Id = -5, Type = type },
            From = new User { Id = Anna, FirstName = "Anna" },
            Text = text,
            Entities = [.. Marks(text)],
        };

    private static IEnumerable<MessageEntity> Marks(string text)
    {
        var start = 0;
        foreach (var word in text.Split(' '))
        {
            var trimmed = word.TrimEnd(',', ':', '?');
            if (trimmed.StartsWith('/'))
                yield return new MessageEntity
                {
                    Type = MessageEntityType.BotCommand,
                    Offset = start,
                    Length = trimmed.Length,
                };
            if (trimmed.StartsWith('@'))
                yield return new MessageEntity
                {
                    Type = MessageEntityType.Mention,
                    Offset = start,
                    Length = trimmed.Length,
                };
            start += word.Length + 1;
        }
    }
}
