using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace NewsBot.TestServer;

/// <summary>A chat that the bot is in, from the side of the people in it.</summary>
public sealed partial class BotChat
{
    private readonly FakeTelegram _server;
    private readonly List<ChatMessage> _messages = [];
    private readonly HashSet<int> _topics = [];
    private int _lastMessageId;
    private readonly Channel<ChatMessage> _replies = Channel.CreateUnbounded<ChatMessage>();

    internal BotChat(FakeTelegram server, long id, string type, string title, Person? partner, bool isForum)
    {
        (_server, Id, Type, Title, Partner, IsForum) = (server, id, type, title, partner, isForum);
    }

    public long Id { get; private set; }

    /// <summary>"private", "group", "supergroup" or "channel".</summary>
    public string Type { get; }

    public string Title { get; }

    public bool IsForum { get; }

    /// <summary>The person that a private chat is with.</summary>
    public Person? Partner { get; }

    /// <summary>Whether the person has blocked the bot.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Whether the bot is an administrator of the group.</summary>
    public bool IsBotAdministrator { get; set; }

    /// <summary>The supergroup that a group has become.</summary>
    public BotChat? MigratedTo { get; set; }

    /// <summary>All messages of both sides, in order.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get
        {
            lock (_server.Gate)
                return [.. _messages];
        }
    }

    /// <summary>The messages of the bot that nobody has waited for yet.</summary>
    public ChannelReader<ChatMessage> Replies => _replies.Reader;

    internal long UnixTime => _server.Time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Opens a topic in a forum.</summary>
    /// <returns>Its message_thread_id.</returns>
    public int Topic()
    {
        lock (_server.Gate)
        {
            var id = ++_lastMessageId;
            _topics.Add(id);
            _messages.Add(new ChatMessage(this, id, _server.Bot));
            return id;
        }
    }

    /// <summary>
    /// Somebody writes: the person of a private chat, unless another is named. Commands and mentions are marked as
    /// Telegram does.
    /// </summary>
    /// <returns>The message; the bot sees it only if it may.</returns>
    /// <param name="quote">What the person highlights in the message that they reply to.</param>
    public ChatMessage Says(
        string text,
        Person? from = null,
        int? topic = null,
        ChatMessage? replyTo = null,
        string? quote = null
    ) =>
        Post(
            quote is null
                ? new JsonObject()
                : new JsonObject
                {
                    ["quote"] = new JsonObject
                    {
                        ["text"] = quote,
                        ["position"] = 0,
                        ["is_manual"] = true,
                    },
                },
            text,
            from,
            topic,
            replyTo
        );

    /// <summary>Somebody gives a message of theirs other words.</summary>
    public void Edits(ChatMessage message, string text)
    {
        lock (_server.Gate)
        {
            (message.Text, message.Entities, message.IsEdited) = (text, [.. Marks(text)], true);
            if (IsSeenByBot(message))
                _server.Updates.Add(Type == "channel" ? "edited_channel_post" : "edited_message", message.ToJson());
        }
    }

    /// <summary>Somebody makes the bot a member, takes it out, or blocks it.</summary>
    /// <param name="from">What the bot was: "left", "member", "kicked" ….</param>
    public void ChangesBot(Person by, string from, string to)
    {
        _server.Updates.Add(
            "my_chat_member",
            new JsonObject
            {
                ["chat"] = ToJson(),
                ["from"] = by.ToJson(),
                ["date"] = UnixTime,
                ["old_chat_member"] = Member(from),
                ["new_chat_member"] = Member(to),
            }
        );

        JsonObject Member(string status)
        {
            var member = new JsonObject { ["user"] = _server.Bot.ToJson(), ["status"] = status };
            if (status == "kicked")
                member["until_date"] = 0;
            return member;
        }
    }

    /// <summary>Somebody sends something without words, such as <c>sticker</c> or <c>photo</c>.</summary>
    /// <param name="kind">The field of the message.</param>
    public ChatMessage Sends(string kind, JsonNode content, Person? from = null) =>
        Post(new JsonObject { [kind] = content }, "", from, null, null);

    /// <summary>Somebody sends a file.</summary>
    public ChatMessage SendsFile(string name, byte[] content, Person? from = null) =>
        Sends(
            "document",
            new JsonObject
            {
                ["file_id"] = _server.AddFile(content),
                ["file_unique_id"] = name,
                ["file_name"] = name,
                ["file_size"] = content.Length,
            },
            from
        );

    /// <summary>Somebody sends a picture of an album.</summary>
    /// <param name="caption">The words below it; null for none.</param>
    public ChatMessage SendsPicture(string album, string? caption, Person? from = null)
    {
        var content = new JsonObject
        {
            ["media_group_id"] = album,
            ["photo"] = new JsonArray(
                new JsonObject
                {
                    ["file_id"] = "f",
                    ["file_unique_id"] = "f",
                    ["width"] = 1,
                    ["height"] = 1,
                }
            ),
        };
        if (caption is not null)
            content["caption"] = caption;
        return Post(content, "", from, null, null);
    }

    /// <summary>Waits for the next message of the bot in this chat that was not waited for before.</summary>
    public async Task<ChatMessage> NextReply(CancellationToken cancellationToken) =>
        await Patience.For(
            $"a message of the bot in chat {Title}",
            _replies.Reader.ReadAsync(cancellationToken).AsTask(),
            cancellationToken
        );

    internal ChatMessage? Find(int id)
    {
        lock (_server.Gate)
            return _messages.Find(message => message.Id == id && message.OnlyTo is null);
    }

    internal ChatMessage? FindEphemeral(int id)
    {
        lock (_server.Gate)
            return _messages.Find(message => message.Id == id && message.OnlyTo is not null);
    }

    internal bool HasTopic(int id) => _topics.Contains(id);

    /// <summary>Puts a message of the bot into the chat.</summary>
    internal ChatMessage Receive(FormattedText text, Arguments arguments, int? replyTo, long? onlyTo = null)
    {
        var message = new ChatMessage(this, ++_lastMessageId, _server.Bot)
        {
            Text = text.Text,
            Entities = text.Entities,
            RawText = arguments.Text("text"),
            ParseMode = arguments.Text("parse_mode"),
            ReplyTo = replyTo,
            Topic = (int?)arguments.Number("message_thread_id"),
            Markup = MessageRules.Buttons(arguments.Node("reply_markup")),
            OnlyTo = onlyTo,
        };
        _messages.Add(message);
        _replies.Writer.TryWrite(message);
        return message;
    }

    internal void Remove(ChatMessage message) => _messages.Remove(message);

    internal Task<string> PressAsync(
        ChatMessage message,
        Person? from,
        string data,
        CancellationToken cancellationToken
    ) =>
        _server.PressAsync(
            message,
            from ?? Partner ?? throw new ArgumentNullException(nameof(from), "Say who presses in a group."),
            data,
            cancellationToken
        );

    /// <summary>Puts what was sent through the bot into a chat that the bot need not be in.</summary>
    internal ChatMessage ReceiveInline(JsonObject result, string inlineId, Person from)
    {
        var content = new Arguments(result["input_message_content"]!.AsObject());
        var text = MessageRules.Text(content, "message_text");
        var message = new ChatMessage(this, ++_lastMessageId, from)
        {
            Text = text.Text,
            Entities = text.Entities,
            RawText = content.Text("message_text"),
            ParseMode = content.Text("parse_mode"),
            Markup = MessageRules.Buttons(result["reply_markup"]),
            InlineId = inlineId,
        };
        _messages.Add(message);
        _replies.Writer.TryWrite(message);
        return message;
    }

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["type"] = Type };
        json[Type == "private" ? "first_name" : "title"] = Title;
        if (IsForum)
            json["is_forum"] = true;
        return json;
    }

    private ChatMessage Post(JsonObject content, string text, Person? from, int? topic, ChatMessage? replyTo)
    {
        lock (_server.Gate)
        {
            var message = new ChatMessage(
                this,
                ++_lastMessageId,
                from ?? Partner ?? throw new ArgumentNullException(nameof(from), "Say who writes in a group.")
            )
            {
                Text = text,
                Entities = [.. Marks(text)],
                ReplyTo = replyTo?.Id ?? topic,
                Topic = topic,
                Content = content,
            };
            _messages.Add(message);
            if (IsSeenByBot(message))
                _server.Updates.Add(Type == "channel" ? "channel_post" : "message", message.ToJson());
            return message;
        }
    }

    /// <summary>Privacy mode: of a group a bot sees commands, mentions of itself and replies to itself.</summary>
    private bool IsSeenByBot(ChatMessage message) =>
        Type is "private" or "channel"
        || !_server.HasPrivacyMode
        || message.Text.StartsWith('/')
        || message.Text.Contains("@" + _server.Bot.Username, StringComparison.OrdinalIgnoreCase)
        || (message.ReplyTo is { } id && Find(id) is { } replied && replied.From == _server.Bot && !HasTopic(id));

    private static IEnumerable<JsonObject> Marks(string text)
    {
        foreach (Match command in Command().Matches(text))
            yield return Mark("bot_command", command);
        foreach (Match mention in Mention().Matches(text))
            yield return Mark("mention", mention);
    }

    private static JsonObject Mark(string type, Match match) =>
        new()
        {
            ["type"] = type,
            ["offset"] = match.Index,
            ["length"] = match.Length,
        };

    [GeneratedRegex(@"(?<!\S)/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?", RegexOptions.None, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w/])@[a-zA-Z]\w{3,31}", RegexOptions.None, 1000)]
    private static partial Regex Mention();
}
