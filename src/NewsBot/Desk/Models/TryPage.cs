namespace NewsBot.Desk.Models;

/// <summary>A question, and what a reader who asks it would get.</summary>
/// <param name="Question">Empty before one is asked.</param>
/// <param name="Result">Null before a question is asked.</param>
/// <param name="Group">The readers' questions that it is one of; null if nobody waits for it.</param>
/// <param name="Examples">Questions to begin with.</param>
/// <param name="HasArticles">Whether there is anything to find.</param>
public sealed record TryPage(
    FrameModel Frame,
    string Question,
    TryResult? Result,
    GroupModel? Group,
    IReadOnlyList<string> Examples,
    bool HasArticles
) : PageModel(Frame);

/// <summary>What came of a question.</summary>
/// <param name="Outcome">"answered", "unsure" or "refused".</param>
/// <param name="Title">The outcome in words.</param>
public sealed record TryResult(
    string Outcome,
    string Title,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<QueryWordModel> Words,
    IReadOnlyList<string> Unknown,
    IReadOnlyList<HitModel> Hits,
    IReadOnlyList<EvidenceTable> Confidence
);

/// <summary>A word of the question.</summary>
/// <param name="Role">"ignored", "known", "corrected" or "unknown".</param>
/// <param name="Idf">How rare it is, in nats.</param>
public sealed record QueryWordModel(string Written, string Role, string Idf, string? Note)
{
    /// <summary>The idf that fills the bar.</summary>
    public const int MaxIdf = 8;
}

/// <summary>A passage that was found.</summary>
/// <param name="Before">The text before the marked sentence.</param>
/// <param name="After">The text behind it.</param>
/// <param name="Detail">Date, paragraph and score.</param>
public sealed record HitModel(
    int Rank,
    string Key,
    string Before,
    string Marked,
    string After,
    string Headline,
    string Path,
    string Outlet,
    string Detail,
    IReadOnlyList<PlaceRow> Places,
    IReadOnlyList<EvidenceTable> Evidence
);

/// <summary>Where a word of the question was found.</summary>
public sealed record PlaceRow(string Word, bool InSentence, bool InParagraph, bool InHeadline, bool InArticle);

/// <summary>What counted for a number.</summary>
public sealed record EvidenceTable(string Title, IReadOnlyList<EvidenceRow> Rows);

/// <summary>What one feature gave.</summary>
/// <param name="Name">Its name in <c>ask --explain</c>.</param>
public sealed record EvidenceRow(string Name, string Why, string Value, string Weight, string Share);

/// <summary>Questions of readers that wait for the moderators.</summary>
/// <param name="Waiting">How many chats wait for an answer.</param>
/// <param name="Answer">The key of the passage that answers it by now; null if none does.</param>
public sealed record GroupModel(
    long Id,
    string Summary,
    IReadOnlyList<SpellingModel> Spellings,
    int Waiting,
    string? Note,
    string? Answer,
    string? AnswerHeadline
);

/// <summary>A spelling of a question.</summary>
public sealed record SpellingModel(string Question, int Times, string Language);

/// <summary>A group with its forms.</summary>
public sealed record GroupPanel(FrameModel Frame, GroupModel Group) : PageModel(Frame);
