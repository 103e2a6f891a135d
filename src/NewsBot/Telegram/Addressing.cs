using NewsBot.Conversations;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram;

/// <summary>Tells which messages are meant for the bot, and what they say to it.</summary>
/// <param name="bot">The bot itself.</param>
internal sealed class Addressing(User bot)
{
    /// <summary>The account under which administrators speak anonymously; it is marked as a bot, but people speak.</summary>
    private const long AnonymousAdministrator = 1087968824;

    /// <summary>What a message says that has the bot's name and nothing else.</summary>
    private const string CalledByName = "/help";

    private readonly string _mention = "@" + bot.Username;

    /// <summary>The words that a message says to the bot; empty for one without words; null when it is not meant for it.</summary>
    public string? TextFor(Message message)
    {
        if (message.From is { IsBot: true, Id: not AnonymousAdministrator } || message.ViaBot?.Id == bot.Id) return null;
        if (message.From is null && message.SenderChat is null) return null;

        var text = message.Text ?? message.Caption;
        if (message.Chat.Type == ChatType.Private) return text ?? (HasContent(message) ? "" : null);
        if (message.Chat.Type == ChatType.Channel || text is null) return null;

        var entities = message.Entities ?? message.CaptionEntities ?? [];
        if (Command(text, entities) is { } command) return IsOurs(command) ? text : null;
        if (WithoutMention(text, entities) is { } rest) return rest;
        return IsReplyToBot(message) ? text : null;
    }

    private static string? Command(string text, MessageEntity[] entities) =>
        entities.FirstOrDefault(entity => entity is { Type: MessageEntityType.BotCommand, Offset: 0 }) is { } entity ? Slice(text, entity) : null;

    /// <summary>In a group a command may name its bot; one that names none is ours only if we know it.</summary>
    private bool IsOurs(string command)
    {
        var at = command.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? Conversation.Knows(command[1..])
            : command.AsSpan(at).Equals(_mention, StringComparison.OrdinalIgnoreCase);
    }

    private string? WithoutMention(string text, MessageEntity[] entities)
    {
        foreach (var entity in entities)
        {
            var isMention = entity.Type == MessageEntityType.Mention && Slice(text, entity).Equals(_mention, StringComparison.OrdinalIgnoreCase);
            if (!isMention && (entity.Type != MessageEntityType.TextMention || entity.User?.Id != bot.Id)) continue;
            var end = Math.Min(entity.Offset + entity.Length, text.Length);
            var rest = (text[..entity.Offset].TrimEnd() + " " + text[end..].TrimStart(' ', ',', ':')).Trim();
            return rest.Length > 0 ? rest : CalledByName;
        }

        return null;
    }

    /// <summary>In a forum topic every message replies to the one that opened the topic: that is no reply.</summary>
    private bool IsReplyToBot(Message message) =>
        message.ReplyToMessage is { ForumTopicCreated: null, From: { } author } && author.Id == bot.Id;

    private static string Slice(string text, MessageEntity entity) =>
        entity.Offset >= 0 && entity.Length >= 0 && entity.Offset + entity.Length <= text.Length
            ? text.Substring(entity.Offset, entity.Length)
            : "";

    /// <summary>Whether a person sent something, as opposed to Telegram telling of an event.</summary>
    private static bool HasContent(Message message) => message.Type is
        MessageType.Animation or MessageType.Audio or MessageType.Contact or MessageType.Dice or MessageType.Document
        or MessageType.Game or MessageType.Location or MessageType.Photo or MessageType.Poll or MessageType.Sticker
        or MessageType.Story or MessageType.Venue or MessageType.Video or MessageType.VideoNote or MessageType.Voice;
}
