using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Articles;
using NewsBot.Desk.Models;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Moderation.Editing;
using NewsBot.Storage;
using static System.FormattableString;

namespace NewsBot.Desk.Pages;

/// <summary>The list of articles: those that need attention first, then the newest.</summary>
internal sealed class ArticlesPages(PageWriter writer, CurrentLibrary current, EditorialService editor, AuditLog log)
    : IDeskPage
{
    private const string Errors = "errors";
    private const string Removed = "removed";
    private const int OnPage = 50;
    private const int MaxProblems = 2;
    private const int MaxOutlets = 100;
    private const int ChangesSearched = 500;

    private static readonly (string Show, Func<Phrases, string> Name, Func<FileReport, bool> Includes)[] States =
    [
        ("", words => words.DeskAll, _ => true),
        (Errors, words => words.DeskAttention, file => file.HasErrors || file.IsKept),
        (
            "warnings",
            words => words.DeskWarnings,
            file => file is { IsLive: true, HasErrors: false, Problems.Count: > 0 }
        ),
        ("retracted", words => words.DeskRetracted, file => file.Retracted is not null),
    ];

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/articles", ShowAsync);

    /// <summary>The state of a file in a few words.</summary>
    public static string GetState(FileReport file) =>
        file switch
        {
            { IsKept: true } => "broken now, its last good version is live",
            { Article: { } article } => Count(article.Paragraphs.Count, "paragraph"),
            { Retracted: not null } => "retracted",
            { Status: ArticleStatus.Draft } => "draft, not live",
            { Synonyms: { } rules } => Count(rules.Count, "line") + " of synonyms",
            _ => "not live",
        };

    /// <summary>What to fix in a file, errors first.</summary>
    public static IReadOnlyList<ProblemModel> GetProblems(FileReport file) =>
        [
            .. file
                .Problems.OrderByDescending(problem => problem.Severity)
                .Select(problem => new ProblemModel(problem.Severity == Severity.Error, Sentence(problem.ToString()))),
        ];

    private Task ShowAsync(HttpContext context)
    {
        var library = current.Value;
        var query = context.Request.Query;
        var filter = new ArticleFilter(
            query["q"].ToString().Trim(),
            query["show"].ToString(),
            query["language"].ToString(),
            query["outlet"].ToString()
        );
        var isRemoved = filter.Show == Removed;
        var removed = FindRemoved();
        var includes = Array.Find(States, state => state.Show == filter.Show).Includes ?? States[0].Includes;
        var rows = isRemoved ? [] : Order(library).Where(file => includes(file) && IsMatch(file, filter)).ToList();
        var list = ListRows<FileReport>.Take(rows, PageWriter.GetNumber(context, "page"), OnPage, writer.Root, page =>
            GetPath(filter, page)
        );
        var frame = writer.CreateFrame(context, "Articles", "/articles");
        return PageWriter.ShowAsync(
            context,
            Slices.Articles.Create(
                new ArticlesPage(
                    frame,
                    $"{Count(library.Index.Articles.Count, "article")} live, {Count(library.Index.ParagraphCount, "paragraph")}. "
                        + "What changes in the articles folder is live within two seconds.",
                    filter,
                    [.. GetTabs(filter, library, removed.Count, frame.Words)],
                    new ChoiceModel(
                        "language",
                        "Language",
                        [.. library.Languages.Values.Distinct().Order(StringComparer.Ordinal)],
                        filter.Language
                    ),
                    new ChoiceModel("outlet", "Outlet", [.. GetOutlets(library)], filter.Outlet),
                    [.. list.Shown.Select(CreateRow)],
                    isRemoved ? [.. removed.Select(ChangeRows.Create)] : null,
                    !filter.IsEmpty ? "No file is like this."
                        : filter.Show == Errors ? "No file needs attention."
                        : filter.Show.Length > 0 ? "There are none."
                        : "There is no article yet. Drop a file here, or paste a text.",
                    list.Pager
                )
            )
        );
    }

    private static IEnumerable<TabModel> GetTabs(ArticleFilter filter, Library library, int removed, Phrases words) =>
        States
            .Select(state => (state.Show, Name: state.Name(words), Count: library.Files.Count(state.Includes)))
            .Append((Show: Removed, Name: words.DeskRemoved, Count: removed))
            .Select(tab => new TabModel(
                GetPath(filter with { Show = tab.Show }, 1),
                tab.Name,
                tab.Count,
                tab.Show == filter.Show
            ));

    /// <summary>The outlets with the most articles.</summary>
    private static IEnumerable<string> GetOutlets(Library library) =>
        library
            .Index.Articles.Select(article => article.Outlet)
            .OfType<string>()
            .CountBy(outlet => outlet)
            .OrderByDescending(outlet => outlet.Value)
            .Take(MaxOutlets)
            .Select(outlet => outlet.Key)
            .Order(StringComparer.CurrentCultureIgnoreCase);

    /// <summary>The files to fix first, then the newest articles.</summary>
    private static IEnumerable<FileReport> Order(Library library)
    {
        var places = library
            .LatestFirst.Select((article, place) => (article.Id, place))
            .ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        return library
            .Files.OrderByDescending(file => file.HasErrors || file.IsKept)
            .ThenBy(file => places.GetValueOrDefault(file.Path, int.MaxValue));
    }

    /// <summary>The removals that can be taken back: the file is not there again, and it is the last one of its file.</summary>
    private List<AuditEntry> FindRemoved()
    {
        return
        [
            .. log.Last(ChangesSearched)
                .Where(entry =>
                    entry.Files is [{ Before: not null, After: null }, ..] && !editor.Exists(entry.Files[0].File)
                )
                .DistinctBy(entry => entry.Article),
        ];
    }

    private static bool IsMatch(FileReport file, ArticleFilter filter) =>
        (
            filter.Words.Length == 0
            || file.Path.Contains(filter.Words, StringComparison.OrdinalIgnoreCase)
            || file.Headline?.Contains(filter.Words, StringComparison.CurrentCultureIgnoreCase) == true
        )
        && (filter.Language.Length == 0 || file.Language == filter.Language)
        && (filter.Outlet.Length == 0 || file.LiveOrRetracted?.Outlet == filter.Outlet);

    private static ArticleRow CreateRow(FileReport file) =>
        new(
            EditForms.GetPath(file.Path),
            file.Headline ?? file.Path,
            file.LiveOrRetracted?.Outlet ?? "",
            file.LiveOrRetracted?.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "",
            file.Path,
            GetState(file),
            [.. GetProblems(file).Take(MaxProblems)]
        );

    private static string GetPath(ArticleFilter filter, int page) =>
        ListPath.Create(
            "/articles",
            page,
            ("q", filter.Words),
            ("show", filter.Show),
            ("language", filter.Language),
            ("outlet", filter.Outlet)
        );

    private static string Count(int count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Sentence(string text) =>
        char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] == '.' ? "" : ".");
}
