using NewsBot.Answering;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Conversations;

/// <summary>What the bot says to messages and buttons: the same in Telegram and in the terminal. Thread-safe.</summary>
internal sealed class Conversation(
    ReplyContextFactory contexts,
    SlashCommands commands,
    Dialogue dialogue,
    QuestionAnswerer answerer,
    Privacy privacy,
    ModeratorReplies moderators,
    EditDialog edits,
    Digests digests
)
{
    private const int MaxCommandLength = 32;

    /// <summary>The reply to a message.</summary>
    public Reply ReplyTo(IncomingMessage incoming)
    {
        incoming = incoming with { Text = incoming.Text.Trim() };
        var context = contexts.Create(incoming.Person, incoming.Chat);
        if (SlashCommands.Parse(incoming.Text) is not { } parsed)
            return (incoming.Person.IsModerator ? edits.Answer(incoming, context) : null)
                ?? ToSmallTalk(incoming, context)
                ?? ToLink(incoming, context)
                ?? LinkReplies.Ask(incoming, context)
                ?? dialogue.Answer(incoming, context);
        if (incoming.Person.IsModerator)
        {
            edits.StopAwaiting(incoming.Chat, incoming.Person);
            digests.SetLanguage(incoming.Chat.Id, incoming.Person.Language);
        }

        return commands.Find(parsed.Name, incoming.Person.IsModerator) is { } command
            ? command.ReplyTo(new CommandInvocation(incoming, parsed.Argument, context, commands))
            : Reply.Of(context.Words.UnknownCommand(ShownText.OneLine(parsed.Name, MaxCommandLength)));
    }

    /// <summary>The response to a button of an earlier reply, perhaps from before a restart.</summary>
    public ButtonResponse Press(ButtonPress press)
    {
        var (context, question) = (contexts.Create(press.Person, press.Chat), press.Question);
        var data = CallbackData.Parse(press.Data);
        return data switch
        {
            CallbackData.ShowPassage show => Public(answerer.Show(show.Passages, context, question), press),
            CallbackData.ShowAround around => answerer.ShowAround(around.Passages, context, question),
            CallbackData.MarkHelpful helpful => answerer.Helped(helpful.Passage, context, press.Person),
            CallbackData.MarkUnhelpful notIt => answerer.Missed(notIt.Passages, context, press.Person, question),
            CallbackData.NoneHelped none => answerer.NoneHelped(
                none.Passages,
                context,
                press.Person,
                question,
                press.IsEphemeral
            ),
            CallbackData.WatchArticle tell => privacy.Watch(tell.Passage, context, press),
            CallbackData.OptOut optOut => privacy.SetOptedOut(optOut.IsOut, context, press),
            CallbackData.RequestArticle => answerer.AskModerators(question, context, press.Person),
            CallbackData.AskAuthoredQuestion own => context.Library.Find(own.Article) is { } article
            && own.Number < article.Questions.Count
                ? new ButtonResponse(dialogue.AnswerChosen(article.Questions[own.Number].Text, context, press.Person))
                : new ButtonResponse(null, context.Words.QuestionGone),
            CallbackData.ShowOverview overview => context.Library.Find(overview.Article) is { } article
                ? new ButtonResponse(LibraryReplies.Overview(article, context))
                : new ButtonResponse(null, context.Words.ArticleGone),
            CallbackData.AskAnyway when press.Question is { } text => new ButtonResponse(
                dialogue.AnswerChosen(text, context, press.Person)
            ),
            CallbackData.LatestPage latest => ButtonResponse.InPlace(LibraryReplies.Latest(context, latest.Page)),
            CallbackData.SourcesPage sources => ButtonResponse.InPlace(LibraryReplies.Sources(context, sources.Page)),
            _ => (press.Person.IsModerator && data is not null ? moderators.Press(data, context, press.Person) : null)
                ?? new ButtonResponse(null, context.Words.OldButton),
        };
    }

    private static Reply? ToSmallTalk(IncomingMessage incoming, ReplyContext context)
    {
        // "Really?" in reply to a message asks about that message.
        if (
            SmallTalk.Find(incoming.Text, incoming.Person.Language) is not { } smallTalk
            || (smallTalk.Kind == SmallTalkKind.Noted && Dialogue.FindSubject(incoming) is not null)
        )
            return null;
        var words = Phrases.In(smallTalk.Language);
        return smallTalk.Kind switch
        {
            SmallTalkKind.Greeting => Reply.Of(words.Hello),
            SmallTalkKind.Thanks => Reply.Of(words.YouAreWelcome),
            SmallTalkKind.WhoAreYou => new Reply(
                new RichTextBuilder()
                    .Plain(words.WhoIAm)
                    .Line()
                    .Plain(LibraryReplies.Line(context.Library, words, context.Today))
                    .Build()
            ),
            SmallTalkKind.HowAreYou => Reply.Of(words.HowIAm),
            SmallTalkKind.Farewell => Reply.Of(words.Goodbye),
            SmallTalkKind.Rude => Reply.Of(words.NoOffence),
            SmallTalkKind.Latest => LibraryReplies.Latest(context with { Words = words }),
            _ => Reply.Of(words.AskMe),
        };
    }

    /// <summary>The reply to a link and nothing else: no question, but perhaps an article of the library.</summary>
    private static Reply? ToLink(IncomingMessage incoming, ReplyContext context)
    {
        if (
            incoming.Text.Any(char.IsWhiteSpace)
            || !Uri.TryCreate(incoming.Text, UriKind.Absolute, out var link)
            || link.Scheme is not ("http" or "https")
        )
            return null;
        return context.Library.Find(link) is { } article
            ? LibraryReplies.Overview(article, context)
            : Reply.Of(context.Words.NoLinks);
    }

    /// <summary>An answer is visible to all, even if one member alone was asked which one they meant.</summary>
    private static ButtonResponse Public(ButtonResponse response, ButtonPress press) =>
        press.IsEphemeral && response.Reply is { } reply
            ? response with
            {
                Reply = reply with { Placement = ReplyPlacement.NewMessage },
            }
            : response;
}
