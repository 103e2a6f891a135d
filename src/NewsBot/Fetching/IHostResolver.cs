using System.Net;
using System.Net.Sockets;

namespace NewsBot.Fetching;

/// <summary>Finds the addresses of a host.</summary>
internal interface IHostResolver
{
    /// <param name="host">A name or an address.</param>
    /// <exception cref="SocketException">It is not known.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Asks the system.</summary>
internal sealed class SystemResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        Dns.GetHostAddressesAsync(host, cancellationToken);
}
