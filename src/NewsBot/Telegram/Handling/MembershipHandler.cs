using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;

namespace NewsBot.Telegram.Handling;

/// <summary>Keeps track of the chats that the bot is in, and greets groups.</summary>
internal sealed class MembershipHandler(ChatStates chats, TelegramSender sender)
{
    /// <summary>Greets a group that the bot was added to.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries.</param>
    public async Task HandleAsync(
        BotUpdate.JoinedChat added,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        chats.SetUnblocked(added.Chat.Id);
        if (!added.Chat.IsGroup || !chats.TryWelcome(added.Chat.Id))
            return;
        var words = added.Person.Words;
        await sender.SendAsync(
            Reply.Of($"{words.Joined} {words.GroupHelp}"),
            added.Destination,
            stopRetrying,
            cancellationToken
        );
    }

    public void Handle(BotUpdate.LeftChat left) => chats.SetBlocked(left.Chat.Id);

    public void Handle(BotUpdate.ChatMigrated migrated) => chats.Migrate(migrated.From, migrated.To);
}
