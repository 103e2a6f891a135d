using NewsBot.Messaging;
using NewsBot.Telegram.Api;

namespace NewsBot.Telegram.Updates;

/// <summary>What a person asks of the bot.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Destination">Where the answer goes.</param>
internal abstract record BotRequest(Person Person, Destination Destination)
{
    /// <summary>
    /// Whether who asks can be told that something went wrong: they spoke to the bot where it may speak.
    /// </summary>
    public bool CanBeTold => this is Said or Submitted or Pressed { Press.Room.IsElsewhere: false };

    /// <param name="Incoming">What was said; without words for a picture, a sticker and the like.</param>
    /// <param name="Album">The album that a picture without words is of, if it is of one.</param>
    /// <param name="IsEdit">Whether it was said before in other words.</param>
    /// <param name="Destination">Where the answer goes.</param>
    public sealed record Said(Incoming Incoming, string? Album, bool IsEdit, Destination Destination)
        : BotRequest(Incoming.Person, Destination);

    /// <param name="Callback">The id of the callback query.</param>
    /// <param name="Press">What was pressed.</param>
    /// <param name="InPlace">Where an answer goes that takes the place of the message with the button.</param>
    /// <param name="Destination">Where any other answer goes.</param>
    public sealed record Pressed(string Callback, Press Press, Destination InPlace, Destination Destination)
        : BotRequest(Press.Person, Destination);

    /// <summary>A moderator hands something in.</summary>
    /// <param name="Person">The moderator.</param>
    /// <param name="Room">Where.</param>
    /// <param name="Handed">What.</param>
    /// <param name="Destination">Where the report goes.</param>
    public sealed record Submitted(Person Person, Room Room, Handed Handed, Destination Destination)
        : BotRequest(Person, Destination);

    /// <summary>A channel whose posts become articles has a new post, or a new version of one.</summary>
    /// <param name="File">The file that it becomes.</param>
    /// <param name="Content">What stands in it.</param>
    /// <param name="Channel">The channel's id.</param>
    public sealed record Posted(string File, byte[] Content, long Channel)
        : BotRequest(Person.Unknown, new Destination(Channel, null, null));

    /// <summary>Somebody types a question in any chat, to have passages offered.</summary>
    /// <param name="Query">The id of the inline query.</param>
    /// <param name="Text">What is typed so far.</param>
    /// <param name="Page">The page that is wanted, from 0.</param>
    /// <param name="Person">Who types it.</param>
    public sealed record Typed(string Query, string Text, int Page, Person Person)
        : BotRequest(Person, new Destination(Person.Id, null, null));

    /// <summary>Somebody has sent what was offered.</summary>
    /// <param name="Person">Who.</param>
    public sealed record Sent(Person Person) : BotRequest(Person, new Destination(Person.Id, null, null));

    /// <summary>Somebody calls the bot into a chat that it is not in.</summary>
    /// <param name="Query">The id of the guest query.</param>
    /// <param name="Incoming">What is said.</param>
    public sealed record Called(string Query, Incoming Incoming)
        : BotRequest(Incoming.Person, new Destination(Incoming.Room.Chat, null, null));

    /// <summary>The bot was added to a chat, or may write to one again.</summary>
    /// <param name="Person">Who added it.</param>
    /// <param name="Room">The chat.</param>
    public sealed record JoinedChat(Person Person, Room Room)
        : BotRequest(Person, new Destination(Room.Chat, null, null));

    /// <summary>The bot was taken out of a chat, or blocked in it.</summary>
    /// <param name="Person">Who did it.</param>
    /// <param name="Room">The chat.</param>
    public sealed record LeftChat(Person Person, Room Room)
        : BotRequest(Person, new Destination(Room.Chat, null, null));

    /// <summary>A group has become a supergroup.</summary>
    /// <param name="From">The group's id.</param>
    /// <param name="To">The supergroup's id.</param>
    public sealed record Migrated(long From, long To) : BotRequest(Person.Unknown, new Destination(To, null, null));
}
