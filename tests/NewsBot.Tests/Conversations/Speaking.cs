using Microsoft.Extensions.DependencyInjection;
using NewsBot.Answering;
using NewsBot.Conversations;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;

namespace NewsBot.Tests.Conversations;

/// <summary>What people do in a conversation.</summary>
internal static class Speaking
{
    public static Reply Says(this Conversation conversation, string text) => conversation.ReplyTo(Incoming.Of(text));

    public static Response Presses(this Conversation conversation, string data, string? question = null) =>
        conversation.Press(new Press(data, Person.Unknown, Room.Private, question));

    public static Response Presses(this Conversation conversation, Choice choice, string? question = null) =>
        conversation.Presses(choice.Data, question);

    /// <summary>What the list of inline results has for somebody who types a query in any chat.</summary>
    public static InlinePage Types(this IServiceProvider services, string query, int page = 0, Person? person = null) =>
        services
            .Get<InlineAnswers>()
            .Offer(query, page, services.Get<SceneFactory>().Create(person ?? Person.Unknown, InlineAnswers.Room));

    /// <summary>The reply to what a moderator hands in.</summary>
    public static Reply Submits(
        this IServiceProvider services,
        string name,
        byte[] content,
        Person person,
        Room room
    ) => services.Get<ModeratorReplies>().Submit(name, content, services.Get<SceneFactory>().Create(person, room));

    public static T Get<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
