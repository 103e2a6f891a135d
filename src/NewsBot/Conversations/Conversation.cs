using NewsBot.Answering;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;

namespace NewsBot.Conversations;

/// <summary>What the bot says to messages and buttons: the same in Telegram and in the terminal. Thread-safe.</summary>
internal sealed class Conversation(
    SceneFactory scenes,
    SlashCommands commands,
    Dialogue dialogue,
    QuestionAnswerer answering,
    Privacy privacy,
    ModeratorReplies moderating
)
{
    private const int MaxCommandLength = 32;

    /// <summary>The reply to a message.</summary>
    public Reply ReplyTo(Incoming incoming)
    {
        incoming = incoming with { Text = incoming.Text.Trim() };
        var scene = scenes.Create(incoming.Person, incoming.Room);
        if (SlashCommands.Parse(incoming.Text) is not { } parsed)
            return ToSmallTalk(incoming, scene) ?? ToLink(incoming, scene) ?? dialogue.Answer(incoming, scene);
        return commands.Find(parsed.Name, incoming.Person.IsModerator) is { } command
            ? command.ReplyTo(new CommandCall(incoming, parsed.Argument, scene, commands))
            : Reply.Of(scene.Words.UnknownCommand(ShownText.OneLine(parsed.Name, MaxCommandLength)));
    }

    /// <summary>The response to a button of an earlier reply, perhaps from before a restart.</summary>
    public Response Press(Press press)
    {
        var (scene, question) = (scenes.Create(press.Person, press.Room), press.Question);
        var data = ChoiceData.Parse(press.Data);
        return data switch
        {
            ChoiceData.ShowPassage show => Public(answering.Show(show.Offer, scene, question), press),
            ChoiceData.ShowAround around => answering.ShowAround(around.Offer, scene, question),
            ChoiceData.ItHelped helpful => answering.Helped(helpful.Passage, scene, press.Person),
            ChoiceData.ItMissed notIt => answering.Missed(notIt.Offer, scene, press.Person, question),
            ChoiceData.NoneHelped => QuestionAnswerer.NoneHelped(scene),
            ChoiceData.WatchArticle tell => privacy.Watch(tell.Passage, scene, press),
            ChoiceData.OptOut optOut => privacy.SetOptedOut(optOut.IsOut, scene, press),
            ChoiceData.AskForArticle => answering.AskModerators(question, scene, press.Person),
            ChoiceData.AskOwn own => scene.Library.Find(own.Article) is { } article
            && own.Number < article.Questions.Count
                ? new Response(dialogue.AnswerChosen(article.Questions[own.Number].Text, scene, press.Person))
                : new Response(null, scene.Words.QuestionGone),
            ChoiceData.ShowOverview overview => scene.Library.Find(overview.Article) is { } article
                ? new Response(Catalogue.Overview(article, scene))
                : new Response(null, scene.Words.ArticleGone),
            ChoiceData.LatestPage latest => new Response(
                Catalogue.Latest(scene, latest.Page) with
                {
                    Manner = Manner.InPlace,
                }
            ),
            ChoiceData.SourcesPage sources => new Response(
                Catalogue.Sources(scene, sources.Page) with
                {
                    Manner = Manner.InPlace,
                }
            ),
            _ => (press.Person.IsModerator && data is not null ? moderating.Press(data, scene, press.Person) : null)
                ?? new Response(null, scene.Words.OldButton),
        };
    }

    private static Reply? ToSmallTalk(Incoming incoming, Scene scene)
    {
        // «Really?» to somebody's words asks about them.
        if (
            SmallTalk.Find(incoming.Text, incoming.Person.Language) is not { } said
            || (said.Kind == SmallTalkKind.Noted && Dialogue.SubjectOf(incoming) is not null)
        )
            return null;
        var words = Words.In(said.Language);
        return said.Kind switch
        {
            SmallTalkKind.Greeting => Reply.Of(words.Hello),
            SmallTalkKind.Thanks => Reply.Of(words.YouAreWelcome),
            SmallTalkKind.WhoAreYou => new Reply(
                new RichTextBuilder()
                    .Plain(words.WhoIAm)
                    .Line()
                    .Plain(Catalogue.Line(scene.Library, words, scene.Today))
                    .Build()
            ),
            SmallTalkKind.HowAreYou => Reply.Of(words.HowIAm),
            SmallTalkKind.Farewell => Reply.Of(words.Goodbye),
            SmallTalkKind.Rude => Reply.Of(words.NoOffence),
            _ => Reply.Of(words.AskMe),
        };
    }

    /// <summary>The reply to a link and nothing else: no question, but perhaps an article of the library.</summary>
    private static Reply? ToLink(Incoming incoming, Scene scene)
    {
        if (
            incoming.Text.Any(char.IsWhiteSpace)
            || !Uri.TryCreate(incoming.Text, UriKind.Absolute, out var link)
            || link.Scheme is not ("http" or "https")
        )
            return null;
        return scene.Library.Find(link) is { } article
            ? Catalogue.Overview(article, scene)
            : Reply.Of(scene.Words.NoLinks);
    }

    /// <summary>An answer is for all to see, also where one person alone was asked which one they meant.</summary>
    private static Response Public(Response response, Press press) =>
        press.IsAside && response.Reply is { } reply
            ? response with
            {
                Reply = reply with { Manner = Manner.Answer },
            }
            : response;
}
