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
internal sealed class AddCommand(SubmissionReplies submissions) : ModeratorCommand("add")
{
    public override string Describe(Phrases words) => words.AddDoes;

    public override Reply ReplyTo(CommandInvocation call) =>
        call.Argument.Length > 0
            ? submissions.Submit(SubmittedText.FileName, Encoding.UTF8.GetBytes(call.Argument), call.Context)
            : Reply.Of(call.Context.Words.AddHow);
}

/// <summary><c>/remove</c>: removes an article.</summary>
internal sealed class RemoveCommand(EditDialog dialog) : EditingCommand("remove", EditKind.Remove, dialog)
{
    public override string Describe(Phrases words) => words.RemoveDoes;
}

/// <summary><c>/edit</c>: changes an article.</summary>
internal sealed class EditCommand(EditDialog dialog) : EditingCommand("edit", EditKind.Edit, dialog)
{
    public override string Describe(Phrases words) => words.EditDoes;
}

/// <summary><c>/correct</c>: adds a correction to an article.</summary>
internal sealed class CorrectCommand(EditDialog dialog) : EditingCommand("correct", EditKind.Correct, dialog)
{
    public override string Describe(Phrases words) => words.CorrectDoes;
}

/// <summary><c>/retract</c>: retracts an article.</summary>
internal sealed class RetractCommand(EditDialog dialog) : EditingCommand("retract", EditKind.Retract, dialog)
{
    public override string Describe(Phrases words) => words.RetractDoes;
}

/// <summary><c>/cancel</c>: ends a change that waits for a text.</summary>
internal sealed class CancelCommand() : ModeratorCommand("cancel")
{
    // Every command ends it, before it is carried out.
    public override Reply ReplyTo(CommandInvocation call) => Reply.Of(call.Context.Words.NothingChanged);
}

/// <summary>A command that leads through a change of an article.</summary>
internal abstract class EditingCommand(string name, EditKind kind, EditDialog dialog) : ModeratorCommand(name)
{
    public sealed override Reply ReplyTo(CommandInvocation call) =>
        dialog.Begin(kind, call.Argument, call.Context, call.Incoming.Person);
}

/// <summary><c>/questions</c>: the questions that readers sent to the moderators.</summary>
internal sealed class QuestionsCommand(QuestionReplies questions) : ModeratorCommand("questions")
{
    public override string Describe(Phrases words) => words.QuestionsDoes;

    public override Reply ReplyTo(CommandInvocation call) => questions.List(call.Context);
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
