using System.Globalization;
using System.Text;

namespace NewsBot.Replies;

/// <summary>Prepares text from files and users to be shown outside quotes, where it need not be verbatim.</summary>
internal static class ShownText
{
    /// <summary>
    /// On one line, without control and bidi characters that could rearrange the surrounding text, and no longer than
    /// a limit.
    /// </summary>
    public static string OneLine(string text, int longest)
    {
        var shown = new StringBuilder(Math.Min(text.Length, longest));
        var wasSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (IsBidiControl(rune) || (isSpace && wasSpace))
                continue;
            wasSpace = isSpace;
            if (isSpace)
                shown.Append(' ');
            else
                shown.Append(rune.ToString());
        }

        return Cut(shown.ToString().Trim(), longest);
    }

    /// <summary>
    /// A text with U+FFFD for every half of a surrogate pair, which is no text: Telegram refuses a message with one,
    /// and it can't be normalized.
    /// </summary>
    public static string WellFormed(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;

    /// <summary>Whether a text has anything to see: Telegram refuses a button that has not.</summary>
    public static bool IsVisible(string text) =>
        text.EnumerateRunes()
            .Any(rune =>
                !Rune.IsWhiteSpace(rune)
                && Rune.GetUnicodeCategory(rune)
                    is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark)
                && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
            ); // letters and signs that are blank

    /// <summary>
    /// At most <paramref name="longest"/> UTF-16 units of a text; a longer text is cut between two visible characters
    /// and ends in "…".
    /// </summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..BoundaryAtOrBefore(text, longest - 1)] + "…";

    /// <summary>
    /// The last place at or before <paramref name="position"/> that parts no grapheme; 0 at the least.
    /// </summary>
    public static int BoundaryAtOrBefore(string text, int position)
    {
        var boundary = 0;
        while (boundary < position)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(boundary));
            if (boundary + length > position)
                break;
            boundary += length;
        }

        return boundary;
    }

    /// <summary>
    /// What makes a line run in the direction of most of a text's letters, before neutral characters: nothing if its
    /// first letter does that already.
    /// </summary>
    public static string DirectionMark(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).Select(IsRightToLeft).ToList();
        if (letters.Count == 0)
            return "";
        var mostly = letters.Count(rightToLeft => rightToLeft) * 2 > letters.Count;
        return mostly == letters[0] ? ""
            : mostly ? "\u200F"
            : "\u200E";
    }

    /// <summary>Hebrew, Arabic, Syriac, Thaana, N'Ko and the scripts beside them, with their presentation forms.</summary>
    private static bool IsRightToLeft(Rune letter) =>
        letter.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF);

    private static bool IsBidiControl(Rune rune) =>
        rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
