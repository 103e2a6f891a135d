namespace NewsBot.Telegram.Updates;

/// <summary>What somebody hands in.</summary>
/// <param name="Content">The contents; null where it is to be fetched.</param>
/// <param name="FileId">The id that it is fetched by; null where it is not.</param>
/// <param name="Size">Its size in bytes, where it is known.</param>
internal sealed record SubmittedFile(string Name, byte[]? Content, string? FileId, long Size);
