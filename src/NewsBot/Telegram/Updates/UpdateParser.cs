using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsBot.Configuration;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Telegram.Api;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram.Updates;

/// <summary>Parses updates.</summary>
internal sealed class UpdateParser(MessageAddressing addressing, ModeratorIds moderators)
{
    /// <summary>The kinds of updates that are answered; Telegram is asked for these alone.</summary>
    public static readonly string[] Kinds =
    [
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
        "chosen_inline_result",
        "guest_message",
        "my_chat_member",
        "channel_post",
        "edited_channel_post",
    ];

    /// <summary>What an update asks; null when it asks nothing of the bot.</summary>
    /// <exception cref="JsonException">It lacks something that every update of its kind has.</exception>
    public BotUpdate? Read(Update update) =>
        update.Message is { MigrateToChatId: { } supergroup, Chat: { } group }
            ? new BotUpdate.ChatMigrated(group.Id, supergroup)
        : update.Message is { } message ? Submitted(message) ?? (BotUpdate?)Said(message, isEdit: false)
        : update.EditedMessage is { } edited ? Said(edited, isEdit: true)
        : update.CallbackQuery is { } callback ? Pressed(callback)
        : update.InlineQuery is { } query ? Typed(query)
        : update.ChosenInlineResult is { From: { } sender } ? new BotUpdate.InlineResultChosen(ToPerson(sender))
        : update.GuestMessage is { } guest ? Called(guest)
        : update.MyChatMember is { } member ? Joined(member)
        : (update.ChannelPost ?? update.EditedChannelPost) is { } post ? Posted(post)
        : null;

    private BotUpdate.Message? Said(Message message, bool isEdit)
    {
        if (message.Chat is null)
            throw new JsonException("the message has no chat");
        if (addressing.TextFor(message, ToPerson(message).IsModerator) is not { } text || (isEdit && text.Length == 0))
            return null;
        return new BotUpdate.Message(
            ToIncoming(message, text, ToChat(message.Chat)),
            message.MediaGroupId,
            isEdit,
            Destination.AnswerTo(message)
        );
    }

    /// <summary>
    /// A file, a forwarded post or a text of several paragraphs from a moderator; null for anything else.
    /// </summary>
    private BotUpdate.ArticleSubmitted? Submitted(Message message)
    {
        if (
            message.Chat is null
            || !addressing.IsFromPerson(message)
            || ToPerson(message) is not { IsModerator: true } person
        )
            return null;
        var file = message switch
        {
            { Document: { } document } => new SubmittedFile(
                document.FileName ?? SubmittedText.FileName,
                null,
                document.FileId,
                document.FileSize ?? 0
            ),
            { ForwardOrigin: MessageOriginChannel { Chat: not null } origin } when FindWords(message) is { } words =>
                Written(
                    ChannelPostFile.Create(
                        origin.Chat.Title ?? "",
                        FindLink(origin.Chat, origin.MessageId),
                        DateOnly.FromDateTime(origin.Date),
                        words
                    )
                ),
            { ForwardOrigin: not null } when FindWords(message) is { } words && SubmittedText.IsArticle(words) =>
                Written(Encoding.UTF8.GetBytes(words)),
            _ when addressing.TextFor(message, isModerator: true) is { } pasted && SubmittedText.IsArticle(pasted) =>
                Written(Encoding.UTF8.GetBytes(pasted)),
            _ => null,
        };
        return file is null
            ? null
            : new BotUpdate.ArticleSubmitted(person, ToChat(message.Chat), file, Destination.AnswerTo(message));

        static SubmittedFile Written(byte[] content) => new(SubmittedText.FileName, content, null, content.Length);
    }

    private static string? FindWords(Message message) =>
        (message.Text ?? message.Caption) is { Length: > 0 } words ? words : null;

    private BotUpdate.ChannelPost? Posted(Message post) =>
        post.Chat is { } channel && moderators.Channels.Contains(channel.Id) && FindWords(post) is { } words
            ? new BotUpdate.ChannelPost(
                string.Create(CultureInfo.InvariantCulture, $"channels/{Math.Abs(channel.Id)}-{post.Id}.txt"),
                ChannelPostFile.Create(
                    channel.Title ?? "",
                    FindLink(channel, post.Id),
                    DateOnly.FromDateTime(post.Date),
                    words
                ),
                channel.Id
            )
            : null;

