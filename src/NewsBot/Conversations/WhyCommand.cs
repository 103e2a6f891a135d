using NewsBot.Answering;
using NewsBot.Localization;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Conversations;

/// <summary>
/// <c>/why</c>: explains an answer, for moderators: the one that they reply to, the last one, or that to a question
/// behind the command.
/// </summary>
internal sealed class WhyCommand(AnsweredMessages answers, RecentAnswers recent, ConfidenceThresholds thresholds)
    : SlashCommand("why")
{
    public override bool IsForModerators => true;

    public override string Describe(Phrases words) => words.WhyDoes;

    public override Reply ReplyTo(CommandInvocation call)
    {
        var words = call.Context.Words;
        if (FindQuestion(call) is not { } question)
            return Reply.Of(words.WhyHow);
        var result = call.Context.Library.Index.Search(question, SearchIndex.MaxHits, thresholds);
        return ExplanationReply.Create(result, thresholds, words);
    }

    private string? FindQuestion(CommandInvocation call)
    {
        var incoming = call.Incoming;
        if (call.Argument.Length > 0)
            return call.Argument;
        if (incoming.RepliedToId is not { } message)
            return recent.Find(incoming)?.Question;
        if (answers.Find(incoming.Chat.Id, message) is not { } asked)
            return incoming.IsReplyToBot ? null : incoming.RepliedTo;
        if (SlashCommands.Parse(asked.Text) is { } command)
            return command is { Name: "ask", Argument.Length: > 0 } ? command.Argument : null;
        return Dialogue.FindSubject(asked) is { } subject ? $"{subject} {asked.Text}" : asked.Text;
    }
}
