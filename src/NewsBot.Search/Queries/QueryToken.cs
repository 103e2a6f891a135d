using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>A word of a question.</summary>
/// <param name="Written">The word as the user wrote it.</param>
/// <param name="Normalized">Its normalized form, or that of the function word that it is a typo of.</param>
/// <param name="IsStopWord">Whether it is not searched for.</param>
/// <param name="IsFirst">Whether the question begins with it, so a capital means nothing.</param>
internal sealed record QueryToken(
    string Written,
    string Normalized,
    string Stem,
    Script Script,
    bool IsStopWord,
    bool IsFirst
)
{
    /// <summary>Its terms in the library.</summary>
    public int[] Forms { get; init; } = [];

    /// <summary>Whether it can be what a question is about.</summary>
    public bool IsSubject { get; init; }

    /// <summary>Whether it is a name or has a digit, so nothing can replace it.</summary>
    public bool IsNameOrNumber =>
        char.IsDigit(Written[0])
        || Written.AsSpan(IsFirst ? 1 : 0).ContainsAnyInRange('A', 'Z')
        || (char.IsUpper(Written[0]) && !IsFirst);

    /// <summary>What is searched for; null if the word is not searched for or not resolved yet.</summary>
    public QueryTerm? Term { get; set; }

    /// <summary>What it is as a function word that is not the question word; null until it is needed.</summary>
    public FunctionWord? Function { get; set; }

    /// <summary>How it is reported if it is not searched for.</summary>
    public QuestionWord Ignored => field ??= new QuestionWord(Written, Normalized, WordRole.Ignored, null, null, 0);
}
