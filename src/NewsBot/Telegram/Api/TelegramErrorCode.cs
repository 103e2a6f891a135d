namespace NewsBot.Telegram.Api;

/// <summary>The error codes of the Bot API that the bot treats differently from others.</summary>
internal static class TelegramErrorCode
{
    /// <summary>The token is wrong or was revoked.</summary>
    public const int Unauthorized = 401;

    /// <summary>The user blocked the bot, or the bot is no member of the chat.</summary>
    public const int Forbidden = 403;

    /// <summary>The method does not exist, or the token has no bot.</summary>
    public const int NotFound = 404;

    /// <summary>Another process receives the bot's updates, or a webhook is set.</summary>
    public const int Conflict = 409;

    /// <summary>The bot sends too much; the error says how long to wait.</summary>
    public const int TooManyRequests = 429;
}
