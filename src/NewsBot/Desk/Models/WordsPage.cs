namespace NewsBot.Desk.Models;

/// <summary>The synonyms, and the questions that articles say they answer.</summary>
/// <param name="Synonyms">The file, as it is or as it was sent for a test.</param>
/// <param name="Version">Changes when the file does.</param>
/// <param name="Problems">What to fix in it.</param>
/// <param name="TestQuestion">A question to test with; empty for none.</param>
/// <param name="Wrong">Authored questions that need fixing.</param>
/// <param name="Right">Those that lead where they should, as many as fit.</param>
/// <param name="Effects">What the changed synonyms would do; empty before a test.</param>
public sealed record WordsPage(
    FrameModel Frame,
    string Synonyms,
    string Version,
    IReadOnlyList<string> Problems,
    string TestQuestion,
    IReadOnlyList<EffectRow> Effects,
    string QuestionSummary,
    IReadOnlyList<AuthoredRow> Wrong,
    IReadOnlyList<AuthoredRow> Right
) : PageModel(Frame);

/// <summary>What a change of the synonyms would do.</summary>
/// <param name="IsQuote">Whether the subject is a question.</param>
public sealed record EffectRow(string Subject, string Now, string Then, bool IsQuote = false);

/// <summary>An authored question with its article.</summary>
public sealed record AuthoredRow(string Question, string Leads, bool IsWrong, string Headline, string Path);

/// <summary>Authored questions below each other.</summary>
public sealed record AuthoredListModel(string Root, IReadOnlyList<AuthoredRow> Rows);
