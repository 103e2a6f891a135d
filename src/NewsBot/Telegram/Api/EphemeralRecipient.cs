namespace NewsBot.Telegram.Api;

/// <summary>The one person in a group who sees a message.</summary>
/// <param name="Callback">The button that they pressed, which allows it; null where there is none.</param>
/// <param name="Message">The message to them alone that is given other words; null for a new one.</param>
internal readonly record struct EphemeralRecipient(long User, string? Callback, int? Message);
