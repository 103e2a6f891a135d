using NewsBot.Search;

namespace NewsBot.Articles;

/// <summary>What was found in one file of the articles folder, and what was made of it.</summary>
/// <param name="Path">The file's path below the folder, with forward slashes.</param>
/// <param name="Article">The article, or null when the file is not live.</param>
/// <param name="Fields">What is known of the article and where it was found.</param>
/// <param name="Skipped">The lines that are never quoted.</param>
/// <param name="Problems">What the moderator should mend.</param>
internal sealed record FileReport(
    string Path,
    Article? Article,
    IReadOnlyList<FieldReport> Fields,
    IReadOnlyList<SkippedLine> Skipped,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>Where the article's own questions lead; none before they were asked.</summary>
    public IReadOnlyList<OwnQuestionLink> OwnQuestions { get; init; } = [];

    /// <summary>What the file says means the same, where it is the file of synonyms; else null.</summary>
    public IReadOnlyList<SynonymRule>? Synonyms { get; init; }

    public bool IsLive => Article is not null;

    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>A file that could not become an article.</summary>
    public static FileReport Refused(string path, Problem problem) => new(path, null, [], [], [problem]);
}

/// <summary>One thing known, or not known, of an article.</summary>
/// <param name="Name">The header key that sets it.</param>
/// <param name="Value">Its value, or null when it is missing.</param>
/// <param name="Source">Where the value was found («line 6», «file name»), or what its absence means and the line to add.</param>
internal sealed record FieldReport(string Name, string? Value, string Source);

/// <summary>A line that is never quoted.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Reason">What it was taken for.</param>
internal sealed record SkippedLine(int Line, string Reason);

internal enum Severity
{
    /// <summary>The article is live; something about it should be mended.</summary>
    Warning,

    /// <summary>The file is not live.</summary>
    Error,
}

/// <summary>Something to mend in a file.</summary>
/// <param name="Severity">Whether it keeps the file from being live.</param>
/// <param name="Line">The line it is about, from 1; null when it is about the whole file.</param>
/// <param name="Message">What was seen and what to write instead.</param>
internal sealed record Problem(Severity Severity, int? Line, string Message)
{
    public static Problem Error(string message, int? line = null) => new(Severity.Error, line, message);

    public static Problem Warning(string message, int? line = null) => new(Severity.Warning, line, message);

    public override string ToString() => Line is { } line ? $"line {line}: {Message}" : Message;
}
