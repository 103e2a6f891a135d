using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Configuration;
using NewsBot.Desk.Models;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Storage;
using static System.FormattableString;

namespace NewsBot.Desk.Pages;

/// <summary>The questions that nothing answered, and the passages that readers rejected.</summary>
internal sealed class QuestionsPages(
    PageWriter writer,
    CurrentLibrary current,
    WaitingQuestions waiting,
    UnansweredQuestions unanswered,
    RejectedAnswers rejectedAnswers,
    Feedback feedback,
    UsageCounters counters,
    RetentionPolicy retention,
    TimeProvider time
) : IDeskPage
{
    private const string Path = "/questions";
    private const string Answered = "answered";
    private const string Noted = "noted";
    private const string Rejected = "rejected";
    private const int OnPage = 40;

    /// <summary>The groups that are searched for an answer, the most often asked ones.</summary>
    private const int MaxSearched = 500;

    private const int MaxPassageLength = 300;
    private const int MaxQuestionLength = 300;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapGet("/questions.csv", ExportAsync);
        routes.MapPost("/questions/reviewed", ReviewAsync);
    }

    private Task ShowAsync(HttpContext context)
    {
        var library = current.Value;
        var query = context.Request.Query;
        var filter = new QuestionFilter(
            query["q"].ToString().Trim(),
            query["show"].ToString(),
            query["language"].ToString()
        );
        var all = waiting.GetGroups(library);
        var groups = Select(all, filter, library);
        var rejected = rejectedAnswers
            .Find(library)
            .Take(OnPage)
            .Select(found => CreateRow(found.Count, found.Passage))
            .ToList();
        var list = ListRows<QuestionGroup>.Take(
            groups,
            PageWriter.GetNumber(context, "page"),
            OnPage,
            writer.Root,
            page => GetPath(filter, page)
        );
        var frame = writer.CreateFrame(context, "Questions", Path) with { Notice = GetNotice(context) };
        return PageWriter.ShowAsync(
            context,
            Slices.Questions.Create(
                new QuestionsPage(
                    frame,
                    [
                        .. GetTabs(all, rejected.Count, frame.Words)
                            .Select(tab => new TabModel(
                                GetPath(filter with { Show = tab.Show }, 1),
                                tab.Name,
                                tab.Count,
                                tab.Show == filter.Show
                            )),
                    ],
                    filter,
                    new ChoiceModel(
                        "language",
                        "Language",
                        [.. all.SelectMany(group => group.Languages).Distinct().Order(StringComparer.Ordinal)],
                        filter.Language
                    ),
                    [.. list.Shown.Select(group => CreateRow(group, library))],
                    filter.Show == Rejected ? rejected : [],
                    CountWithoutWords(all),
                    !filter.IsEmpty ? "No question is like this."
                        : filter.Show.Length > 0 ? "There are none."
                        : "Every question was answered, or nobody has asked the moderators yet.",
                    list.Pager
                )
            )
        );
    }

    private static IEnumerable<(string Show, string Name, int? Count)> GetTabs(
        IReadOnlyList<QuestionGroup> all,
        int rejected,
        Phrases words
    ) =>
        [
            ("", words.DeskWaiting, all.Count),
            (Answered, words.DeskAnsweredSince, null),
            (Noted, words.DeskNoted, all.Count(group => group.Note is not null)),
            (Rejected, words.DeskRejected, rejected),
        ];

    private List<QuestionGroup> Select(IReadOnlyList<QuestionGroup> all, QuestionFilter filter, Library library) =>
        filter.Show == Rejected
            ? []
            :
            [
                .. (filter.Show == Answered ? all.Take(MaxSearched) : all).Where(group =>
                    IsShown(group, filter.Show, library)
                    && (filter.Language.Length == 0 || group.Languages.Contains(filter.Language))
                    && (
                        filter.Words.Length == 0
                        || group.Questions.Any(question =>
                            question.Question.Contains(filter.Words, StringComparison.CurrentCultureIgnoreCase)
                        )
                    )
                ),
            ];

    private bool IsShown(QuestionGroup group, string show, Library library) =>
        show switch
        {
            Answered => waiting.FindAnswer(group, library) is not null,
            Noted => group.Note is not null,
            _ => true,
        };

    /// <summary>How many were not answered and left no words, because nobody consented and too few asked the same.</summary>
    private string CountWithoutWords(IReadOnlyList<QuestionGroup> groups)
    {
        var days = (int)retention.Retention.TotalDays;
        var refused = counters.Count(UsageCounters.Refused, days);
        var without = Math.Max(0, refused - groups.Sum(group => group.Times));
        var summary = Invariant($"In {days} days {refused} questions were not answered.");
        return without == 0
            ? summary
            : Invariant(
                $"{summary} Of {without} of them the words are not here: they are kept only if the reader asks "
            ) + Invariant($"the moderators, or if {retention.KeepAfter} people ask the same.");
    }

    private QuestionRow CreateRow(QuestionGroup group, Library library)
    {
        var spellings = group.Questions.Count > 1 ? Invariant($"{group.Questions.Count} spellings · ") : "";
        return new QuestionRow(
            group.Id,
            group.Times,
            ShownText.OneLine(group.Question, MaxQuestionLength),
            $"{spellings}{string.Join(", ", group.Languages)} · last {Dates.Ago(group.Last, time)}",
            group.Recent > group.Earlier ? "more often than the week before"
                : group.Recent < group.Earlier ? "less often than the week before"
                : "",
            waiting.FindAnswer(group, library)?.Article.Headline,
            group.Note
        );
    }

    private RejectedRow CreateRow(RejectedPassage count, Passage passage) =>
        new(
            count.Passage,
            count.Missed,
            ShownText.OneLine(passage.Text, MaxPassageLength),
            passage.Article.Headline,
            EditForms.GetPath(passage.Article.Id),
            Invariant(
                $"paragraph {passage.Paragraph} · {count.Helped} found it helpful · last {Dates.Ago(count.Last, time)}"
            )
        );

    private async Task ReviewAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (PassageKey.Parse(form["passage"].ToString()) is not { } key)
        {
            await writer.ShowBadRequestAsync(context);
            return;
        }

        if (!feedback.Review(key.ToString()))
            throw new IOException("The store failed, so nothing was kept. The log has the reason.");
        writer.Redirect(context, $"{Path}?show={Rejected}");
    }

    private Task ExportAsync(HttpContext context)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"questions.csv\"";
        return context
            .Response.Body.WriteAsync(QuestionClusters.ToCsv(unanswered.All()), context.RequestAborted)
            .AsTask();
    }

    private static NoticeModel? GetNotice(HttpContext context) =>
        PageWriter.GetNumber(context, "told") is { } told
            ? new NoticeModel(
                told == 1 ? "1 reader gets the answer now." : Invariant($"{told} readers get the answer now.")
            )
        : PageWriter.GetNumber(context, "closed") is not null ? new NoticeModel("The question is off the list.")
        : null;

    private static string GetPath(QuestionFilter filter, int page) =>
        ListPath.Create(Path, page, ("q", filter.Words), ("show", filter.Show), ("language", filter.Language));
}
