using System.Text.Json;
using NewsBot.Conversations;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram;

/// <summary>Tells what an update asks of the bot.</summary>
/// <param name="bot">The bot itself.</param>
/// <param name="commands">What it can be asked for by name.</param>
internal sealed class RequestReader(User bot, SlashCommands commands)
{
    /// <summary>The kinds of updates that are answered; Telegram is asked for these alone.</summary>
    public static readonly string[] Kinds = ["message", "edited_message", "callback_query"];

    private readonly Addressing _addressing = new(bot, commands);
    private readonly Albums _albums = new();

    /// <summary>Whether a picture with words was met in an album.</summary>
    public bool HasWords(string album) => _albums.HasWords(album);

    /// <summary>What an update asks; null when it asks nothing of the bot.</summary>
    /// <exception cref="JsonException">Something that every update of its kind has is missing.</exception>
    public BotRequest? Read(Update update) =>
        update.Message is { } message ? Said(message, isEdit: false)
        : update.EditedMessage is { } edited ? Said(edited, isEdit: true)
        : update.CallbackQuery is { } callback ? Pressed(callback)
        : null;

    private BotRequest.Said? Said(Message message, bool isEdit)
    {
        if (message.Chat is null) throw new JsonException("the message has no chat");
        if (_addressing.TextFor(message) is not { } text || (isEdit && text.Length == 0) || (!isEdit && !_albums.Speaks(message, text.Length > 0))) return null;
        var incoming = new Incoming(text, PersonOf(message), RoomOf(message.Chat))
        {
            RepliedTo = message.ReplyToMessage is { } replied ? replied.Text ?? replied.Caption : null,
            IsReplyToBot = _addressing.IsReplyToBot(message),
            Highlighted = message.Quote is { IsManual: true } quote ? quote.Text : null,
        };
        return new BotRequest.Said(incoming, text.Length > 0 ? null : message.MediaGroupId, isEdit, Destination.AnswerTo(message));
    }

    private BotRequest.Pressed Pressed(CallbackQuery callback)
    {
        if (callback.From is null) throw new JsonException("the callback has no sender");
        var person = PersonOf(callback.From);
        var data = callback.Data ?? "";
        if (callback.Message is not { } message)
        {
            var alone = new Destination(callback.From.Id, null, null);
            return new BotRequest.Pressed(callback.Id, new Press(data, person, Room.Private, null), callback.InlineMessageId is { } inline ? alone with { Edits = new Place(0, inline) } : alone, alone);
        }

        if (message.Chat is null) throw new JsonException("the callback's message has no chat");
        var room = RoomOf(message.Chat);
        var question = message.ReplyToMessage is { } replied && replied.From?.Id != bot.Id ? replied : null;
        var place = Destination.AnswerTo(message) with { ReplyTo = question?.Id };
        var receiver = new Receiver(callback.From.Id, callback.Id, message.EphemeralMessageId);
        return new BotRequest.Pressed(
            callback.Id,
            new Press(data, person, room, question is null ? null : _addressing.QuestionIn(question)),
            place with { Edits = new Place(message.Id, null), OnlyTo = message.EphemeralMessageId is null ? null : receiver },
            message.EphemeralMessageId is null ? place : place with { OnlyTo = receiver with { Message = null } });
    }

    private static Person PersonOf(Message message) => message.From is { } from ? PersonOf(from) : Person.Unknown;

    private static Person PersonOf(User user) => new(user.Id, user.LanguageCode);

    private static Room RoomOf(Chat chat) => new(chat.Id, chat.Type is not ChatType.Private);
}
