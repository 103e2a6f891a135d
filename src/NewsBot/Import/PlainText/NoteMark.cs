namespace NewsBot.Import.PlainText;

/// <summary>
/// Tells a raised mark that leads to a note, as behind a word, from an exponent, as of "km²" and "10⁶": the one is no part of
/// the text, the other is.
/// </summary>
internal static class NoteMark
{
    private const int MaxLength = 5;

    /// <summary>Units of measurement are shorter.</summary>
    private const int MinWordLength = 4;

    /// <param name="text">The text up to the end of the raised part.</param>
    /// <param name="start">Where the raised part begins.</param>
    public static bool IsOne(ReadOnlySpan<char> text, int start)
    {
        var mark = text[start..].Trim();
        if (mark.IsEmpty || mark.Length > MaxLength)
            return false;
        var front = text[..start];
        if (mark[0] is '[' or '(' or '*' or '†' or '‡')
            return true;
        if (mark.ContainsAnyExceptInRange('0', '9') || front.IsEmpty)
            return false;
        var letters = 0;
        while (letters < front.Length && char.IsLetter(front[front.Length - 1 - letters]))
            letters++;
        return letters >= MinWordLength || ".,;:!?\"”»’)".Contains(front[^1], StringComparison.Ordinal);
    }
}
