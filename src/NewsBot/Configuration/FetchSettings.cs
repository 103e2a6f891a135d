using System.Globalization;
using System.Net;

namespace NewsBot.Configuration;

/// <summary>What may be fetched from the web.</summary>
/// <param name="IsOn">Whether anything may.</param>
/// <param name="From">The places besides public addresses.</param>
internal sealed record FetchSettings(bool IsOn, IReadOnlyList<FetchSource> From)
{
    private static readonly char[] Separators = [' ', ',', ';', '\t', '\n'];

    /// <summary>Splits places that are written in one line.</summary>
    public static string[] Split(string value) => value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A place that is fetched from although its address is not public.</summary>
/// <param name="Host">The name of a host; null for a network.</param>
/// <param name="Network">A network, which may be one address; only without a host.</param>
/// <param name="Port">The only port; null for all.</param>
internal sealed record FetchSource(string? Host, IPNetwork Network, int? Port)
{
    /// <summary>"intranet.example.com", "127.0.0.1:8080", "10.0.0.0/8", "[fd00::1]:80"; null for what is none of these.</summary>
    public static FetchSource? Parse(string value)
    {
        if (IPNetwork.TryParse(value, out var network))
            return new FetchSource(null, network, null);
        if (IPAddress.TryParse(value, out var alone))
            return Of(alone, null);
        if (
            !Uri.TryCreate($"tcp://{value}", UriKind.Absolute, out var place)
            || place.PathAndQuery is not ("" or "/")
            || place.UserInfo.Length > 0
            || place.Host.Length == 0
        )
            return null;
        int? port = place.Port > 0 ? place.Port : null;
        return IPAddress.TryParse(place.Host.Trim('[', ']'), out var address)
            ? Of(address, port)
            : new FetchSource(place.IdnHost.ToLower(CultureInfo.InvariantCulture), default, port);
    }

    /// <summary>Whether a place is this one.</summary>
    /// <param name="host">The host as the link has it.</param>
    /// <param name="address">What the host's name stands for.</param>
    public bool Includes(string host, IPAddress address, int port) =>
        (Port is null || Port == port)
        && (
            Host is null
                ? Network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
                : Host.Equals(host, StringComparison.OrdinalIgnoreCase)
        );

    private static FetchSource Of(IPAddress address, int? port) =>
        new(null, new IPNetwork(address, address.GetAddressBytes().Length * 8), port);
}
