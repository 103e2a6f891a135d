namespace NewsBot.Import.PlainText;

/// <summary>A line that is never quoted.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
internal sealed record SkippedLine(int Line, SkipReason Reason);
