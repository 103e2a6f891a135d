using NewsBot.Messaging;
using NewsBot.Telegram.Api;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram.Updates;

/// <summary>Decides which messages are addressed to the bot, and extracts their text.</summary>
internal sealed class MessageAddressing(BotAccount account, SlashCommands commands)
{
    /// <summary>The accounts of anonymous administrators and of channels: marked as bots, but used by people.</summary>
    private const long AnonymousAdministrator = 1087968824;
    private const long ChannelWriter = 136817688;

    /// <summary>The text of a message with only the bot's name.</summary>
    private const string CalledByName = "/help";

    /// <summary>The text of a reply to another message.</summary>
    private const string AskedByName = "?";

    private string? _mention;

    private string Mention => _mention ??= "@" + account.User.Username;

    /// <summary>The text of a message to the bot; empty without text; null if it is not addressed to the bot.</summary>
    public string? TextFor(Message message, bool isModerator = false)
    {
        if (!IsFromPerson(message) || message.Chat.Type == ChatType.Channel)
            return null;

        var isPrivate = message.Chat.Type == ChatType.Private;
        if ((message.Text ?? message.Caption) is not { } text)
            return isPrivate && HasContent(message) ? "" : null;

        var entities = message.Entities ?? message.CaptionEntities ?? [];
        var rest = WithoutMentions(
            text,
            entities,
            hasSubject: message.ReplyToMessage is { ForumTopicCreated: null } || message.Quote is not null
        );
        if (isPrivate)
            return rest ?? text;
        if (Command(text, entities) is { } command)
            return IsOurs(command, isModerator) ? rest ?? text : null;
        return rest ?? (IsReplyToBot(message) ? text : null);
    }

    /// <summary>
    /// The text of a guest query: the bot was mentioned in a chat that it is no member of. Null if no person sent it.
    /// </summary>
    public string? GuestTextFor(Message message)
    {
        if (!IsFromPerson(message))
            return null;
        var text = message.Text ?? message.Caption ?? "";
        return WithoutMentions(
            text,
            message.Entities ?? message.CaptionEntities ?? [],
            hasSubject: message.ReplyToMessage is not null || message.Quote is not null
        ) ?? text;
    }

    /// <summary>
    /// The question in a message to the bot, without the bot's name and the command; null if it has none.
    /// </summary>
    public string? QuestionIn(Message message)
    {
        if ((message.Text ?? message.Caption) is not { } text)
            return null;
        var words = WithoutMentions(text, message.Entities ?? message.CaptionEntities ?? []) ?? text;
        if (SlashCommands.Parse(words) is not { } command)
            return words;
        return command is { Name: "ask", Argument.Length: > 0 } ? command.Argument : null;
    }

    /// <summary>Whether the bot itself sent a message.</summary>
    public bool IsOwn(Message message) => message.From?.Id == account.User.Id;

    /// <summary>Whether a person sent the message, even anonymously, and not through this bot.</summary>
    public bool IsFromPerson(Message message) =>
        message.ViaBot?.Id != account.User.Id
        && (
            message.From is null
                ? message.SenderChat is not null
                : !message.From.IsBot || message.From.Id is AnonymousAdministrator or ChannelWriter
        );

    private static string? Command(string text, MessageEntity[] entities) =>
        entities.FirstOrDefault(entity => entity is { Type: MessageEntityType.BotCommand, Offset: 0 }) is { } entity
            ? Slice(text, entity)
            : null;

    /// <summary>In a group a command may name its bot; one that names none is ours only if we know it.</summary>
    private bool IsOurs(string command, bool isModerator)
    {
        var at = command.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? commands.Find(command[1..], isModerator) is not null
            : command.AsSpan(at).Equals(Mention, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The text without the bot's name, which is no word of the question; null when it does not have it.
    /// </summary>
    private string? WithoutMentions(string text, MessageEntity[] entities, bool hasSubject = false)
    {
        var rest = text;
        var mentions = entities
            .Where(entity => IsMention(text, entity))
            .OrderByDescending(entity => entity.Offset)
            .ToList();
        foreach (var mention in mentions)
            rest =
                rest[..mention.Offset].TrimEnd()
                + " "
                + rest[(mention.Offset + mention.Length)..].TrimStart(' ', ',', ':');
        if (mentions.Count == 0)
            return null;
        rest = rest.Trim();
        return rest.Length > 0 ? rest
            : hasSubject ? AskedByName
            : CalledByName;
    }

    private bool IsMention(string text, MessageEntity entity) =>
        Slice(text, entity) is { Length: > 0 } written
        && entity.Type switch
        {
            MessageEntityType.Mention => written.Equals(Mention, StringComparison.OrdinalIgnoreCase),
            MessageEntityType.TextMention => entity.User?.Id == account.User.Id,
            _ => false,
        };

    /// <summary>In a forum topic every message replies to the one that opened the topic: that is no reply.</summary>
    public bool IsReplyToBot(Message message) =>
        message.ReplyToMessage is { ForumTopicCreated: null, From: { } author } && author.Id == account.User.Id;

    private static string Slice(string text, MessageEntity entity) =>
        entity.Offset >= 0 && entity.Length >= 0 && entity.Offset <= text.Length - entity.Length
            ? text.Substring(entity.Offset, entity.Length)
            : "";

    /// <summary>Whether it is a message, and not Telegram's report of an event.</summary>
    private static bool HasContent(Message message) =>
        message.Type
            is MessageType.Animation
                or MessageType.Audio
                or MessageType.Contact
                or MessageType.Dice
                or MessageType.Document
                or MessageType.Game
                or MessageType.Location
                or MessageType.Photo
                or MessageType.Poll
                or MessageType.Sticker
                or MessageType.Story
                or MessageType.Venue
                or MessageType.Video
                or MessageType.VideoNote
                or MessageType.Voice;
}
