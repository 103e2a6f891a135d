using System.Text;

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
    public static bool IsOne(StringBuilder text, int start)
    {
        var mark = text.ToString(start, text.Length - start).Trim();
        if (mark.Length is 0 or > MaxLength)
            return false;
        var front = text.ToString(Math.Max(0, start - MinWordLength), Math.Min(start, MinWordLength));
        if (mark[0] is '[' or '(' or '*' or '†' or '‡')
            return true;
        if (mark.AsSpan().ContainsAnyExceptInRange('0', '9') || front.Length == 0)
            return false;
        return (front.Length == MinWordLength && front.All(char.IsLetter))
            || ".,;:!?\"”»’)".Contains(front[^1], StringComparison.Ordinal);
    }
}
