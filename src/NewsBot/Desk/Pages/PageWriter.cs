using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Configuration;
using NewsBot.Desk.Models;
using NewsBot.Localization;
using NewsBot.Storage;
using RazorSlices;

namespace NewsBot.Desk.Pages;

/// <summary>Sends pages, and what is around them.</summary>
internal sealed class PageWriter(DeskSettings desk, AuditLog log)
{
    /// <summary>The query parameter with the id of the change that led to a page.</summary>
    public const string EditParameter = "edit";

    private const int BufferSize = 64 * 1024;
    private const int MaxBuffers = 4;

    /// <summary>A page in a new buffer would leave large objects behind at every request.</summary>
    private static readonly ConcurrentBag<MemoryStream> Buffers = [];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The path of the desk below the host.</summary>
    public string Root => desk.Root;

    /// <summary>The bot's phrases in the first language that the browser asks for and the bot has.</summary>
    public static Phrases GetWords(HttpContext context) => Phrases.In(GetLanguage(context));

    /// <summary>What is around a page.</summary>
    /// <param name="section">The path of the section in the menu; null for none.</param>
    public FrameModel CreateFrame(HttpContext context, string title, string? section)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var words = GetWords(context);
        return new FrameModel(title, Root, tokens.RequestToken!, Asset.Style.Path, Asset.Script.Path, Asset.Icon.Path)
        {
            Words = words,
            Menu = context.User.Identity?.IsAuthenticated == true ? CreateMenu(words, section) : null,
            Notice =
                GetNumber(context, EditParameter) is { } edit && log.Find(edit) is { } entry
                    ? new NoticeModel($"{Sentence(entry.What)}: {entry.Article}", entry.Id)
                    : null,
        };
    }

    /// <summary>
    /// Sends a page. It is rendered completely before, so a failure becomes a whole page of its own.
    /// </summary>
    public static async Task ShowAsync(HttpContext context, RazorSlice page, int status = StatusCodes.Status200OK)
    {
        using (page)
        {
            if (!Buffers.TryTake(out var content))
                content = new MemoryStream(BufferSize);
            content.SetLength(0);
            await using (var writer = new StreamWriter(content, Utf8, leaveOpen: true))
                await page.RenderAsync(writer, DeskEncoder.Instance, context.RequestAborted);
            var response = context.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = content.Length;
            await response.Body.WriteAsync(
                content.GetBuffer().AsMemory(0, (int)content.Length),
                context.RequestAborted
            );
            if (Buffers.Count < MaxBuffers)
                Buffers.Add(content);
        }
    }

    /// <summary>Sends a page that says one thing.</summary>
    public Task ShowMessageAsync(HttpContext context, string title, string text, int status) =>
        ShowAsync(
            context,
            Slices.Message.Create(new MessagePage(CreateFrame(context, title, section: null), text)),
            status
        );

    /// <summary>Answers a form that no page of ours sends.</summary>
    public Task ShowBadRequestAsync(HttpContext context) =>
        ShowMessageAsync(
            context,
            "That did not work",
            "This form can't be read. Go back, load the page again, and send it once more.",
            StatusCodes.Status400BadRequest
        );

    /// <summary>Leads from a form to a page, so that reloading it repeats nothing.</summary>
    /// <param name="path">Below the root, with a slash in front; nothing that a user wrote.</param>
    /// <param name="edit">The change to offer to undo.</param>
    public void Redirect(HttpContext context, string path, long? edit = null)
    {
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{Root}{path}{(edit is null ? "" : $"{mark}{EditParameter}={edit}")}";
    }

    /// <summary>A number of the query; null if there is none.</summary>
    public static long? GetNumber(HttpContext context, string parameter) =>
        ParseNumber(context.Request.Query[parameter]);

    /// <summary>A number of a form; null if there is none.</summary>
    public static long? GetNumber(IFormCollection form, string field) => ParseNumber(form[field]);

    private static long? ParseNumber(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? GetLanguage(HttpContext context) =>
        context
            .Request.GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value)
            .FirstOrDefault(tag => tag == "en" || Phrases.In(tag).Code != Phrases.Default.Code);

    private static MenuModel CreateMenu(Phrases words, string? section) =>
        new(
            [
                new LinkModel("/", words.DeskOverview),
                new LinkModel("/questions", words.DeskQuestions),
                new LinkModel("/try", words.DeskTry),
                new LinkModel("/articles", words.DeskArticles),
                new LinkModel("/words", words.DeskWords),
            ],
            section
        );

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
