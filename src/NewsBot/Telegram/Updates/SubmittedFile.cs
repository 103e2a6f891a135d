namespace NewsBot.Telegram.Updates;

/// <summary>A file that a user sends as an article.</summary>
/// <param name="Content">The contents; null if it must be downloaded.</param>
/// <param name="FileId">The id for the download; null if it is not needed.</param>
/// <param name="Size">Its size in bytes, if known.</param>
internal sealed record SubmittedFile(string Name, byte[]? Content, string? FileId, long Size);
