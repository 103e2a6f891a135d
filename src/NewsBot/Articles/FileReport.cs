using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Articles;

/// <summary>What was found in one file of the articles folder, and what was made of it.</summary>
/// <param name="Path">The file's path below the folder, with forward slashes.</param>
/// <param name="Article">The article, or null when the file is not live.</param>
/// <param name="Fields">What is known of the article and where it was found.</param>
/// <param name="Skipped">The lines that are never quoted.</param>
/// <param name="Problems">What the moderator should fix.</param>
internal sealed record FileReport(
    string Path,
    Article? Article,
    IReadOnlyList<FieldReport> Fields,
    IReadOnlyList<SkippedLine> Skipped,
    IReadOnlyList<Problem> Problems
)
{
    /// <summary>Where the article's own questions lead; none before they were asked.</summary>
    public IReadOnlyList<AuthoredQuestionTarget> AuthoredQuestions { get; init; } = [];

    /// <summary>What the file says means the same, where it is the file of synonyms; else null.</summary>
    public IReadOnlyList<SynonymRule>? Synonyms { get; init; }

    /// <summary>What kind of file it is; null where it is none that is read.</summary>
    public string? Format { get; init; }

    /// <summary>The headline, also where the article is not live; null where the file could not be read.</summary>
    public string? Headline { get; init; }

    public string? Author { get; init; }

    /// <summary>The language that the article is read in, ISO 639-1; null before it is in the library.</summary>
    public string? Language { get; init; }

    /// <summary>What the file says about its publication.</summary>
    public ArticleStatus Status { get; init; }

    /// <summary>The article, where the file itself says that it must not be quoted; else null.</summary>
    public Article? Retracted { get; init; }

    /// <summary>Whether the file is broken now, so that the article is its last good version.</summary>
    public bool IsKept { get; init; }

    public bool IsLive => Article is not null;

    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>A file that could not become an article.</summary>
    public static FileReport Refused(string path, Problem problem) => new(path, null, [], [], [problem]);
}

/// <summary>One thing known, or not known, of an article.</summary>
/// <param name="Name">The header key that sets it.</param>
/// <param name="Value">Its value, or null when it is missing.</param>
/// <param name="Source">
/// Where the value was found ("line 6", "file name"), or what its absence means and the line to add.
/// </param>
internal sealed record FieldReport(string Name, string? Value, string Source);
