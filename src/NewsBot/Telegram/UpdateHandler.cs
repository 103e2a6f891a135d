using NewsBot.Conversations;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram;

/// <summary>Answers one update.</summary>
internal sealed class UpdateHandler(ITelegramBotClient client, TelegramSender sender, Conversation conversation, TimeProvider time)
{
    /// <summary>The kinds of updates that are answered; Telegram is asked for these alone.</summary>
    public static readonly string[] Kinds = ["message", "callback_query"];

    private static readonly TimeSpan SpinnerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The chat in whose order an update is answered.</summary>
    public static long ChatOf(Update update) =>
        update.Message?.Chat.Id ?? update.CallbackQuery?.Message?.Chat.Id ?? update.CallbackQuery?.From.Id ?? 0;

    /// <summary>Answers, if the update is meant for the bot.</summary>
    /// <param name="update">The update.</param>
    /// <param name="addressing">Knows what is meant for the bot.</param>
    /// <param name="noMoreWaiting">Ends a wait between two tries.</param>
    /// <param name="abandon">Ends a request too.</param>
    /// <exception cref="OperationCanceledException">It was not answered because of one of the tokens.</exception>
    public async Task HandleAsync(Update update, Addressing addressing, CancellationToken noMoreWaiting, CancellationToken abandon)
    {
        if (update.Message is { } message && addressing.TextFor(message) is { } text)
        {
            var reply = text.Length > 0 ? conversation.ReplyTo(text) : Conversation.ToWordless();
            await sender.SendAsync(reply, Destination.AnswerTo(message), noMoreWaiting, abandon);
        }
        else if (update.CallbackQuery is { } callback)
        {
            await StopSpinnerAsync(callback, abandon);
            var destination = callback.Message is { } pressed
                ? Destination.AnswerTo(pressed) with { ReplyTo = null }
                : new Destination(callback.From.Id, null, null);
            await sender.SendAsync(conversation.Choose(callback.Data ?? ""), destination, noMoreWaiting, abandon);
        }
    }

    /// <summary>Tells the app that its button was heard. When it can't be told, the person sees the answer all the same.</summary>
    private async Task StopSpinnerAsync(CallbackQuery callback, CancellationToken abandon)
    {
        try
        {
            await Deadline.BoundAsync(SpinnerTimeout, time, token => client.AnswerCallbackQuery(callback.Id, cancellationToken: token), abandon);
        }
        catch (RequestException)
        {
            // «Query is too old» after a downtime, or a bad line: neither is worth a second try.
        }
    }
}
