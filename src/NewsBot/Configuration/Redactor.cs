namespace NewsBot.Configuration;

/// <summary>
/// Takes secrets out of every text that leaves the program: the bot's token is part of each address that Telegram is
/// asked by.
/// </summary>
/// <param name="token">The token, or null when there is none.</param>
/// <param name="secrets">What else must not be read; null where there is none.</param>
internal sealed class Redactor(string? token, params IEnumerable<string?> secrets)
{
    /// <summary>A shorter secret is none, and its letters would be taken out of ordinary words.</summary>
    private const int MinSecretLength = 8;

    // The part after the colon is the secret; it looks the same in an encoded address.
    private readonly string? _secret = token?[(token.IndexOf(':', StringComparison.Ordinal) + 1)..]
        is { Length: >= MinSecretLength } secret
        ? secret
        : token;

    // The longest first: it may have a shorter one in it.
    private readonly string[] _others =
    [
        .. secrets
            .OfType<string>()
            .Where(secret => secret.Length >= MinSecretLength)
            .OrderByDescending(secret => secret.Length),
    ];

    public string Redact(string text) =>
        _others.Aggregate(Without(_secret, "[token]", text), (redacted, secret) =>
            Without(secret, "[secret]", redacted)
        );

    private static string Without(string? secret, string sign, string text) =>
        string.IsNullOrEmpty(secret) ? text : text.Replace(secret, sign, StringComparison.Ordinal);
}
