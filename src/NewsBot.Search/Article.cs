using System.Globalization;

namespace NewsBot.Search;

/// <summary>A news article as the index has it: what can be quoted, and its source.</summary>
/// <param name="Id">
/// Identifies the article in its library, for instance the file's path below the folder. Ties in a ranking are broken
/// by it.
/// </param>
/// <param name="Headline">The headline; evidence for a match, never quoted as a paragraph.</param>
/// <param name="Paragraphs">The quotable paragraphs in reading order, verbatim.</param>
public sealed record Article(string Id, string Headline, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The sentence or two under the headline; evidence like the headline, never quoted.</summary>
    public string? Standfirst { get; init; }

    /// <summary>The publisher's name; null if the file names none.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day of publication, or null for an undated article.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The page the article is on, or null.</summary>
    public Uri? Url { get; init; }

    /// <summary>The language as an ISO 639-1 code, or null to have it guessed from the text.</summary>
    public string? Language { get; init; }

    /// <summary>What the publisher corrected in the article since, or null; shown above every quote.</summary>
    public string? Correction { get; init; }

    /// <summary>Questions that the article says it answers.</summary>
    public IReadOnlyList<AuthoredQuestion> Questions { get; init; } = [];

    /// <summary>
    /// Text above the paragraphs that counts for all of them. "What happened in Sochi in January 2018" asks
    /// for the date as for the headline.
    /// </summary>
    internal string Above() => $"{Headline} {Standfirst} {Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";
}
