using System.Globalization;

namespace NewsBot.Search.Text;

/// <summary>What a question can ask for, and what a word can be that answers it.</summary>
[Flags]
internal enum AnswerTypes : byte
{
    None = 0,

    /// <summary>A year or a month: "when".</summary>
    Date = 1,

    /// <summary>A number in digits or as a word: "how many".</summary>
    Number = 2,

    /// <summary>A number with a per cent sign: "what share".</summary>
    Share = 4,

    /// <summary>A currency, or a number with its sign: "what did it cost".</summary>
    Money = 8,

    /// <summary>A word with a capital that does not begin its sentence: "who", "where".</summary>
    Name = 16,

    /// <summary>A word that gives a reason: "why".</summary>
    Cause = 32,
}

/// <summary>
/// The types of a token by its context; <see cref="AnswerTypeWords"/> has those of words by themselves.
/// </summary>
internal static class AnswerKindsOf
{
    /// <param name="beginsSentence">
    /// Whether the token is the first of its sentence, where a capital means nothing.
    /// </param>
    public static AnswerTypes Place(ReadOnlySpan<char> text, Token token, bool beginsSentence)
    {
        var first = text[token.Start];
        if (char.IsDigit(first))
            return AroundNumber(text, token);
        return !beginsSentence && char.IsUpper(first) ? AnswerTypes.Name : AnswerTypes.None;
    }

    private static AnswerTypes AroundNumber(ReadOnlySpan<char> text, Token token)
    {
        var behind = token.Start + token.Length;
        if (behind < text.Length && char.IsWhiteSpace(text[behind]))
            behind++;
        var (before, after) = (
            token.Start > 0 ? text[token.Start - 1] : ' ',
            behind < text.Length ? text[behind] : ' '
        );
        return (after is '%' or '٪' ? AnswerTypes.Share : AnswerTypes.None)
            | (IsCurrency(before) || IsCurrency(after) ? AnswerTypes.Money : AnswerTypes.None);
    }

    private static bool IsCurrency(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol;
}
