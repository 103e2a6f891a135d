namespace NewsBot.Configuration;

/// <summary>Takes the bot's token out of every text that leaves the program: it is part of each address that Telegram is asked by.</summary>
/// <param name="token">The token, or null when there is none.</param>
internal sealed class Redactor(string? token)
{
    private const string Sign = "[token]";

    /// <summary>A shorter secret is none, and its letters would be taken out of ordinary words.</summary>
    private const int ShortestSecret = 8;

    // What stands behind the colon is the secret, and is written alike in an address that was encoded.
    private readonly string? _secret = token?[(token.IndexOf(':', StringComparison.Ordinal) + 1)..] is { Length: >= ShortestSecret } secret ? secret : token;

    public string Redact(string text) => string.IsNullOrEmpty(_secret) ? text : text.Replace(_secret, Sign, StringComparison.Ordinal);
}
