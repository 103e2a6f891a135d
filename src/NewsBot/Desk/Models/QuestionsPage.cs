namespace NewsBot.Desk.Models;

/// <summary>What readers did not get.</summary>
/// <param name="WithoutWords">How many questions were not answered, and whose words are not kept.</param>
public sealed record QuestionsPage(
    FrameModel Frame,
    IReadOnlyList<TabModel> Tabs,
    QuestionFilter Filter,
    ChoiceModel Languages,
    IReadOnlyList<QuestionRow> Questions,
    IReadOnlyList<RejectedRow> Rejected,
    string WithoutWords,
    string Empty,
    PagerModel Pager
) : PageModel(Frame);

/// <summary>What is looked for.</summary>
/// <param name="Words">Words that a question must have; empty for all.</param>
/// <param name="Show">The kind of questions; empty for those that wait.</param>
/// <param name="Language">The language; empty for all.</param>
public sealed record QuestionFilter(string Words, string Show, string Language)
{
    public bool IsEmpty => Words.Length + Language.Length == 0;
}

/// <summary>Questions that ask nearly the same.</summary>
/// <param name="Trend">The last week compared with the one before.</param>
/// <param name="Answer">The headline of the article that answers it by now; null if none does.</param>
public sealed record QuestionRow(
    long Id,
    int Times,
    string Question,
    string Detail,
    string Trend,
    string? Answer,
    string? Note
);

/// <summary>A passage that readers rejected.</summary>
public sealed record RejectedRow(string Key, int Missed, string Passage, string Headline, string Path, string Detail);
