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
    public static Reply Says(this Conversation conversation, string text) =>
        conversation.ReplyTo(IncomingMessage.FromUnknown(text));

    public static ButtonResponse Presses(this Conversation conversation, string data, string? question = null) =>
        conversation.Press(new ButtonPress(data, Person.Unknown, ChatContext.Private, question));

    public static ButtonResponse Presses(
        this Conversation conversation,
        CallbackButton choice,
        string? question = null
    ) => conversation.Presses(choice.Data, question);

    /// <summary>What the list of inline results has for somebody who types a query in any chat.</summary>
    public static InlinePage Types(this IServiceProvider services, string query, int page = 0, Person? person = null) =>
        services
            .Get<InlineAnswers>()
            .Find(
                query,
                page,
                services.Get<ReplyContextFactory>().Create(person ?? Person.Unknown, InlineAnswers.Chat)
            );

    /// <summary>The reply to what a moderator hands in.</summary>
    public static Reply Submits(
        this IServiceProvider services,
        string name,
        byte[] content,
        Person person,
        ChatContext chat
    ) =>
        services
            .Get<SubmissionReplies>()
            .Submit(name, content, services.Get<ReplyContextFactory>().Create(person, chat));

    public static T Get<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
