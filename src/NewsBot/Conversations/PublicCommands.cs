using NewsBot.Answering;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Conversations;

/// <summary><c>/start</c>: the greeting with example questions, or the target of a deep link.</summary>
internal sealed class StartCommand(QuestionAnswerer answerer) : SlashCommand("start")
{
    private const int MaxExamples = 3;

    public override string Describe(Phrases words) => words.StartDoes;

    public override Reply ReplyTo(CommandInvocation call)
    {
        var context = call.Context;
        if (DeepLink.ParsePassage(call.Argument) is { } passage)
            return answerer.Show(new PassageList([passage]), context, null).Reply is { } shown
                ? shown with
                {
                    Placement = ReplyPlacement.NewMessage,
                }
                : Reply.Of(context.Words.PassageGone);
        if (DeepLink.ParseArticle(call.Argument) is { } key)
            return context.Library.Find(key) is { } article
                ? LibraryReplies.Overview(article, context)
                : Reply.Of(context.Words.ArticleGone);

        var text = new RichTextBuilder()
            .Plain(context.Words.Greeting)
            .Line()
            .Plain(LibraryReplies.Line(context.Library, context.Words, context.Today));
        var examples = answerer.Examples(context).Take(MaxExamples).ToList();
        if (examples.Count > 0)
            text.Line().Plain(context.Words.TryOne);
        return new Reply(text.Build()) { Rows = [.. examples.Select(Reply.Row)] };
    }
}

/// <summary><c>/help</c>: how to ask, and the commands.</summary>
internal sealed class HelpCommand() : SlashCommand("help")
{
    public override string Describe(Phrases words) => words.HelpDoes;

    public override Reply ReplyTo(CommandInvocation call)
    {
        var words = call.Context.Words;
        var text = new RichTextBuilder().Plain(words.Help).Line().Plain(words.GroupHelp).Line();
        foreach (var (command, description) in call.Commands.Menu(call.Incoming.Person.IsModerator, words))
            text.Line().Plain($"/{command.Name} – {description}");
        return new Reply(text.Build()) { Placement = ReplyPlacement.Ephemeral };
    }
}

/// <summary><c>/latest</c>: the newest articles.</summary>
internal sealed class LatestCommand() : SlashCommand("latest")
{
    public override string Describe(Phrases words) => words.LatestDoes;

    public override Reply ReplyTo(CommandInvocation call) => LibraryReplies.Latest(call.Context);
}

/// <summary><c>/sources</c>: the outlets.</summary>
internal sealed class SourcesCommand() : SlashCommand("sources")
{
    public override string Describe(Phrases words) => words.SourcesDoes;

    public override Reply ReplyTo(CommandInvocation call) => LibraryReplies.Sources(call.Context);
}

/// <summary><c>/ask</c>: a question in a chat where the bot does not see all messages.</summary>
internal sealed class AskQuestionCommand(Dialogue dialogue) : SlashCommand("ask")
{
    public override bool IsEphemeral => false;

    public override Reply ReplyTo(CommandInvocation call) =>
        call.Argument.Length > 0
            ? dialogue.Answer(call.Incoming with { Text = call.Argument }, call.Context)
            : Reply.Of(call.Context.Words.AskHow);
}
