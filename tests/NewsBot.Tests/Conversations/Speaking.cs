using NewsBot.Conversations;
using NewsBot.Messages;

namespace NewsBot.Tests.Conversations;

/// <summary>What people do in a conversation.</summary>
internal static class Speaking
{
    public static Reply Says(this Conversation conversation, string text) => conversation.ReplyTo(Incoming.Of(text));

    public static Response Presses(this Conversation conversation, string data, string? question = null) =>
        conversation.Press(new Press(data, Person.Unknown, Room.Private, question));

    public static Response Presses(this Conversation conversation, Choice choice, string? question = null) =>
        conversation.Presses(choice.Data, question);
}
