using NewsBot.Answering;
using NewsBot.Conversations;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;

namespace NewsBot.Telegram.Handling;

/// <summary>Replies to messages.</summary>
internal sealed class MessageHandler(
    Conversation conversation,
    LinkReplies links,
    LinkHandler linkHandler,
    TelegramSender sender,
    MediaGroupFilter mediaGroups,
    AnsweredMessages answers,
    TimeProvider time
)
{
    /// <summary>How long to wait for the text of an album whose first picture has none.</summary>
    private static readonly TimeSpan AlbumPatience = TimeSpan.FromSeconds(1);

    private readonly AnswerMessageIds _answered = new();

    /// <summary>Replies to a message, with or without text.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries.</param>
    public Task HandleAsync(
        BotUpdate.Message message,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    ) =>
        message.Incoming.Text.Length > 0
            ? AnswerAsync(message, stopRetrying, cancellationToken)
            : AnswerWordlessAsync(message, stopRetrying, cancellationToken);

    private async Task AnswerAsync(
        BotUpdate.Message message,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        if (links.FindLinks(message.Incoming) is { Count: > 0 } found)
        {
            await linkHandler.HandleAsync(
                found,
                message.Person,
                message.Incoming.Chat,
                message.Destination,
                stopRetrying,
                cancellationToken
            );
            return;
        }

        var reply = conversation.ReplyTo(message.Incoming);
        var destination = message.Destination;
        if (reply.Placement == ReplyPlacement.Ephemeral && message.Incoming.Chat.IsGroup)
            destination = destination with { VisibleOnlyTo = new EphemeralRecipient(message.Person.Id, null, null) };
        if (
            message.IsEdit
            && destination.ReplyTo is { } edited
            && _answered.Find(destination.Chat, edited) is { } answer
        )
            destination = destination with { Edits = new EditedMessage(answer, null), VisibleOnlyTo = null };
        var sent = await sender.SendAsync(reply, destination, stopRetrying, cancellationToken);
        if (sent is { } id && destination.ReplyTo is { } question)
            _answered.Add(destination.Chat, question, id);
        if (sent is { } answered)
            answers.Add(answered, message.Incoming);
    }

    private async Task AnswerWordlessAsync(
        BotUpdate.Message wordless,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        if (wordless.Album is { } album)
        {
            await Task.Delay(AlbumPatience, time, stopRetrying);
            if (mediaGroups.HasWords(album))
                return;
        }

        await sender.SendAsync(
            Reply.Of(wordless.Person.Words.Wordless),
            wordless.Destination,
            stopRetrying,
            cancellationToken
        );
    }
}
