namespace NewsBot.Telegram.Api;

/// <summary>The one member of a group who sees a message.</summary>
/// <param name="Callback">The pressed button, which permits the message; null without one.</param>
/// <param name="Message">The message to them alone that is given other words; null for a new one.</param>
internal readonly record struct EphemeralRecipient(long User, string? Callback, int? Message);
