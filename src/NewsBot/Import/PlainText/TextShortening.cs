namespace NewsBot.Import.PlainText;

/// <summary>Shortens lines of a file for messages about them.</summary>
internal static class TextShortening
{
    private const int MaxLength = 40;

    /// <summary>The text, cut to 40 characters with an ellipsis, never through a surrogate pair.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var end = MaxLength - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }
}
