namespace NewsBot.Desk.Models;

/// <summary>The files of the articles folder.</summary>
/// <param name="Tabs">The states, each with how many files are in it.</param>
/// <param name="Removed">The articles that were removed and can be brought back; null in the other states.</param>
/// <param name="Empty">What is said if there are no rows.</param>
public sealed record ArticlesPage(
    FrameModel Frame,
    string Summary,
    ArticleFilter Filter,
    IReadOnlyList<TabModel> Tabs,
    ChoiceModel Languages,
    ChoiceModel Outlets,
    IReadOnlyList<ArticleRow> Rows,
    IReadOnlyList<ChangeRow>? Removed,
    string Empty,
    PagerModel Pager
) : PageModel(Frame);

/// <summary>What is looked for.</summary>
/// <param name="Words">Words of a headline or a file's name; empty for all.</param>
/// <param name="Show">The state; empty for all.</param>
public sealed record ArticleFilter(string Words, string Show, string Language, string Outlet)
{
    public bool IsEmpty => Words.Length + Language.Length + Outlet.Length == 0;
}

/// <summary>A file in a list.</summary>
public sealed record ArticleRow(
    string Path,
    string Title,
    string Outlet,
    string Date,
    string File,
    string State,
    IReadOnlyList<ProblemModel> Problems
);

/// <summary>Something to fix.</summary>
public sealed record ProblemModel(bool IsError, string Text);

/// <summary>An article, or a file that is none.</summary>
/// <param name="Version">Changes when the file does.</param>
/// <param name="CanChange">Whether it was understood well enough to be changed here.</param>
/// <param name="Subscribers">How many readers are notified of a correction; null for nobody.</param>
public sealed record ArticlePage(
    FrameModel Frame,
    string File,
    string Version,
    string Headline,
    string State,
    bool CanChange,
    bool IsRetracted,
    IReadOnlyList<FieldModel> Fields,
    IReadOnlyList<ProblemModel> Problems,
    IReadOnlyList<AuthoredModel> Questions,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Skipped,
    string? Correction,
    string Opinions,
    int? Subscribers,
    IReadOnlyList<ChangeRow> Changes
) : PageModel(Frame);

/// <summary>A part of an article's metadata.</summary>
/// <param name="Key">The header key that sets it.</param>
/// <param name="Source">Where it was found, or what its absence means.</param>
/// <param name="Type">The type of its input; null if it can't be changed.</param>
public sealed record FieldModel(string Key, string? Value, string Source, string? Type);

/// <summary>A question that an article says it answers.</summary>
/// <param name="Leads">Where it leads.</param>
/// <param name="IsWrong">Whether that needs fixing.</param>
public sealed record AuthoredModel(string Question, string Leads, bool IsWrong);

/// <summary>An article that is handed in and not published yet.</summary>
/// <param name="Id">Its id; null if it can't be published.</param>
/// <param name="Replaced">The live article that it is a version of; null if it is new.</param>
public sealed record DraftPage(
    FrameModel Frame,
    string? Id,
    string Title,
    IReadOnlyList<string> Report,
    PreviewModel? Preview,
    ReplacedModel? Replaced
) : PageModel(Frame);

/// <summary>How an answer from an article looks.</summary>
public sealed record PreviewModel(string Passage, string Headline, string Source, string? Url);

/// <summary>The live article that a draft would replace.</summary>
public sealed record ReplacedModel(
    string Path,
    string Headline,
    string File,
    string Version,
    IReadOnlyList<string> Differences
);
