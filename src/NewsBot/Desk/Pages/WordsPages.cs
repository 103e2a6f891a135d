using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Articles;
using NewsBot.Desk.Models;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Moderation;
using NewsBot.Moderation.Editing;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Desk.Pages;

/// <summary>
/// The synonyms, with what a change would do before it is saved; and the authored questions of all articles.
/// </summary>
internal sealed class WordsPages(
    PageWriter writer,
    EditForms edits,
    CurrentLibrary current,
    EditorialService editor,
    WaitingQuestions waiting,
    ConfidenceThresholds thresholds
) : IDeskPage
{
    private const int MaxQuestions = 100;
    private const int MaxTested = 500;
    private const int MaxQuestionLength = 500;
    private const int MaxHeadlineLength = 100;
    private const string NoFile = "none";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/words", ShowAsync);
        routes.MapPost("/words/test", TestAsync);
        routes.MapPost("/words/save", SaveAsync);
    }

    private Task ShowAsync(HttpContext context)
    {
        var file = editor.ReadSynonyms();
        return ShowAsync(context, file is null ? "" : TextDecoder.Decode(file).Text ?? "", GetVersion(file), "", []);
    }

    private Task ShowAsync(
        HttpContext context,
        string synonyms,
        string version,
        string question,
        IReadOnlyList<EffectRow> effects
    )
    {
        var library = current.Value;
        var questions = library.Index.AuthoredQuestions;
        return PageWriter.ShowAsync(
            context,
            Slices.Words.Create(
                new WordsPage(
                    writer.CreateFrame(context, "Words", "/words"),
                    synonyms,
                    version,
                    [
                        .. SynonymsFile
                            .Read(Encoding.UTF8.GetBytes(synonyms))
                            .Problems.Select(problem => problem.ToString()),
                        .. FindUnused(library, effects),
                    ],
                    question,
                    effects,
                    Summarize(questions),
                    [.. questions.Where(target => !target.IsSure).Take(MaxQuestions).Select(CreateRow)],
                    [.. questions.Where(target => target.IsSure).Take(MaxQuestions).Select(CreateRow)]
                )
            )
        );
    }

    /// <summary>What the index says of the file that is live; nothing of one that is only tested.</summary>
    private static IEnumerable<string> FindUnused(Library library, IReadOnlyList<EffectRow> effects) =>
        effects.Count > 0
            ? []
            : library
                .Files.Where(file => file.Path == SynonymsFile.Name)
                .SelectMany(file => file.Problems)
                .Where(problem => problem.Line is null)
                .Select(problem => problem.ToString());

    /// <summary>Builds the library with other synonyms, and compares it with the live one.</summary>
    private async Task TestAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (synonyms, question) = (
            form["synonyms"].ToString(),
            ShownText.OneLine(form["question"].ToString(), MaxQuestionLength)
        );
        var library = current.Value;
        var rules = SynonymsFile.Read(Encoding.UTF8.GetBytes(synonyms)).Synonyms ?? [];
        var changed = library.Index.With(library.Index.Articles, rules, cancellationToken: context.RequestAborted);
        var effects = new List<EffectRow>();
        if (question.Length > 0)
            effects.Add(
                new EffectRow(question, Describe(library.Index, question), Describe(changed, question), IsQuote: true)
            );
        effects.Add(
            new EffectRow(
                $"{library.Index.AuthoredQuestions.Count} questions that articles answer",
                $"{library.Index.AuthoredQuestions.Count(target => target.IsSure)} get a sure answer",
                $"{changed.AuthoredQuestions.Count(target => target.IsSure)} get a sure answer"
            )
        );
        var groups = waiting.GetGroups(library).Take(MaxTested).ToList();
        effects.Add(
            new EffectRow(
                $"{groups.Count} questions that wait",
                $"{groups.Count(group => IsAnswered(library.Index, group))} answered",
                $"{groups.Count(group => IsAnswered(changed, group))} answered"
            )
        );
        await ShowAsync(context, synonyms, form["version"].ToString(), question, effects);
    }

    private async Task SaveAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var before = editor.ReadSynonyms();
        if (GetVersion(before) != form["version"])
        {
            await edits.RefuseAsync(context, EditResult.Refuse(EditRefusal.Changed, SynonymsFile.Name));
            return;
        }

        var text = form["synonyms"].ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        await edits.FinishAsync(
            context,
            person => editor.Apply(EditorialService.ProposeSynonyms(before, text), person),
            _ => "/words"
        );
    }

    private string Describe(SearchIndex index, string question) =>
        index.Search(question, top: 1, thresholds) is { Hits: [var hit, ..] } result && result.Outcome != Outcome.None
            ? $"{(result.Outcome == Outcome.Answer ? "answered" : "unsure")}: {ShownText.OneLine(hit.Article.Headline, MaxHeadlineLength)}"
            : "not answered";

    private bool IsAnswered(SearchIndex index, QuestionGroup group) =>
        index.Search(group.Question, top: 1, thresholds).Outcome == Outcome.Answer;

    private static string Summarize(IReadOnlyList<AuthoredQuestionTarget> questions) =>
        questions.Count == 0
            ? "None yet. Add them on an article’s page, or with “This passage answers it” under Try it."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{questions.Count} in all articles; {questions.Count(target => target.IsSure)} lead to a sure answer."
            );

    private static AuthoredRow CreateRow(AuthoredQuestionTarget target)
    {
        var authored = AuthoredModels.Create(target);
        return new AuthoredRow(
            authored.Question,
            authored.Leads,
            authored.IsWrong,
            target.Article.Headline,
            EditForms.GetPath(target.Article.Id)
        );
    }

    private static string GetVersion(byte[]? file) => file is null ? NoFile : ContentStore.GetHash(file);
}
