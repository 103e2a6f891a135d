using System.Net;
using System.Net.Sockets;
using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

/// <summary>Names of the test's own; other names are asked of the system.</summary>
internal sealed class FakeResolver : IHostResolver
{
    private readonly Dictionary<string, Queue<string>> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often a name was asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Makes a name stand for one address after the other; the last one stays.</summary>
    public void Add(string name, params string[] addresses) => _names[name] = new Queue<string>(addresses);

    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked++;
        if (!_names.TryGetValue(host, out var addresses))
            return host.EndsWith(".example", StringComparison.Ordinal)
                ? throw new SocketException((int)SocketError.HostNotFound)
                : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var next = addresses.Count > 1 ? addresses.Dequeue() : addresses.Peek();
        return [.. next.Split(' ').Select(IPAddress.Parse)];
    }
}
