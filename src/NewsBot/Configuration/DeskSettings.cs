using NewsBot.Errors;

namespace NewsBot.Configuration;

/// <summary>Where the desk is.</summary>
/// <param name="Listen">The address that it is served at.</param>
/// <param name="Url">The address that people open, with a slash at its end.</param>
internal sealed record DeskSettings(string Listen, Uri Url)
{
    private static readonly string[] AnyHost = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>The path of every page below the host, "" or as in "/desk".</summary>
    public string Root => Url.AbsolutePath.TrimEnd('/');

    public bool IsHttps => Url.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether Telegram accepts it behind a button: it must look like a public address.</summary>
    public bool IsPublic => IsHttps && Url.HostNameType == UriHostNameType.Dns && Url.Host.Contains('.');

    /// <param name="listen">The value of <c>Desk:Listen</c>; null if the desk is off.</param>
    /// <param name="url">The value of <c>Desk:Url</c>; null if it is opened where it is served.</param>
    /// <exception cref="UserError">It is not known how people reach it.</exception>
    public static DeskSettings? From(string? listen, string? url)
    {
        if (listen is null)
            return null;
        if (url is null && Array.Exists(AnyHost, host => listen.Contains($"//{host}:", StringComparison.Ordinal)))
            throw UserError.Configuration(
                $"Desk:Listen is {listen}, which is no address that a browser can open. Set Desk:Url to the one that "
                    + "people open, as in https://bot.example.com/desk."
            );
        return new DeskSettings(listen, new Uri((url ?? listen).TrimEnd('/') + "/"));
    }
}