    /// <summary>The link of a post; null in a private channel.</summary>
    private static Uri? FindLink(Chat channel, int post) =>
        channel.Username is { } name
        && Uri.TryCreate(
            string.Create(CultureInfo.InvariantCulture, $"https://t.me/{name}/{post}"),
            UriKind.Absolute,
            out var link
        )
            ? link
            : null;

    private IncomingMessage ToIncoming(Message message, string text, ChatContext chat) =>
        new(text, ToPerson(message), chat)
        {
            RepliedTo = message.ReplyToMessage is { ForumTopicCreated: null } replied
                ? replied.Text ?? replied.Caption
                : null,
            RepliedToId = message.ReplyToMessage is { ForumTopicCreated: null } earlier ? earlier.Id : null,
            IsReplyToBot = addressing.IsReplyToBot(message),
            Highlighted = message.Quote is { IsManual: true } quote ? quote.Text : null,
        };

    private BotUpdate.InlineQuery Typed(InlineQuery query)
    {
        if (query.From is null)
            throw new JsonException("the inline query has no sender");
        return new BotUpdate.InlineQuery(
            query.Id,
            query.Query ?? "",
            int.TryParse(query.Offset, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0,
            ToPerson(query.From)
        );
    }

    private BotUpdate.GuestQuery? Called(Message message)
    {
        if (message.Chat is null)
            throw new JsonException("the message has no chat");
        return message.GuestQueryId is { } query && addressing.GuestTextFor(message) is { } text
            ? new BotUpdate.GuestQuery(
                query,
                ToIncoming(message, text, new ChatContext(message.Chat.Id, IsGroup: true, IsGuest: true))
            )
            : null;
    }

    private BotUpdate? Joined(ChatMemberUpdated member)
    {
        if (member.Chat is null || member.From is null || member.NewChatMember is null)
            throw new JsonException("the change of membership has no chat, sender or member");
        var room = ToChat(member.Chat);
        if (!member.NewChatMember.IsInChat)
            return new BotUpdate.LeftChat(ToPerson(member.From), room);
        return member.OldChatMember is { IsInChat: true } || member.Chat.Type is ChatType.Channel
            ? null
            : new BotUpdate.JoinedChat(ToPerson(member.From), room);
    }

    private BotUpdate.ButtonPressed Pressed(CallbackQuery callback)
    {
        if (callback.From is null)
            throw new JsonException("the callback has no sender");
        var person = ToPerson(callback.From, callback.Message?.Chat);
        var data = callback.Data ?? "";
        if (callback.Message is not { } message)
        {
            var alone = new Destination(callback.From.Id, null, null);
            return new BotUpdate.ButtonPressed(
                callback.Id,
                new ButtonPress(data, person, new ChatContext(callback.From.Id, IsGroup: false, IsGuest: true), null),
                callback.InlineMessageId is { } inline ? alone with { Edits = new EditedMessage(0, inline) } : alone,
                alone
            );
        }

        if (message.Chat is null)
            throw new JsonException("the callback's message has no chat");
        var room = ToChat(message.Chat);
        var question = message.ReplyToMessage is { } replied && !addressing.IsOwn(replied) ? replied : null;
        var place = new Destination(
            message.Chat.Id,
            message.IsTopicMessage ? message.MessageThreadId : null,
            question?.Id
        );
        var receiver = new EphemeralRecipient(callback.From.Id, callback.Id, message.EphemeralMessageId);
        return new BotUpdate.ButtonPressed(
            callback.Id,
            new ButtonPress(
                data,
                person,
                room,
                question is null ? null : addressing.QuestionIn(question),
                IsEphemeral: message.EphemeralMessageId is not null
            ),
            place with
            {
                Edits = new EditedMessage(message.Id, null),
                VisibleOnlyTo = message.EphemeralMessageId is null ? null : receiver,
            },
            place
        );
    }

    private Person ToPerson(Message message) =>
        message.From is { } from ? ToPerson(from, message.Chat) : Person.Unknown;

    private Person ToPerson(User user, Chat? chat = null) =>
        new(user.Id, user.LanguageCode, moderators.Includes(user.Id, chat?.Id ?? user.Id));

    private static ChatContext ToChat(Chat chat) => new(chat.Id, chat.Type is not ChatType.Private);
}
