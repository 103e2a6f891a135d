using NewsBot.Messaging;
using NewsBot.Telegram.Api;

namespace NewsBot.Telegram.Updates;

/// <summary>An update that the bot responds to.</summary>
internal abstract record BotUpdate(Person Person, Destination Destination)
{
    /// <summary>Whether the user can be notified of a failure: the bot may write to this chat.</summary>
    public bool CanBeTold => this is Message or ArticleSubmitted or ButtonPressed { Press.Chat.IsGuest: false };

    /// <param name="Incoming">The message; without text for pictures, stickers and the like.</param>
    /// <param name="Album">The album that a picture is of; null if it is of none.</param>
    /// <param name="IsEdit">Whether it replaces an earlier version.</param>
    public sealed record Message(IncomingMessage Incoming, string? Album, bool IsEdit, Destination Destination)
        : BotUpdate(Incoming.Person, Destination);

    /// <param name="Callback">The id of the callback query.</param>
    /// <param name="InPlace">The destination of a reply that replaces the message with the button.</param>
    /// <param name="Destination">The destination of any other reply.</param>
    public sealed record ButtonPressed(string Callback, ButtonPress Press, Destination InPlace, Destination Destination)
        : BotUpdate(Press.Person, Destination);

    /// <summary>A moderator hands something in.</summary>
    public sealed record ArticleSubmitted(Person Person, ChatContext Chat, SubmittedFile File, Destination Destination)
        : BotUpdate(Person, Destination);

    /// <summary>A channel whose posts become articles has a new post, or a new version of one.</summary>
    /// <param name="File">The file that it becomes.</param>
    public sealed record ChannelPost(string File, byte[] Content, long Channel)
        : BotUpdate(Person.Unknown, new Destination(Channel, null, null));

    /// <summary>A user types a question in any chat, and gets a list of passages.</summary>
    /// <param name="Query">The id of the inline query.</param>
    /// <param name="Page">The page that is wanted, from 0.</param>
    public sealed record InlineQuery(string Query, string Text, int Page, Person Person)
        : BotUpdate(Person, new Destination(Person.Id, null, null));

    /// <summary>A user sent a passage of that list.</summary>
    public sealed record InlineResultChosen(Person Person) : BotUpdate(Person, new Destination(Person.Id, null, null));

    /// <summary>A user mentions the bot in a chat that it is no member of.</summary>
    /// <param name="Query">The id of the guest query.</param>
    public sealed record GuestQuery(string Query, IncomingMessage Incoming)
        : BotUpdate(Incoming.Person, new Destination(Incoming.Chat.Id, null, null));

    /// <summary>The bot was added to a chat, or may write to one again.</summary>
    public sealed record JoinedChat(Person Person, ChatContext Chat)
        : BotUpdate(Person, new Destination(Chat.Id, null, null));

    /// <summary>The bot was taken out of a chat, or blocked in it.</summary>
    public sealed record LeftChat(Person Person, ChatContext Chat)
        : BotUpdate(Person, new Destination(Chat.Id, null, null));

    /// <summary>A group has become a supergroup.</summary>
    public sealed record ChatMigrated(long From, long To) : BotUpdate(Person.Unknown, new Destination(To, null, null));
}
