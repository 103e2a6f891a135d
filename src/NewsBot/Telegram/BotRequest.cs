using NewsBot.Conversations;

namespace NewsBot.Telegram;

/// <summary>What a person asks of the bot.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Destination">Where the answer goes.</param>
internal abstract record BotRequest(Person Person, Destination Destination)
{
    /// <param name="Incoming">What was said; without words for a picture, a sticker and the like.</param>
    /// <param name="Album">The album that a picture without words is of, if it is of one.</param>
    /// <param name="IsEdit">Whether it was said before in other words.</param>
    /// <param name="Destination">Where the answer goes.</param>
    public sealed record Said(Incoming Incoming, string? Album, bool IsEdit, Destination Destination) : BotRequest(Incoming.Person, Destination);

    /// <param name="Callback">The id of the callback query.</param>
    /// <param name="Press">What was pressed.</param>
    /// <param name="InPlace">Where an answer goes that takes the place of the message with the button.</param>
    /// <param name="Destination">Where any other answer goes.</param>
    public sealed record Pressed(string Callback, Press Press, Destination InPlace, Destination Destination) : BotRequest(Press.Person, Destination);
}
