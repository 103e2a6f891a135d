using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Articles;
using NewsBot.Desk.Models;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Desk.Pages;

/// <summary>One article: what was understood of it, its questions and its text; and the forms that change it.</summary>
internal sealed class ArticlePages(
    PageWriter writer,
    EditForms edits,
    CurrentLibrary current,
    EditorialService editor,
    Feedback feedback,
    CorrectionSubscriptions subscriptions,
    AuditLog log
) : IDeskPage
{
    private const int MaxChanges = 10;
    private const int MaxTextLength = 4000;
    private const int MaxParagraphs = 300;
    private const int MaxSkipped = 50;

    private static readonly Dictionary<string, HeaderKey> Editable = new(StringComparer.Ordinal)
    {
        ["title"] = HeaderKey.Title,
        ["outlet"] = HeaderKey.Outlet,
        ["date"] = HeaderKey.Date,
        ["link"] = HeaderKey.Url,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/articles/{**file}", ShowAsync);
        routes.MapPost("/article/fields", context => ChangeAsync(context, ProposeFields));
        routes.MapPost("/article/question", context =>
            ChangeAsync(context, (article, form) =>
                GetText(form, "question") is { Length: > 0 } question
                && AuthoredQuestion.Parse(question) is { Text.Length: > 0 } authored
                    ? editor.ProposeQuestion(article, authored.Text, authored.Passage)
                    : null
            )
        );
        routes.MapPost("/article/question/remove", context =>
            ChangeAsync(context, (article, form) => editor.ProposeQuestionRemoval(article, form["question"].ToString()))
        );
        routes.MapPost("/article/correct", context =>
            ChangeAsync(context, (article, form) =>
                GetText(form, "text") is { Length: > 0 } text ? editor.ProposeCorrection(article, text) : null
            )
        );
        routes.MapPost("/article/retract", context =>
            ChangeAsync(context, (article, form) => editor.ProposeRetraction(article, GetText(form, "text")))
        );
        routes.MapPost("/article/reinstate", context =>
            ChangeAsync(context, (article, _) => editor.ProposeReinstatement(article))
        );
        routes.MapPost("/article/remove", context =>
            ChangeAsync(context, (article, _) => editor.ProposeRemoval(article), _ => "/articles")
        );
    }

    private Task ShowAsync(HttpContext context)
    {
        var id = (string)context.GetRouteValue("file")!;
        if (FindReport(id) is not { } report)
            return writer.ShowMessageAsync(
                context,
                "There is no such article",
                "It was removed, has another name since, or is being read. Removed articles can be brought back under Articles.",
                StatusCodes.Status404NotFound
            );
        var stored = editor.Find(id);
        var article = report.LiveOrRetracted;
        var (helped, missed) = article is null ? default : CountOpinions(article);
        return PageWriter.ShowAsync(
            context,
            Slices.ArticleView.Create(
                new ArticlePage(
                    writer.CreateFrame(context, report.Headline ?? report.Path, "/articles"),
                    report.Path,
                    stored?.Version ?? "",
                    report.Headline ?? report.Path,
                    $"{ArticlesPages.GetState(report)}{(report.Language is { } language ? $" · {language}" : "")}",
                    stored?.Article is not null,
                    report.Retracted is not null,
                    [.. report.Fields.Select(field => CreateField(field, report))],
                    ArticlesPages.GetProblems(report),
                    [.. report.AuthoredQuestions.Select(AuthoredModels.Create)],
                    [.. (article?.Paragraphs ?? []).Take(MaxParagraphs)],
                    [.. report.Skipped.Take(MaxSkipped).Select(Describe)],
                    article?.Correction,
                    helped + missed == 0 ? "" : $"{helped} helpful, {missed} rejected",
                    article is null ? null : CountSubscribers(article),
                    [.. log.Last(report.Path, MaxChanges).Select(ChangeRows.Create)]
                )
            )
        );
    }

    /// <summary>Makes a change of the article that a form names, if it is still as the form's page showed it.</summary>
    /// <param name="propose">What to change; null if the form does not say it.</param>
    private async Task ChangeAsync(
        HttpContext context,
        Func<StoredArticle, IFormCollection, ArticleEdit?> propose,
        Func<EditResult, string>? path = null
    )
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = form["file"].ToString();

        // Only names that the library has are looked for on the disk.
        if (FindReport(id) is null || editor.Find(id) is not { Article: not null } article)
        {
            await writer.ShowMessageAsync(
                context,
                "Nothing was changed",
                "The article is not there any more, or can't be read.",
                StatusCodes.Status410Gone
            );
            return;
        }

        if (article.Version != form["version"])
        {
            await edits.RefuseAsync(context, EditResult.Refuse(EditRefusal.Changed, article.File));
            return;
        }

        if (propose(article, form) is not { } edit)
        {
            await writer.ShowMessageAsync(
                context,
                "Nothing was changed",
                "The form says nothing new.",
                StatusCodes.Status400BadRequest
            );
            return;
        }

        if (edit.NewProblem is { } problem)
        {
            await writer.ShowMessageAsync(
                context,
                "Nothing was changed",
                $"With this the file would have a problem: {problem}",
                StatusCodes.Status422UnprocessableEntity
            );
            return;
        }

        await edits.FinishAsync(
            context,
            person => editor.Apply(edit, person),
            path ?? (_ => EditForms.GetPath(article.Id))
        );
    }

    private ArticleEdit? ProposeFields(StoredArticle article, IFormCollection form)
    {
        var entries = Editable
            .Where(key => form.ContainsKey(key.Key))
            .Select(key => (key.Value, Text: GetText(form, key.Key), Before: GetValue(article.Report, key.Key)))
            .Where(entry => entry.Text.Length > 0 && entry.Text != (entry.Before ?? ""))
            .Select(entry => (entry.Value, entry.Text))
            .ToList();
        return entries.Count == 0 ? null : editor.ProposeEntries(article, entries);
    }

    private FileReport? FindReport(string id) => current.Value.Files.FirstOrDefault(file => file.Path == id);

    private int? CountSubscribers(Article article) =>
        subscriptions.Count(ArticleKey.Of(article.Id).Value) is > 0 and var count ? count : null;

    private (int Helped, int Missed) CountOpinions(Article article)
    {
        var key = ArticleKey.Of(article.Id).Value;
        var counts = feedback
            .FindRejected()
            .Where(count => count.Passage.StartsWith(key, StringComparison.Ordinal))
            .ToList();
        return (counts.Sum(count => count.Helped), counts.Sum(count => count.Missed));
    }

    private static string? GetValue(FileReport report, string key) =>
        report.Fields.FirstOrDefault(field => field.Name == key) is { } field ? GetValue(field, report) : null;

    /// <summary>The value as it is written in a header.</summary>
    private static string? GetValue(FieldReport field, FileReport report) =>
        Editable.GetValueOrDefault(field.Name) == HeaderKey.Date && report.LiveOrRetracted?.Date is { } date
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : field.Value;

    private static FieldModel CreateField(FieldReport field, FileReport report) =>
        new(
            field.Name,
            GetValue(field, report),
            field.Source,
            !Editable.TryGetValue(field.Name, out var key)
                ? null
                : key switch
                {
                    HeaderKey.Date => "date",
                    HeaderKey.Url => "url",
                    _ => "text",
                }
        );

    private static string Describe(SkippedLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"line {line.Line}: {line.Reason.DisplayName()}")
        + (line.Text is { } text ? $" “{text}”" : "");

    private static string GetText(IFormCollection form, string field) =>
        ShownText.OneLine(form[field].ToString(), MaxTextLength);
}
