using System.Text;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;

namespace NewsBot.Moderation;

/// <summary><c>/articles</c>: the articles with their files.</summary>
internal sealed class ArticlesCommand() : ModeratorCommand("articles")
{
    public override string Describe(Phrases words) => words.ArticlesDoes;

    public override Reply ReplyTo(CommandInvocation call) => ModeratorReplies.ArticleList(call.Context);
}

/// <summary><c>/add</c>: hands in the article that follows.</summary>
internal sealed class AddCommand(ModeratorReplies moderators) : ModeratorCommand("add")
{
    public override string Describe(Phrases words) => words.AddDoes;

    public override Reply ReplyTo(CommandInvocation call) =>
        call.Argument.Length > 0
            ? moderators.Submit(SubmittedText.FileName, Encoding.UTF8.GetBytes(call.Argument), call.Context)
            : Reply.Of(call.Context.Words.AddHow);
}

/// <summary><c>/remove</c>: removes an article.</summary>
internal sealed class RemoveCommand() : ModeratorCommand("remove")
{
    public override string Describe(Phrases words) => words.RemoveDoes;

    public override Reply ReplyTo(CommandInvocation call) =>
        ModeratorReplies.ConfirmRemoval(call.Argument, call.Context);
}

/// <summary><c>/questions</c>: the questions that readers sent to the moderators.</summary>
internal sealed class QuestionsCommand(ModeratorReplies moderators) : ModeratorCommand("questions")
{
    public override string Describe(Phrases words) => words.QuestionsDoes;

    public override Reply ReplyTo(CommandInvocation call) => moderators.Questions(call.Context);
}

/// <summary><c>/status</c>: the state of the library and its use.</summary>
internal sealed class LibraryStatusCommand(ModeratorReplies moderators) : ModeratorCommand("status")
{
    public override string Describe(Phrases words) => words.StatusDoes;

    public override Reply ReplyTo(CommandInvocation call) => moderators.Status(call.Context);
}

/// <summary>A command that only moderators have.</summary>
/// <inheritdoc cref="SlashCommand"/>
internal abstract class ModeratorCommand(string name) : SlashCommand(name)
{
    public sealed override bool IsForModerators => true;
}
