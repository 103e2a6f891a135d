using NewsBot.Messaging;
using NewsBot.Storage;
using NewsBot.Telegram.Api;

namespace NewsBot.Telegram.Sending;

/// <summary>Sends notes to chats that subscribed to them, unless a chat has blocked the bot.</summary>
internal sealed class NoteSender(TelegramSender sender, Chats chats)
{
    /// <inheritdoc cref="TelegramSender.SendAsync"/>
    public async Task SendAsync(Note note, CancellationToken noMoreWaiting, CancellationToken abandon)
    {
        if (chats.IsBlocked(note.Chat))
            return;
        try
        {
            await sender.SendAsync(note.Reply, new Destination(note.Chat, null, null), noMoreWaiting, abandon);
        }
        catch (NotDeliveredException)
        {
            // The sender has logged it, and a second try would end the same way.
        }
    }
}
