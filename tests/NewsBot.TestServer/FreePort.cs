using System.Net;
using System.Net.Sockets;

namespace NewsBot.TestServer;

/// <summary>Ports on which nobody listens.</summary>
public static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
