namespace NewsBot.Import.PlainText;

/// <summary>What a format found in a file, before it is decided which findings count.</summary>
internal sealed record ExtractedArticle
{
    /// <summary>What the file's header says; it counts more than all else.</summary>
    public ArticleHeader Header { get; init; } = ArticleHeader.None;

    public Sourced<string>? Headline { get; init; }

    public Sourced<DateOnly>? Date { get; init; }

    public Sourced<string>? Outlet { get; init; }

    /// <summary>The page's address; absolute, http or https.</summary>
    public Sourced<string>? Link { get; init; }

    public Sourced<string>? Author { get; init; }

    /// <summary>ISO 639-1, perhaps with a region; null if unknown.</summary>
    public string? Language { get; init; }

    public string? Standfirst { get; init; }

    /// <summary>What is quoted.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>What is not.</summary>
    public IReadOnlyList<SkippedLine> Skipped { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The draft with a problem before its own, if there is one.</summary>
    public ExtractedArticle After(Problem? problem) =>
        problem is null ? this : this with { Problems = [problem, .. Problems] };

    /// <summary>A file that could not be read.</summary>
    public static ExtractedArticle Refused(Problem problem) => new() { Problems = [problem] };
}

/// <summary>Something found in a file.</summary>
/// <param name="Source">Where, as the report says it: "line 6".</param>
internal sealed record Sourced<T>(T Value, string Source);

/// <summary>Makes findings of lines.</summary>
internal static class Sourced
{
    public static Sourced<T> At<T>(T value, int line) => new(value, $"line {line}");

    /// <summary>A document's properties; null if there are none.</summary>
    public static Sourced<string>? InDocument(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : new(value, "document");

    public static Sourced<string>? At(TextLine? line) => line is null ? null : At(line.Text, line.Number);
}
