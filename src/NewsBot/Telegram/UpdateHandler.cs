using System.Text.Json;
using NewsBot.Conversations;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram;

/// <summary>Tells what an update asks of the bot, and answers it.</summary>
internal sealed class UpdateHandler(ITelegramBotClient client, TelegramSender sender, Conversation conversation, TimeProvider time)
{
    /// <summary>The kinds of updates that are answered; Telegram is asked for these alone.</summary>
    public static readonly string[] Kinds = ["message", "callback_query"];

    private static readonly TimeSpan SpinnerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long the words of an album are waited for when its first picture has none.</summary>
    private static readonly TimeSpan AlbumPatience = TimeSpan.FromSeconds(1);

    private readonly Albums _albums = new();

    private Addressing? _addressing;

    /// <summary>Told who the bot is, before anything is read.</summary>
    public void Begin(User bot) => _addressing = new Addressing(bot, conversation.Commands);

    /// <summary>What an update asks; null when it asks nothing of the bot.</summary>
    /// <exception cref="JsonException">Something that every update of its kind has is missing.</exception>
    public BotRequest? Read(Update update)
    {
        if (update.Message is { } message)
        {
            if (message.Chat is null) throw new JsonException("the message has no chat");
            return _addressing!.TextFor(message) is { } text && _albums.Speaks(message, text.Length > 0)
                ? new BotRequest.Said(new Incoming(text, PersonOf(message), PlaceOf(message.Chat)), text.Length > 0 ? null : message.MediaGroupId, Destination.AnswerTo(message))
                : null;
        }

        if (update.CallbackQuery is not { } callback) return null;
        if (callback.From is null) throw new JsonException("the callback has no sender");
        if (callback.Message is { Chat: null }) throw new JsonException("the callback's message has no chat");
        var destination = callback.Message is { } pressed
            ? Destination.AnswerTo(pressed) with { ReplyTo = null }
            : new Destination(callback.From.Id, null, null);
        var place = callback.Message is { } at ? PlaceOf(at.Chat) : Place.Private;
        return new BotRequest.Pressed(callback.Id, new Press(callback.Data ?? "", PersonOf(callback.From), place, callback.Message?.ReplyToMessage?.Text), destination);
    }

    private static Person PersonOf(Message message) => message.From is { } from ? PersonOf(from) : Person.Unknown;

    private static Person PersonOf(User user) => new(user.Id, user.LanguageCode);

    private static Place PlaceOf(Chat chat) => new(chat.Id, chat.Type is not ChatType.Private);

    /// <summary>Answers what was asked.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="noMoreWaiting">Ends a wait between two tries.</param>
    /// <param name="abandon">Ends a request too.</param>
    /// <exception cref="OperationCanceledException">It was not answered because of one of the tokens.</exception>
    public async Task HandleAsync(BotRequest request, CancellationToken noMoreWaiting, CancellationToken abandon)
    {
        switch (request)
        {
            case BotRequest.Said { Incoming.Text.Length: > 0 } said:
                await sender.SendAsync(conversation.ReplyTo(said.Incoming), said.Destination, noMoreWaiting, abandon);
                break;
            case BotRequest.Said wordless:
                if (wordless.Album is { } album)
                {
                    await Task.Delay(AlbumPatience, time, noMoreWaiting);
                    if (_albums.HasWords(album)) return;
                }

                await sender.SendAsync(Conversation.ToWordless(wordless.Person), wordless.Destination, noMoreWaiting, abandon);
                break;
            case BotRequest.Pressed pressed:
                await StopSpinnerAsync(pressed.Callback, abandon);
                if (conversation.Press(pressed.Press).Reply is { } reply) await sender.SendAsync(reply, pressed.Destination, noMoreWaiting, abandon);
                break;
        }
    }

    /// <summary>Tells the app that its button was heard. When it can't be told, the person sees the answer all the same.</summary>
    private async Task StopSpinnerAsync(string callback, CancellationToken abandon)
    {
        try
        {
            await Deadline.BoundAsync(SpinnerTimeout, time, token => client.AnswerCallbackQuery(callback, cancellationToken: token), abandon);
        }
        catch (RequestException)
        {
            // «Query is too old» after a downtime, or a bad line: neither is worth a second try.
        }
    }
}

/// <summary>What a person asks of the bot.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Destination">Where the answer goes.</param>
internal abstract record BotRequest(Person Person, Destination Destination)
{
    /// <param name="Incoming">What was said; without words for a picture, a sticker and the like.</param>
    /// <param name="Album">The album that a picture without words is of, if it is of one.</param>
    /// <param name="Destination">Where the answer goes.</param>
    public sealed record Said(Incoming Incoming, string? Album, Destination Destination) : BotRequest(Incoming.Person, Destination);

    /// <param name="Callback">The id of the callback query.</param>
    /// <param name="Press">What was pressed.</param>
    /// <param name="Destination">Where the answer goes.</param>
    public sealed record Pressed(string Callback, Press Press, Destination Destination) : BotRequest(Press.Person, Destination);
}
