using System.Collections.Immutable;
using System.Globalization;
using NewsBot.Answering;
using NewsBot.Configuration;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Moderation;

/// <summary>
/// The replies to moderators: the list of articles, the state of the library, and whatever a button leads to.
/// </summary>
internal sealed class ModeratorReplies(
    EditorialService editor,
    EditDialog dialog,
    SubmissionReplies submissions,
    QuestionReplies questions,
    UnansweredQuestions unanswered,
    Feedback feedback,
    UsageCounters counters,
    AuditLog changes
)
{
    private const int ArticlesOnPage = 10;
    private const int ButtonsInRow = 5;
    private const int MaxFound = 5;
    private const int MaxListedLength = 80;
    private const int MaxReportLineLength = 300;
    private const int DaysCounted = 30;
    private const int MaxChanges = 5;

    /// <summary>The response to a moderator's button; null for any other button.</summary>
    public ButtonResponse? Press(CallbackData data, ReplyContext context, Person person)
    {
        try
        {
            return Do(data, context, person);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ButtonResponse(Reply.Of(context.Words.NotWritten(exception.Message)));
        }
    }

    private ButtonResponse? Do(CallbackData data, ReplyContext context, Person person) =>
        data switch
        {
            CallbackData.ArticlesPage shelf => ButtonResponse.InPlace(ArticleList(context, shelf.Page)),
            CallbackData.OpenArticles => new ButtonResponse(ArticleList(context)),
            CallbackData.UndoEdit undo => Undo(undo.Edit, context, person),
            _ => submissions.Press(data, context, person)
                ?? questions.Press(data, context, person)
                ?? dialog.Press(data, context, person),
        };

    /// <summary>A page of the articles with their files, the newest first.</summary>
    public static Reply ArticleList(ReplyContext context, int page = 0)
    {
        var articles = ArticleChoice.All(context.Library).ToList();
        page = Math.Clamp(page, 0, Math.Max(0, articles.Count - 1) / ArticlesOnPage);
        var text = new RichTextBuilder().Plain(LibraryReplies.Line(context.Library, context.Words, context.Today));
        var shown = articles.Skip(page * ArticlesOnPage).Take(ArticlesOnPage).ToList();
        foreach (var (i, article) in shown.Index())
            text.Line()
                .Plain($"{(page * ArticlesOnPage) + i + 1}. {ArticleChoice.GetMark(article, context.Library)}")
                .Bold(ShownText.OneLine(article.Headline, MaxListedLength))
                .Line()
                .Plain(
                    $"   {ShownText.OneLine(article.Id, MaxListedLength)} · "
                        + $"{(article.Date is { } date ? context.Words.ShortDay(date) : context.Words.Undated)}"
                );
        foreach (var file in context.Library.Files.Where(file => file.HasErrors).Take(MaxFound))
            text.Line().Plain($"✗ {ShownText.OneLine($"{file.Path}: {file.Problems[0]}", MaxReportLineLength)}");
        return new Reply(text.Build())
        {
            Rows =
            [
                .. shown
                    .Select(
                        (article, i) =>
                            (Button)
                                new CallbackButton(
                                    $"{(page * ArticlesOnPage) + i + 1}",
                                    new CallbackData.ShowArticleMenu(ArticleKey.Of(article.Id)).Encode()
                                )
                    )
                    .Chunk(ButtonsInRow)
                    .Select(row => row.ToImmutableArray()),
                .. LibraryReplies.Pages(
                    page,
                    (page + 1) * ArticlesOnPage < articles.Count,
                    number => new CallbackData.ArticlesPage(number),
                    context.Words
                ),
            ],
        };
    }

    /// <summary>The moderators' overview.</summary>
    public Reply Status(ReplyContext context)
    {
        var (helped, missed) = feedback.Count();
        var text = new RichTextBuilder()
            .Plain(LibraryReplies.Line(context.Library, context.Words, context.Today))
            .Line();
        if (context.Library.Files.Count(file => file.HasErrors) is > 0 and var broken)
            text.Plain(context.Words.FilesNotLive(broken)).Line();
        text.Plain(
                context.Words.AnsweredIn(
                    DaysCounted,
                    counters.Count(UsageCounters.Answered, DaysCounted),
                    counters.Count(UsageCounters.Unsure, DaysCounted),
                    counters.Count(UsageCounters.Refused, DaysCounted)
                )
            )
            .Line()
            .Plain(context.Words.FeedbackIn(helped, missed))
            .Line()
            .Plain(context.Words.WaitingQuestions(unanswered.All().Count));
        foreach (var change in changes.Last(MaxChanges))
            text.Line()
                .Plain(
                    $"{change.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} · "
                        + $"{change.By} · {change.What} · {ShownText.OneLine(change.Article, MaxListedLength)}"
                        + (change.Detail is { } detail ? $" · {ShownText.OneLine(detail, MaxListedLength)}" : "")
                );
        text.Line().Plain(ProgramVersion.Text);
        return new Reply(text.Build());
    }

    private ButtonResponse Undo(long edit, ReplyContext context, Person person) =>
        editor.Undo(edit, person.Id) is { Refusal: not EditRefusal.Gone } result
            ? EditReplies.Show(result, context.Words.Undone(result.File), context)
            : new ButtonResponse(null, context.Words.AlreadyUndone);
}
