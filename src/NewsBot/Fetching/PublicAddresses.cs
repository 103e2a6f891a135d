using System.Net;
using System.Net.Sockets;

namespace NewsBot.Fetching;

/// <summary>
/// Which addresses are anybody's to ask: those that the IANA special-purpose address registries call globally reachable.
/// All others lead into a network that the bot is in and the sender of a link may not be.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
        // Looks public, and is the host of the virtual machine at Azure.
        IPNetwork.Parse("168.63.129.16/32"),
    ];

    /// <summary>The only IPv6 addresses that are given out for use on the internet.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>IPv4 behind a translator, where the network has no IPv4 of its own (RFC 6052).</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>IPv4 in the second to the fifth byte group (RFC 3056).</summary>
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static bool Contains(IPAddress address)
    {
        if (FindEmbedded(address) is { } embedded)
            return Contains(embedded);
        return (address.AddressFamily == AddressFamily.InterNetwork || Global.Contains(address))
            && !NotPublic.Any(network => network.Contains(address));
    }

    /// <summary>The IPv4 address that an IPv6 address leads to; null if it leads to none.</summary>
    private static IPAddress? FindEmbedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Translated.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4))
            : SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : null;
    }
}
