using NewsBot.Replies;
using NewsBot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram.Sending;

/// <summary>The request to Telegram that delivers a reply: a new message, an edit, or a file.</summary>
internal sealed class MessageRequest(ITelegramBotClient client)
{
    // A preview of the page would push the quote out of sight.
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>Sends a reply once.</summary>
    /// <returns>The id of the message; null if it is not known.</returns>
    public async Task<int?> SendAsync(Reply reply, MessageForm form, CancellationToken cancellationToken)
    {
        var (destination, asHtml, shown, _) = form;
        var text = asHtml ? TelegramHtml.Render(reply.Text) : TelegramHtml.Plain(reply.Text);
        var mode = asHtml ? ParseMode.Html : ParseMode.None;
        var withSharing = shown == MessageButtons.All;
        var buttons = shown == MessageButtons.None ? null : TelegramButtons.Create(reply, withSharing);
        switch (destination)
        {
            case { VisibleOnlyTo: { Message: { } aside } receiver, Edits: not null }:
                await client.EditEphemeralMessageText(
                    destination.Chat,
                    receiver.User,
                    aside,
                    text,
                    mode,
                    buttons,
                    NoPreview,
                    cancellationToken: cancellationToken
                );
                return null;
            case { Edits: { Inline: { } inline } }:
                await client.EditMessageText(
                    inline,
                    text,
                    mode,
                    buttons,
                    NoPreview,
                    cancellationToken: cancellationToken
                );
                return null;
            case { Edits: { } edited }:
                var changed = await client.EditMessageText(
                    destination.Chat,
                    edited.Message,
                    text,
                    mode,
                    buttons,
                    NoPreview,
                    cancellationToken: cancellationToken
                );
                return changed.Id;
            case var _ when reply.Attachment is { } file:
                return await SendFileAsync(file, TelegramHtml.Plain(reply.Text), destination, cancellationToken);
            default:
                var sent = await client.SendMessage(
                    destination.Chat,
                    text,
                    mode,
                    ReplyTo(destination),
                    buttons,
                    NoPreview,
                    destination.Topic,
                    ephemeralMessageParameters: OnlyTo(destination),
                    cancellationToken: cancellationToken
                );
                return sent.Id;
        }
    }

    private async Task<int?> SendFileAsync(
        Attachment file,
        string caption,
        Destination destination,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream(file.Content.ToArray());
        var sent = await client.SendDocument(
            destination.Chat,
            InputFile.FromStream(content, file.Name),
            caption,
            messageThreadId: destination.Topic,
            cancellationToken: cancellationToken
        );
        return sent.Id;
    }

    private static ReplyParameters? ReplyTo(Destination destination) =>
        destination is { ReplyToAside: { } asked, VisibleOnlyTo: not null }
            ? new ReplyParameters { EphemeralMessageId = asked, AllowSendingWithoutReply = true }
        : destination.ReplyTo is { } message
            ? new ReplyParameters { MessageId = message, AllowSendingWithoutReply = true }
        : null;

    private static EphemeralMessageParameters? OnlyTo(Destination destination) =>
        destination.VisibleOnlyTo is { } one
            ? new EphemeralMessageParameters { ReceiverUserId = one.User, CallbackQueryId = one.Callback }
            : null;
}
