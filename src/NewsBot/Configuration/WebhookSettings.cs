using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NewsBot.Errors;

namespace NewsBot.Configuration;

/// <summary>How Telegram delivers updates to the bot.</summary>
/// <param name="Url">Where Telegram sends them, an https address.</param>
/// <param name="Secret">What it shows with each; 1 to 256 of <c>A-Z a-z 0-9 _ -</c>.</param>
/// <param name="Listen">The address that the bot listens on: the public one, or one behind a reverse proxy.</param>
/// <param name="Certificate">The certificate, if the bot itself serves https; null behind a proxy.</param>
internal sealed record WebhookSettings(string Url, string Secret, string Listen, X509Certificate2? Certificate)
{
    public const string NormallyListen = "http://127.0.0.1:8080";

    /// <summary>Whether the certificate is self-signed.</summary>
    public bool IsSelfSigned => Certificate is { } certificate && certificate.Subject == certificate.Issuer;

    /// <exception cref="UserError">One is set without another that it needs.</exception>
    public static WebhookSettings? From(string? url, string? secret, string? listen, string? certificate, string? key)
    {
        if (url is null)
        {
            return secret is null && listen is null && certificate is null && key is null
                ? null
                : throw UserError.Configuration(
                    "Telegram:Webhook:Url is not set, and other settings of the webhook are: set it to the "
                        + "https address that Telegram shall send updates to, or take the others out."
                );
        }

        if (secret is null)
            throw UserError.Configuration(
                "Telegram:Webhook:Secret is not set: without it anybody could speak for Telegram. Write 1 "
                    + "to 256 letters, digits, '_' and '-', for instance what  openssl rand -hex 32  prints."
            );
        listen ??= NormallyListen;
        var isSecure = listen.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        if (isSecure != (certificate is not null && key is not null))
        {
            throw UserError.Configuration(
                isSecure
                    ? "Telegram:Webhook:Listen is an https address: set Telegram:Webhook:Certificate and "
                        + "Telegram:Webhook:Key to PEM files too, or listen on an http address behind a reverse "
                        + "proxy."
                    : "Telegram:Webhook:Certificate and Telegram:Webhook:Key belong together and to an https "
                        + "address in Telegram:Webhook:Listen."
            );
        }

        return new WebhookSettings(url, secret, listen, isSecure ? Read(certificate!, key!) : null);
    }

    private static X509Certificate2 Read(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception exception)
            when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw UserError.Configuration(
                $"The certificate '{certificate}' with the key '{key}' can't be read: {exception.Message} "
                    + "Correct Telegram:Webhook:Certificate and Telegram:Webhook:Key."
            );
        }
    }
}
