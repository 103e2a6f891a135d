using System.Net;
using System.Net.Sockets;

namespace NewsBot.TestServer;

/// <summary>
/// Ports on which nobody listens, each given once. They lie below those that systems choose for outgoing connections,
/// so that none of these takes one while a test starts its bot again.
/// </summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int Count = 20_000;

    // Test runs side by side begin at different ones.
    private static int _next = Environment.ProcessId * 97;

    public static int Find()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: the next one.
            }
        }
    }
}
