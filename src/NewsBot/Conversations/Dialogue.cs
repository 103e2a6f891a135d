using NewsBot.Answering;
using NewsBot.Messaging;
using NewsBot.Monitoring;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Conversations;

/// <summary>
/// Answers questions with the chat's memory: a short question may continue the last one, and a reply to a message asks
/// about that message. Counts the outcomes. Thread-safe.
/// </summary>
internal sealed class Dialogue(
    QuestionAnswerer answerer,
    RecentAnswers recent,
    UsageCounters counters,
    BotMetrics metrics
)
{
    private const int MaxSubjectLength = 1000;
    private const int MaxFollowUpLength = 80;

    /// <summary>The reply to a question.</summary>
    public Reply Answer(IncomingMessage incoming, ReplyContext context)
    {
        var subject = FindSubject(incoming);
        var question = subject is null ? incoming.Text : $"{subject} {incoming.Text}";
        var answer = answerer.Answer(
            question,
            context,
            incoming.Person,
            recent: subject is null && IsShort(question) ? recent.Find(incoming) : null
        );
        if (answer.Passage is { } shown)
            recent.Add(incoming.Chat, incoming.Person, question, shown);
        else
            recent.Forget(incoming.Chat, incoming.Person);
        return Counted(answer);
    }

    /// <summary>The reply to a question that a user chose instead of writing it: it shows the question.</summary>
    public Reply AnswerChosen(string question, ReplyContext context, Person person)
    {
        var answer = answerer.Answer(question, context, person, showsQuestion: true);
        if (answer.Passage is { } shown)
            recent.Add(context.Chat, person, question, shown);
        return Counted(answer);
    }

    /// <summary>Forgets the last question of a user in a chat.</summary>
    public void Forget(ChatContext chat, Person person) => recent.Forget(chat, person);

    /// <summary>
    /// The text that a message asks about by replying to it: the highlighted part, else all of it. The bot's own
    /// messages are no subject.
    /// </summary>
    public static string? FindSubject(IncomingMessage incoming) =>
        incoming.Highlighted
        ?? (
            incoming.IsReplyToBot || incoming.RepliedTo is not { Length: > 0 } said
                ? null
                : ShownText.Cut(said, MaxSubjectLength)
        );

    /// <summary>Follow-ups are short: a long question is complete.</summary>
    private static bool IsShort(string question) => question.Length <= MaxFollowUpLength;

    private Reply Counted(AnsweredQuestion answer)
    {
        metrics.Answer(answer.Outcome.ToString().ToLowerInvariant());
        counters.Add(
            answer.Outcome switch
            {
                Outcome.Answer => UsageCounters.Answered,
                Outcome.Unsure => UsageCounters.Unsure,
                _ => UsageCounters.Refused,
            }
        );
        return answer.Reply;
    }
}
