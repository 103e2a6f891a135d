using NewsBot.Conversations;
using NewsBot.Http;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace NewsBot.Telegram.Handling;

/// <summary>Responds to pressed buttons.</summary>
internal sealed class ButtonHandler(
    ITelegramBotClient client,
    Conversation conversation,
    LinkReplies links,
    LinkHandler linkHandler,
    TelegramSender sender,
    TimeProvider time
)
{
    private const int MaxNoticeLength = 200;

    private static readonly TimeSpan SpinnerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Carries out the action of a button, and shows the result.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries.</param>
    public async Task HandleAsync(
        BotUpdate.ButtonPressed pressed,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var press = pressed.Press;
        if (links.FindLinks(press) is { Count: > 0 } found)
        {
            await StopSpinnerAsync(pressed.Callback, notice: null, cancellationToken);
            await linkHandler.HandleAsync(
                found,
                press.Person,
                press.Chat,
                pressed.Destination,
                stopRetrying,
                cancellationToken
            );
            return;
        }

        var (reply, notice) = conversation.Press(pressed.Press);
        await StopSpinnerAsync(pressed.Callback, notice, cancellationToken);
        if (reply is null)
            return;
        var destination = reply.Placement switch
        {
            ReplyPlacement.EditInPlace => pressed.InPlace,
            ReplyPlacement.Ephemeral when pressed.Press.Chat.IsGroup => pressed.Destination with
            {
                VisibleOnlyTo = new EphemeralRecipient(pressed.Person.Id, pressed.Callback, null),
            },
            _ => pressed.Destination,
        };
        await sender.SendAsync(reply, destination, stopRetrying, cancellationToken);
    }

    /// <summary>Stops the spinner of the pressed button. If that fails, the user still sees the answer.</summary>
    private async Task StopSpinnerAsync(string callback, string? notice, CancellationToken cancellationToken)
    {
        try
        {
            var shown = notice is null ? null : ShownText.Cut(notice, MaxNoticeLength);
            await RequestTimeout.BoundAsync(
                SpinnerTimeout,
                time,
                token => client.AnswerCallbackQuery(callback, shown, cancellationToken: token),
                cancellationToken
            );
        }
        catch (RequestException)
        {
            // "Query is too old" after a downtime, or a bad line: neither is worth a second try.
        }
    }
}
