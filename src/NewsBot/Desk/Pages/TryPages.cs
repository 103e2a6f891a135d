using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Answering;
using NewsBot.Desk.Models;
using NewsBot.Libraries;
using NewsBot.Moderation;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;

namespace NewsBot.Desk.Pages;

/// <summary>
/// Asks a question as a reader would, explains what comes of it, and fixes it: with an authored question, or a synonym.
/// Questions are in forms and never in addresses, so no log of a proxy has them. Nothing is counted.
/// </summary>
internal sealed class TryPages(
    PageWriter writer,
    EditForms edits,
    CurrentLibrary current,
    WaitingQuestions waiting,
    EditorialService editor,
    QuestionAnswerer answerer,
    ConfidenceThresholds thresholds,
    TimeProvider time
) : IDeskPage
{
    private const int MaxQuestionLength = 500;
    private const int MaxExamples = 3;
    private const int MaxRemembered = 200;
    private const string QuestionField = "q";
    private const string GroupField = "question";

    /// <summary>The questions that changes were made for, by the changes' ids.</summary>
    private readonly ConcurrentDictionary<long, string> _tried = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/try", context => ShowAsync(context, GetQuestion(context)));
        routes.MapPost("/try", async context => await ShowAsync(context, Read(await ReadFormAsync(context))));
        routes.MapPost("/try/answer", AnswerAsync);
        routes.MapPost("/try/synonym", AddSynonymAsync);
        routes.MapPost("/try/tell", TellAsync);
        routes.MapPost("/try/note", NoteAsync);
        routes.MapPost("/try/close", CloseAsync);
    }

    private Task ShowAsync(HttpContext context, string question)
    {
        var library = current.Value;
        var group = GetGroup(context, library);
        if (question.Length == 0 && group is not null)
            question = group.Question;
        return PageWriter.ShowAsync(
            context,
            Slices.Try.Create(
                new TryPage(
                    writer.CreateFrame(context, "Try it", "/try"),
                    question,
                    question.Length > 0 ? Search(question, library) : null,
                    group is null ? null : CreateGroup(group, library),
                    question.Length > 0
                        ? []
                        :
                        [
                            .. library
                                .SureQuestions.DistinctBy(target => target.Article.Id)
                                .Take(MaxExamples)
                                .Select(target => target.Question.Text),
                        ],
                    library.Index.Articles.Count > 0
                )
            )
        );
    }

    private TryResult Search(string question, Library library)
    {
        var result = library.Index.Search(question, SearchIndex.MaxHits, thresholds);
        return TryResults.Create(result, answerer.FindRetracted(question, result, library), thresholds);
    }

    /// <summary>Writes into an article that a passage answers the question.</summary>
    private async Task AnswerAsync(HttpContext context)
    {
        var form = await ReadFormAsync(context);
        var (question, library) = (Read(form), current.Value);
        if (question.Length == 0 || PassageLookup.Find(form["passage"].ToString(), library) is not { } passage)
        {
            await writer.ShowMessageAsync(
                context,
                "Nothing was changed",
                "The passage was changed or removed meanwhile. Try the question again.",
                StatusCodes.Status410Gone
            );
            return;
        }

        await FinishAsync(context, form, person => waiting.Answer(question, passage, library, person));
    }

    private async Task AddSynonymAsync(HttpContext context)
    {
        var form = await ReadFormAsync(context);
        var rule = $"{OneLine(form["word"].ToString())} => {OneLine(form["means"].ToString())}";
        if (editor.ProposeSynonym(rule) is not { } proposal)
        {
            await writer.ShowMessageAsync(
                context,
                "Nothing was changed",
                "Write the word that readers use, and the word that the articles have.",
                StatusCodes.Status400BadRequest
            );
            return;
        }

        await FinishAsync(context, form, person => editor.Apply(proposal, person));
    }

    private Task FinishAsync(HttpContext context, IFormCollection form, Func<long, EditResult> change) =>
        edits.FinishAsync(context, change, result =>
        {
            if (_tried.Count >= MaxRemembered)
                _tried.Clear();
            _tried[result.Id!.Value] = Read(form);
            return PageWriter.GetNumber(form, GroupField) is { } group ? $"/try?{GroupField}={group}" : "/try";
        });

    /// <summary>Sends a passage to all who wait for an answer.</summary>
    private async Task TellAsync(HttpContext context)
    {
        var form = await ReadFormAsync(context);
        var library = current.Value;
        if (
            FindGroup(form, library) is { } group
            && PassageLookup.Find(form["passage"].ToString(), library) is { } passage
            && waiting.CountWaiting(group) is var count
            && PageWriter.GetNumber(form, "count") == count
        )
        {
            if (!waiting.Tell(group, passage.Key))
                throw new IOException("The store failed, so nobody is notified. The log has the reason.");
            writer.Redirect(context, $"/questions?told={count}");
            return;
        }

        await ShowStaleAsync(context);
    }

    private async Task NoteAsync(HttpContext context)
    {
        var form = await ReadFormAsync(context);
        if (FindGroup(form, current.Value) is not { } group)
        {
            await ShowStaleAsync(context);
            return;
        }

        waiting.SetNote(group, OneLine(form["note"].ToString()));
        writer.Redirect(context, $"/try?{GroupField}={group.Id}");
    }

    private async Task CloseAsync(HttpContext context)
    {
        if (FindGroup(await ReadFormAsync(context), current.Value) is not { } group)
        {
            await ShowStaleAsync(context);
            return;
        }

        waiting.Close(group);
        writer.Redirect(context, "/questions?closed=1");
    }

    private Task ShowStaleAsync(HttpContext context) =>
        writer.ShowMessageAsync(
            context,
            "Nothing was changed",
            "Somebody dealt with this question, or asked it, meanwhile. Look at it again under Questions.",
            StatusCodes.Status409Conflict
        );

    private GroupModel CreateGroup(QuestionGroup group, Library library)
    {
        var answer = waiting.FindAnswer(group, library);
        return new GroupModel(
            group.Id,
            $"Asked by {group.Times} {(group.Times == 1 ? "reader" : "readers")}, last {Dates.Ago(group.Last, time)}.",
            [
                .. group.Questions.Select(question => new SpellingModel(
                    question.Question,
                    question.Times,
                    question.Language
                )),
            ],
            waiting.CountWaiting(group),
            group.Note,
            answer?.Key.ToString(),
            answer?.Article.Headline
        );
    }

    private string GetQuestion(HttpContext context) =>
        PageWriter.GetNumber(context, PageWriter.EditParameter) is { } edit ? _tried.GetValueOrDefault(edit, "") : "";

    private QuestionGroup? GetGroup(HttpContext context, Library library) =>
        (
            PageWriter.GetNumber(context, GroupField)
            ?? (context.Request.HasFormContentType ? PageWriter.GetNumber(context.Request.Form, GroupField) : null)
        )
            is { } id
            ? waiting.Find(id, library)
            : null;

    private QuestionGroup? FindGroup(IFormCollection form, Library library) =>
        PageWriter.GetNumber(form, GroupField) is { } id ? waiting.Find(id, library) : null;

    private static Task<IFormCollection> ReadFormAsync(HttpContext context) =>
        context.Request.ReadFormAsync(context.RequestAborted);

    private static string Read(IFormCollection form)
    {
        var question = form[QuestionField].ToString().Trim();
        return ShownText.WellFormed(question[..Math.Min(question.Length, MaxQuestionLength)]);
    }

    private static string OneLine(string text) => ShownText.OneLine(text, MaxQuestionLength);
}
