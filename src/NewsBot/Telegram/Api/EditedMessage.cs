namespace NewsBot.Telegram.Api;

/// <summary>A message that can be given other words.</summary>
/// <param name="Message">Its id in its chat; 0 for one that was sent inline.</param>
/// <param name="Inline">
/// The id of one that was sent inline, in a chat that need not be known; null for any other.
/// </param>
internal readonly record struct EditedMessage(int Message, string? Inline);
