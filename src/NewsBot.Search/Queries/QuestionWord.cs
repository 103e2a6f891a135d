namespace NewsBot.Search.Queries;

/// <summary>What became of one word of a question.</summary>
public enum WordRole
{
    /// <summary>Occurs in the library and was searched for.</summary>
    Known,

    /// <summary>Occurs nowhere; another word was searched for in its place.</summary>
    Corrected,

    /// <summary>Occurs nowhere, and nothing near it does.</summary>
    Unknown,

    /// <summary>A function or question word, not searched for.</summary>
    Ignored,
}

/// <summary>One word of a question and how the index understood it.</summary>
/// <param name="Written">The word as the user wrote it.</param>
/// <param name="Word">The word in its normalized form, before stemming.</param>
/// <param name="Correction">
/// The word searched for instead, normalized, when <see cref="Role"/> is <see cref="WordRole.Corrected"/>.
/// </param>
/// <param name="CorrectionWritten">The same word as the library writes it.</param>
/// <param name="Idf">
/// Its rarity in the library, in nats: see <see cref="Queries.Idf"/>. An unknown common word has less. 0 for ignored
/// words.
/// </param>
public sealed record QuestionWord(
    string Written,
    string Word,
    WordRole Role,
    string? Correction,
    string? CorrectionWritten,
    double Idf
);
