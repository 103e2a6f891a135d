namespace NewsBot.Import.PlainText;

/// <summary>Recognizes http and https links.</summary>
internal static class HttpUrl
{
    /// <summary>Longer ones are cut off or refused by some programs.</summary>
    private const int MaxLength = 2000;

    /// <summary>Whether a text is one absolute http or https address and nothing else.</summary>
    public static bool IsOne(string? text) =>
        text is { Length: <= MaxLength }
        && !text.Any(char.IsWhiteSpace)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Host.Length > 0;
}
