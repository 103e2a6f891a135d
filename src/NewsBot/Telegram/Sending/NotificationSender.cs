using NewsBot.Messaging;
using NewsBot.Storage;
using NewsBot.Telegram.Api;

namespace NewsBot.Telegram.Sending;

/// <summary>Sends notes to chats that subscribed to them, unless a chat has blocked the bot.</summary>
internal sealed class NotificationSender(TelegramSender sender, ChatStates chats)
{
    /// <inheritdoc cref="TelegramSender.SendAsync"/>
    public async Task SendAsync(
        Notification notification,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        if (chats.IsBlocked(notification.Chat))
            return;
        try
        {
            await sender.SendAsync(
                notification.Reply,
                new Destination(notification.Chat, null, null),
                stopRetrying,
                cancellationToken
            );
        }
        catch (NotDeliveredException)
        {
            // The sender has logged it, and a second try would end the same way.
        }
    }
}
