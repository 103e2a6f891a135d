using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Moderation.Editing;

namespace NewsBot.Desk.Pages;

/// <summary>Takes a change back.</summary>
internal sealed class UndoForm(PageWriter writer, EditForms edits, EditorialService editor) : IDeskPage
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/undo", UndoAsync);

    private async Task UndoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (PageWriter.GetNumber(form, "edit") is not { } edit)
        {
            await writer.ShowBadRequestAsync(context);
            return;
        }

        await edits.FinishAsync(context, person => editor.Undo(edit, person), result => EditForms.GetPath(result.File));
    }
}
