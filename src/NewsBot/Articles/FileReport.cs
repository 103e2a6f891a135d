using System.Text.Json.Serialization;
using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Articles;

/// <summary>What was found in one file of the articles folder, and what was made of it.</summary>
/// <param name="Path">The file's path below the folder, with forward slashes.</param>
/// <param name="Article">The article, or null when the file is not live.</param>
/// <param name="Fields">The article's metadata and where they were found.</param>
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
    /// <summary>Where the authored questions lead; empty before they were asked.</summary>
    public IReadOnlyList<AuthoredQuestionTarget> AuthoredQuestions { get; init; } = [];

    /// <summary>The rules of the synonyms file; null for other files.</summary>
    public IReadOnlyList<SynonymRule>? Synonyms { get; init; }

    /// <summary>The file's format; null if it is not supported.</summary>
    public string? Format { get; init; }

    /// <summary>The headline, even if the article is not live; null if the file could not be read.</summary>
    public string? Headline { get; init; }

    public string? Author { get; init; }

    /// <summary>The language that the article is read in, ISO 639-1; null until it is in the library.</summary>
    public string? Language { get; init; }

    /// <summary>What the file says about its publication.</summary>
    public ArticleStatus Status { get; init; }

    /// <summary>The article, if the file says that it must not be quoted; else null.</summary>
    public Article? Retracted { get; init; }

    /// <summary>The article, whether it may be quoted or not; null if there is none.</summary>
    [JsonIgnore]
    public Article? LiveOrRetracted => Article ?? Retracted;

    /// <summary>Whether the file is broken, so the article is its last good version.</summary>
    public bool IsKept { get; init; }

    public bool IsLive => Article is not null;

    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>A file that could not become an article.</summary>
    public static FileReport Refused(string path, Problem problem) => new(path, null, [], [], [problem]);
}

/// <summary>One part of an article's metadata, known or not.</summary>
/// <param name="Name">The header key that sets it.</param>
/// <param name="Value">Its value, or null when it is missing.</param>
/// <param name="Source">
/// Where the value was found ("line 6", "file name"), or what its absence means and which line to add.
/// </param>
internal sealed record FieldReport(string Name, string? Value, string Source);
