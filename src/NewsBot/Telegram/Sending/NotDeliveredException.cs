namespace NewsBot.Telegram.Sending;

/// <summary>A message did not reach its chat and is not tried again.</summary>
internal sealed class NotDeliveredException(string message, Exception cause) : Exception(message, cause);
