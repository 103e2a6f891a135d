using Telegram.Bot.Types;

namespace NewsBot.Telegram.Api;

/// <summary>Where to send a reply.</summary>
/// <param name="Topic">The forum topic within it, if any.</param>
/// <param name="ReplyTo">The message it answers, if any.</param>
internal readonly record struct Destination(long Chat, int? Topic, int? ReplyTo)
{
    /// <summary>The message to the bot alone that it answers, if any.</summary>
    public int? ReplyToAside { get; init; }

    /// <summary>The message whose place it takes, if any.</summary>
    public EditedMessage? Edits { get; init; }

    /// <summary>The one member of a group who sees the reply; null for all.</summary>
    public EphemeralRecipient? VisibleOnlyTo { get; init; }

    public static Destination AnswerTo(Message message)
    {
        var topic = message.IsTopicMessage ? message.MessageThreadId : null;
        return message.EphemeralMessageId is { } aside && message.From is { } sender
            ? new Destination(message.Chat.Id, topic, null)
            {
                ReplyToAside = aside,
                VisibleOnlyTo = new EphemeralRecipient(sender.Id, null, null),
            }
            : new Destination(message.Chat.Id, topic, message.Id);
    }
}
