namespace NewsBot.Import.PlainText;

/// <summary>A line or block that is never quoted.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Text">The beginning of one that is long enough to be a loss; null for others.</param>
internal sealed record SkippedLine(int Line, SkipReason Reason, string? Text = null)
{
    /// <summary>A longer block may be a paragraph that was lost.</summary>
    private const int MaxLengthOfScrap = 100;

    /// <summary>A line that no rule knows is shown sooner.</summary>
    private const int MaxLengthOfScrapByLooks = 40;

    private const int ShownLength = 80;

    public static SkippedLine Create(int line, SkipReason reason, string text) =>
        new(
            line,
            reason,
            IsLong(text, reason) ? (text.Length <= ShownLength ? text : $"{text[..ShownLength].TrimEnd()}…") : null
        );

    /// <summary>Whether a moderator should see what was left out.</summary>
    public static bool IsLong(string text, SkipReason reason) =>
        text.Length > (reason == SkipReason.PageByLooks ? MaxLengthOfScrapByLooks : MaxLengthOfScrap);
}
