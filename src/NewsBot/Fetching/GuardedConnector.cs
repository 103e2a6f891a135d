using System.Net;
using System.Net.Sockets;
using NewsBot.Configuration;

namespace NewsBot.Fetching;

/// <summary>
/// Connects to public addresses, and to the places that the operator allows. A name is resolved once, and the connection
/// is made to an address that was checked: a name that stands for another address a moment later changes nothing.
/// </summary>
internal sealed class GuardedConnector(FetchSettings settings, IHostResolver resolver, TimeProvider time)
{
    /// <summary>How long an address is waited for if there is another one.</summary>
    private static readonly TimeSpan MaxTimeBesideOthers = TimeSpan.FromSeconds(3);

    /// <exception cref="FetchException">The host is in a private network.</exception>
    /// <exception cref="SocketException">There is no such host, or no connection to it.</exception>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await resolver.ResolveAsync(host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => IsAllowed(host, address, port));
        if (addresses.Length > 0 && allowed.Length == 0)
            throw new FetchException(
                FetchObstacle.NotPublic,
                $"{host} is at {addresses[0]}, which is no public address"
            );
        Exception? failure = null;
        for (var i = 0; i < allowed.Length; i++)
        {
            var address = allowed[i];
            using var deadline = new CancellationTokenSource(
                i + 1 < allowed.Length ? MaxTimeBesideOthers : Timeout.InfiniteTimeSpan,
                time
            );
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), either.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception exception)
            {
                socket.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                failure = exception;
            }
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private bool IsAllowed(string host, IPAddress address, int port) =>
        PublicAddresses.Contains(address) || settings.From.Any(place => place.Includes(host, address, port));
}
