namespace NewsBot.Search;

/// <summary>A question that an article says it answers.</summary>
/// <param name="Text">The question.</param>
/// <param name="Passage">Words of the passage that answers it, or null: then it is the passage that the ranking finds.</param>
public sealed record OwnQuestion(string Text, string? Passage = null)
{
    private const string Leads = "=>";

    /// <summary>Reads «Who owns the ship? =&gt; Shoei Kisen Kaisha»; without the arrow all of it is the question.</summary>
    public static OwnQuestion Parse(string line)
    {
        var arrow = line.IndexOf(Leads, StringComparison.Ordinal);
        if (arrow < 0) return new OwnQuestion(line.Trim());
        var passage = line[(arrow + Leads.Length)..].Trim();
        return new OwnQuestion(line[..arrow].Trim(), passage.Length > 0 ? passage : null);
    }
}

/// <summary>Where an own question of an article leads.</summary>
/// <param name="Article">The article.</param>
/// <param name="Question">The question.</param>
/// <param name="Paragraph">The paragraph's number in the article, from 1; null where the question leads nowhere.</param>
/// <param name="FoundBy">What led there.</param>
public sealed record OwnQuestionLink(Article Article, OwnQuestion Question, int? Paragraph, LinkedBy FoundBy);

/// <summary>How an own question's passage was found, or why it was not.</summary>
public enum LinkedBy
{
    /// <summary>By the words that it names.</summary>
    Passage,

    /// <summary>By the ranking.</summary>
    Ranking,

    /// <summary>The words that it names stand in no paragraph of the article.</summary>
    NoSuchPassage,

    /// <summary>The ranking finds another article, or nothing.</summary>
    NotFound,
}
