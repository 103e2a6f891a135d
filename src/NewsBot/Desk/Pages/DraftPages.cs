using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Desk.Models;
using NewsBot.Import.Formats;
using NewsBot.Libraries;
using NewsBot.Moderation;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Desk.Pages;

/// <summary>Hands in articles: a file or a text becomes a draft, which is published, replaces a live one, or is discarded.</summary>
internal sealed class DraftPages(
    PageWriter writer,
    EditForms edits,
    CurrentLibrary current,
    EditorialService editor,
    Drafts drafts,
    TimeProvider time
) : IDeskPage
{
    private const int MaxReportLines = 100;
    private const int MaxCorrectionLength = 4000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/articles", SubmitAsync);
        routes.MapGet("/drafts/{id}", ShowAsync);
        routes.MapPost("/drafts/{id}/publish", PublishAsync);
        routes.MapPost("/drafts/{id}/replace", ReplaceAsync);
        routes.MapPost("/drafts/{id}/discard", DiscardAsync);
    }

    private async Task SubmitAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, content) = await ReadAsync(form, context.RequestAborted);
        if (content.Length == 0)
        {
            await ShowRefusalAsync(context, ["Choose a file, or paste a text."], StatusCodes.Status400BadRequest);
            return;
        }

        if (content.Length > FileFormats.MaxBytesOf(name))
        {
            await ShowRefusalAsync(
                context,
                [FileFormats.TooLarge(content.Length, FileFormats.MaxBytesOf(name)).Message],
                StatusCodes.Status413PayloadTooLarge
            );
            return;
        }

        var (id, reports) = drafts.Keep(name, content);
        if (id is null)
            await ShowRefusalAsync(
                context,
                [.. reports.SelectMany(ReportText.Lines).Take(MaxReportLines)],
                StatusCodes.Status422UnprocessableEntity
            );
        else
            writer.Redirect(context, $"/drafts/{id}");
    }

    private static async Task<(string Name, byte[] Content)> ReadAsync(
        IFormCollection form,
        CancellationToken cancellationToken
    )
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return (SubmittedText.FileName, Encoding.UTF8.GetBytes(form["text"].ToString()));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return (file.FileName, content.ToArray());
    }

    private Task ShowRefusalAsync(HttpContext context, IReadOnlyList<string> report, int status) =>
        PageWriter.ShowAsync(
            context,
            Slices.DraftView.Create(
                new DraftPage(
                    writer.CreateFrame(context, "This can’t become an article", "/articles"),
                    Id: null,
                    "This can’t become an article",
                    report,
                    Preview: null,
                    Replaced: null
                )
            ),
            status
        );

    private async Task ShowAsync(HttpContext context)
    {
        var id = GetId(context);
        if (drafts.Find(id) is not { } draft)
        {
            await ShowGoneAsync(context);
            return;
        }

        var reports = ArticleReader.Read(draft.Name, draft.Content, time.Today());
        var article = reports.FirstOrDefault(report => report.IsLive)?.Article;
        await PageWriter.ShowAsync(
            context,
            Slices.DraftView.Create(
                new DraftPage(
                    writer.CreateFrame(context, "Draft", "/articles"),
                    id,
                    article?.Headline ?? draft.Name,
                    [.. reports.SelectMany(Describe).Take(MaxReportLines)],
                    article is null ? null : CreatePreview(article, context),
                    article is null || reports.Count > 1 ? null : FindReplaced(article, draft, context)
                )
            )
        );
    }

    private async Task PublishAsync(HttpContext context)
    {
        if (drafts.Find(GetId(context)) is not { } draft)
        {
            await ShowGoneAsync(context);
            return;
        }

        await FinishAsync(context, editor.ProposePublication(draft.Name, draft.Content));
    }

    private async Task ReplaceAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (drafts.Find(GetId(context)) is not { } draft)
        {
            await ShowGoneAsync(context);
            return;
        }

        var file = form["file"].ToString();
        if (!current.Value.Files.Any(known => known.Path == file) || editor.Find(file) is not { } stored)
        {
            await edits.RefuseAsync(context, EditResult.Refuse(EditRefusal.Gone, file));
            return;
        }

        if (stored.Version != form["version"])
        {
            await edits.RefuseAsync(context, EditResult.Refuse(EditRefusal.Changed, stored.File));
            return;
        }

        var correction = ShownText.OneLine(form["correction"].ToString(), MaxCorrectionLength);
        await FinishAsync(context, editor.ProposeReplacement(stored, draft, correction.Length > 0 ? correction : null));
    }

    private Task FinishAsync(HttpContext context, ArticleEdit edit) =>
        edits.FinishAsync(
            context,
            person => editor.Apply(edit, person),
            result =>
            {
                drafts.Discard(GetId(context));
                return EditForms.GetPath(result.File);
            }
        );

    private async Task DiscardAsync(HttpContext context)
    {
        if (!drafts.Discard(GetId(context)))
        {
            await ShowGoneAsync(context);
            return;
        }

        writer.Redirect(context, "/articles");
    }

    private ReplacedModel? FindReplaced(Article article, Draft draft, HttpContext context) =>
        editor.ProposeNewVersion(article, draft, current.Value)?.Before is { Article: { } before } stored
            ? new ReplacedModel(
                EditForms.GetPath(stored.Id),
                before.Headline,
                stored.Id,
                stored.Version,
                [.. ArticleDifference.Describe(before, article, PageWriter.GetWords(context))]
            )
            : null;

    private PreviewModel CreatePreview(Article article, HttpContext context) =>
        new(
            article.Paragraphs[0],
            article.Headline,
            Attribution.Write(article, time.Today(), PageWriter.GetWords(context)),
            article.Url?.AbsoluteUri
        );

    /// <summary>The report, without that it is live: it is not yet.</summary>
    private static IEnumerable<string> Describe(FileReport report) =>
        ReportText.Lines(report).Skip(1).Prepend($"{report.Path}: {ArticlesPages.GetState(report)}");

    private Task ShowGoneAsync(HttpContext context) =>
        writer.ShowMessageAsync(
            context,
            "There is no such draft",
            "It was published or discarded, here or in Telegram.",
            StatusCodes.Status404NotFound
        );

    private static string GetId(HttpContext context) =>
        Convert.ToString(context.GetRouteValue("id"), CultureInfo.InvariantCulture)!;
}
