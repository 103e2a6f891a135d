namespace NewsBot.Search;

/// <summary>A question that an article says it answers.</summary>
/// <param name="Passage">
/// Words of the passage that answers it; null if the question is evidence for the article only.
/// </param>
public sealed record AuthoredQuestion(string Text, string? Passage = null)
{
    private const string Leads = "=>";

    /// <summary>
    /// Parses "Who owns the ship? =&gt; Shoei Kisen Kaisha"; without the arrow the whole line is the question.
    /// </summary>
    public static AuthoredQuestion Parse(string line)
    {
        var arrow = line.IndexOf(Leads, StringComparison.Ordinal);
        if (arrow < 0)
            return new AuthoredQuestion(line.Trim());
        var passage = line[(arrow + Leads.Length)..].Trim();
        return new AuthoredQuestion(line[..arrow].Trim(), passage.Length > 0 ? passage : null);
    }

    /// <summary>The line that <see cref="Parse"/> reads.</summary>
    public string ToLine() => Passage is { } passage ? $"{Text} {Leads} {passage}" : Text;
}

/// <summary>Where an authored question leads.</summary>
/// <param name="Paragraph">
/// The paragraph's number in the article, from 1; null if the question does not lead to the article.
/// </param>
public sealed record AuthoredQuestionTarget(
    Article Article,
    AuthoredQuestion Question,
    int? Paragraph,
    TargetSource FoundBy
)
{
    /// <summary>Whether it leads to the passage that it names, or to the article if it names none.</summary>
    public bool IsFound { get; init; }

    /// <summary>
    /// Whether the question itself returns this paragraph as an <see cref="Outcome.Answer"/>, by the default
    /// thresholds.
    /// </summary>
    public bool IsSure { get; init; }
}

/// <summary>How an own question's passage was found, or why it was not.</summary>
public enum TargetSource
{
    /// <summary>By the words that it names.</summary>
    Passage,

    /// <summary>By the ranking.</summary>
    Ranking,

    /// <summary>The words that it names are in no paragraph of the article.</summary>
    NoSuchPassage,

    /// <summary>The ranking finds another article, or nothing.</summary>
    NotFound,
}
