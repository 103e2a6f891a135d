using System.Text.Json;
using NewsBot.Conversations;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

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

    /// <summary>What an update asks; null when it asks nothing of the bot.</summary>
    /// <exception cref="JsonException">Something that every update of its kind has is missing.</exception>
    public BotRequest? Read(Update update, Addressing addressing)
    {
        if (update.Message is { } message)
        {
            if (message.Chat is null) throw new JsonException("the message has no chat");
            return addressing.TextFor(message) is { } text && _albums.Speaks(message, text.Length > 0)
                ? new BotRequest.Said(text, text.Length > 0 ? null : message.MediaGroupId, Destination.AnswerTo(message))
                : null;
        }

        if (update.CallbackQuery is not { } callback) return null;
        if (callback.From is null) throw new JsonException("the callback has no sender");
        if (callback.Message is { Chat: null }) throw new JsonException("the callback's message has no chat");
        var destination = callback.Message is { } pressed
            ? Destination.AnswerTo(pressed) with { ReplyTo = null }
            : new Destination(callback.From.Id, null, null);
        return new BotRequest.Chose(callback.Id, callback.Data ?? "", destination);
    }

    /// <summary>Answers what was asked.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="noMoreWaiting">Ends a wait between two tries.</param>
    /// <param name="abandon">Ends a request too.</param>
    /// <exception cref="OperationCanceledException">It was not answered because of one of the tokens.</exception>
    public async Task HandleAsync(BotRequest request, CancellationToken noMoreWaiting, CancellationToken abandon)
    {
        switch (request)
        {
            case BotRequest.Said { Text.Length: > 0 } said:
                await sender.SendAsync(conversation.ReplyTo(said.Text), said.Destination, noMoreWaiting, abandon);
                break;
            case BotRequest.Said wordless:
                if (wordless.Album is { } album)
                {
                    await Task.Delay(AlbumPatience, time, noMoreWaiting);
                    if (_albums.HasWords(album)) return;
                }

                await sender.SendAsync(Conversation.ToWordless(), wordless.Destination, noMoreWaiting, abandon);
                break;
            case BotRequest.Chose chose:
                await StopSpinnerAsync(chose.Callback, abandon);
                await sender.SendAsync(conversation.Choose(chose.Data), chose.Destination, noMoreWaiting, abandon);
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
/// <param name="Destination">Where the answer goes.</param>
internal abstract record BotRequest(Destination Destination)
{
    /// <param name="Text">What was said; empty for a picture, a sticker and the like.</param>
    /// <param name="Album">The album that a picture without words is of, if it is of one.</param>
    /// <param name="Destination">Where the answer goes.</param>
    public sealed record Said(string Text, string? Album, Destination Destination) : BotRequest(Destination);

    /// <param name="Callback">The id of the callback query.</param>
    /// <param name="Data">What the button carried.</param>
    /// <param name="Destination">Where the answer goes.</param>
    public sealed record Chose(string Callback, string Data, Destination Destination) : BotRequest(Destination);
}
