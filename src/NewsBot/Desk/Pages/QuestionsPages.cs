using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Configuration;
using NewsBot.Desk.Models;
using NewsBot.Libraries;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Storage;

namespace NewsBot.Desk.Pages;

/// <summary>The questions that nothing answered, and the passages that readers rejected.</summary>
internal sealed class QuestionsPages(
    PageWriter writer,
    CurrentLibrary current,
    WaitingQuestions waiting,
    UnansweredQuestions unanswered,
    Feedback feedback,
    UsageCounters counters,
    RetentionPolicy retention,
    TimeProvider time
) : IDeskPage
{
    private const string Path = "/questions";
    private const int OnPage = 40;
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
        var (show, words, language) = (
            query["show"].ToString(),
            query["q"].ToString().Trim(),
            query["language"].ToString()
        );
        var all = waiting.GetGroups(library);
        var groups = all.Where(group =>
                IsShown(group, show, library)
                && (language.Length == 0 || group.Languages.Contains(language))
                && (
                    words.Length == 0
                    || group.Questions.Any(question =>
                        question.Question.Contains(words, StringComparison.CurrentCultureIgnoreCase)
                    )
                )
            )
            .ToList();
        var rejected = FindRejected(library);
        var pages = Math.Max(1, (groups.Count + OnPage - 1) / OnPage);
        var page = Math.Clamp(PageWriter.GetNumber(context, "page") ?? 1, 1, pages);
        var shown = show == "rejected" ? [] : groups.Skip((page - 1) * OnPage).Take(OnPage).ToList();
        return PageWriter.ShowAsync(
            context,
            Slices.Questions.Create(
                new QuestionsPage(
                    writer.CreateFrame(context, "Questions", Path) with
                    {
                        Notice = GetNotice(context),
                    },
                    [
                        new TabModel(Path, "Waiting", all.Count, show.Length == 0),
                        new TabModel($"{Path}?show=answered", "Answered since", null, show == "answered"),
                        new TabModel(
                            $"{Path}?show=noted",
                            "With a note",
                            all.Count(group => group.Note is not null),
                            show == "noted"
                        ),
                        new TabModel($"{Path}?show=rejected", "Rejected answers", rejected.Count, show == "rejected"),
                    ],
                    show,
                    words,
                    language,
                    [.. all.SelectMany(group => group.Languages).Distinct().Order(StringComparer.Ordinal)],
                    [.. shown.Select(group => CreateRow(group, library))],
                    show == "rejected" ? rejected : [],
                    CountWithoutWords(all),
                    shown.Count == 0
                        ? ""
                        : Text(
                            $"{((page - 1) * OnPage) + 1} to {((page - 1) * OnPage) + shown.Count} of {groups.Count}"
                        ),
                    page > 1 ? GetPath(show, words, language, page - 1) : null,
                    page < pages ? GetPath(show, words, language, page + 1) : null
                )
            )
        );
    }

    private bool IsShown(QuestionGroup group, string show, Library library) =>
        show switch
        {
            "answered" => waiting.FindAnswer(group, library) is not null,
            "noted" => group.Note is not null,
            _ => true,
        };

    /// <summary>How many were not answered and left no words, because nobody consented and too few asked the same.</summary>
    private string CountWithoutWords(IReadOnlyList<QuestionGroup> groups)
    {
        var days = (int)retention.Retention.TotalDays;
        var refused = counters.Count(UsageCounters.Refused, days);
        var without = Math.Max(0, refused - groups.Sum(group => group.Times));
        return Text($"In {days} days {refused} questions were not answered. ")
            + (
                without == 0
                    ? ""
                    : Text(
                        $"Of {without} of them the words are not here: they are kept only if the reader asks the moderators, or if {retention.KeepAfter} people ask the same."
                    )
            );
    }

    private QuestionRow CreateRow(QuestionGroup group, Library library)
    {
        var spellings = group.Questions.Count > 1 ? Text($"{group.Questions.Count} spellings · ") : "";
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

    private List<RejectedRow> FindRejected(Library library) =>
        [
            .. feedback
                .FindRejected()
                .Select(count => (Count: count, Passage: PassageLookup.Find(count.Passage, library)))
                .Where(rejected => rejected.Passage is not null)
                .Take(OnPage)
                .Select(rejected => new RejectedRow(
                    rejected.Count.Passage,
                    rejected.Count.Missed,
                    ShownText.OneLine(rejected.Passage!.Value.Text, MaxPassageLength),
                    rejected.Passage.Value.Article.Headline,
                    EditForms.GetPath(rejected.Passage.Value.Article.Id),
                    Text(
                        $"paragraph {rejected.Passage.Value.Paragraph} · {rejected.Count.Helped} found it helpful · last {Dates.Ago(rejected.Count.Last, time)}"
                    )
                )),
        ];

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
        writer.Redirect(context, $"{Path}?show=rejected");
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
            ? new NoticeModel(told == 1 ? "1 reader gets the answer now." : Text($"{told} readers get the answer now."))
        : PageWriter.GetNumber(context, "closed") is not null ? new NoticeModel("The question is off the list.")
        : null;

    private static string GetPath(string show, string words, string language, int page)
    {
        var query = new StringBuilder(Path).Append(CultureInfo.InvariantCulture, $"?page={page}");
        foreach (var (name, value) in new[] { ("show", show), ("q", words), ("language", language) })
        {
            if (value.Length > 0)
                query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return query.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
