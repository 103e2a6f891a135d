using NewsBot.Wording;

namespace NewsBot.Conversations;

/// <summary>What somebody says to the bot.</summary>
/// <param name="Text">Their words: a question, or a command without the bot's name.</param>
/// <param name="Person">Who says it.</param>
/// <param name="Room">Where.</param>
internal sealed record Incoming(string Text, Person Person, Room Room)
{
    /// <summary>The words of the message that it replies to; null where it replies to none.</summary>
    public string? RepliedTo { get; init; }

    /// <summary>Whether that message is the bot's.</summary>
    public bool IsReplyToBot { get; init; }

    /// <summary>What the person highlighted in that message; null where nothing is.</summary>
    public string? Highlighted { get; init; }

    /// <summary>Words of somebody of whom nothing is known, said to the bot alone.</summary>
    public static Incoming Of(string text) => new(text, Person.Unknown, Room.Private);
}

/// <summary>Somebody who speaks to the bot.</summary>
/// <param name="Id">Their Telegram id; 0 where there is none.</param>
/// <param name="Language">The language tag of their app; null where it is not known.</param>
/// <param name="IsModerator">Whether they may add and remove articles.</param>
internal sealed record Person(long Id, string? Language, bool IsModerator = false)
{
    /// <summary>The bot's words in the person's language.</summary>
    public Words Words => Words.In(Language);

    public static Person Unknown { get; } = new(0, null);

    /// <summary>Whoever sits where the program runs: the articles are theirs to change.</summary>
    public static Person AtKeyboard { get; } = new(0, null, IsModerator: true);
}

/// <summary>Where something is said.</summary>
/// <param name="Chat">The chat's Telegram id; 0 where there is none.</param>
/// <param name="IsGroup">Whether others are there too.</param>
/// <param name="IsElsewhere">
/// Whether it is a chat that the bot is not in: what it says there it can change, and no more.
/// </param>
internal readonly record struct Room(long Chat, bool IsGroup, bool IsElsewhere = false)
{
    public static Room Private { get; }
}

/// <summary>What a button asks of the bot, and who pressed it.</summary>
/// <param name="Data">What the button carried.</param>
/// <param name="Person">Who pressed it.</param>
/// <param name="Room">Where.</param>
/// <param name="Question">The question that the message with the button answers; null where it cannot be told.</param>
/// <param name="IsAside">Whether that message is shown to this person alone.</param>
internal sealed record Press(string Data, Person Person, Room Room, string? Question, bool IsAside = false);

/// <summary>What comes of a press.</summary>
/// <param name="Reply">What is said; null for nothing.</param>
/// <param name="Notice">What is shown for a moment; null for nothing.</param>
internal sealed record Response(Messages.Reply? Reply, string? Notice = null)
{
    /// <summary>What is said to others because of it.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}

/// <summary>Something that is said to a chat unasked: they wished to be told.</summary>
/// <param name="Chat">The chat's Telegram id.</param>
/// <param name="Reply">What is said.</param>
internal sealed record Note(long Chat, Messages.Reply Reply);
