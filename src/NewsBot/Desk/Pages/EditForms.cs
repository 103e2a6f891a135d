using Microsoft.AspNetCore.Http;
using NewsBot.Articles;
using NewsBot.Desk.Access;
using NewsBot.Libraries;
using NewsBot.Moderation.Editing;

namespace NewsBot.Desk.Pages;

/// <summary>Makes changes for forms: waits until the bot answers with them, and shows what came of them.</summary>
internal sealed class EditForms(PageWriter writer, LibraryUpdater? updater = null)
{
    /// <summary>After this the page is shown as it is; the change follows by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The page of an article, or of the synonyms.</summary>
    public static string GetPath(string article) =>
        article == SynonymsFile.Name
            ? "/words"
            : $"/articles/{string.Join('/', article.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>Makes a change and leads to a page that shows it, with a button to undo it.</summary>
    /// <param name="change">Makes the change for a person.</param>
    /// <param name="path">The page that it leads to.</param>
    public async Task FinishAsync(HttpContext context, Func<long, EditResult> change, Func<EditResult, string> path)
    {
        var result = change(SessionStore.GetPerson(context.User));
        if (result.Refusal == EditRefusal.None)
        {
            if (updater is not null)
                await updater.WaitUntilCurrentAsync(Patience, context.RequestAborted);
            writer.Redirect(context, path(result), result.Id);
            return;
        }

        await RefuseAsync(context, result);
    }

    /// <summary>Says why a change was not made.</summary>
    public Task RefuseAsync(HttpContext context, EditResult result)
    {
        var (status, text) = result.Refusal switch
        {
            EditRefusal.Changed => (
                StatusCodes.Status409Conflict,
                $"{result.File} was changed meanwhile, so nothing was written. Go back, load the page again, and decide anew."
            ),
            EditRefusal.NotWritten => (
                StatusCodes.Status500InternalServerError,
                $"It can't be written: {result.Reason} Fix the permissions of the articles folder, or make room."
            ),
            EditRefusal.NotLogged => (
                StatusCodes.Status500InternalServerError,
                "The audit log can't be written, and nothing is changed without it. Make room, or fix the permissions of Data:Folder."
            ),
            _ => (StatusCodes.Status410Gone, "It is not there any more, or was undone before."),
        };
        return writer.ShowMessageAsync(context, "Nothing was changed", text, status);
    }
}
