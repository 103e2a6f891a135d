namespace NewsBot.Terminal;

/// <summary>
/// The one place that makes text from files and users safe for a terminal: control characters could control it, and
/// bidi overrides could show a line as another.
/// </summary>
internal static class TerminalText
{
    /// <summary>The same text with a sign in place of what does harm; line ends and tabs stay.</summary>
    public static string Fit(string text) =>
        text.Any(IsHarmful)
            ? string.Concat(
                text.Select(c =>
                    c == '\r' ? ' '
                    : IsHarmful(c) ? '\uFFFD'
                    : c
                )
            )
            : text;

    /// <summary>The same on one line.</summary>
    public static string FitLine(string text) => Fit(text.ReplaceLineEndings(" ").Replace('\t', ' '));

    private static bool IsHarmful(char c) =>
        (char.IsControl(c) && c is not '\n' and not '\t')
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
