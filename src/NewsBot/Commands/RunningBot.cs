using System.Net.Sockets;
using NewsBot.Errors;
using NewsBot.Http;

namespace NewsBot.Commands;

/// <summary>Asks the bot that runs over a data folder.</summary>
internal static class RunningBot
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="socket">The path of its socket.</param>
    /// <param name="missing">What is said if nobody answers there.</param>
    /// <exception cref="UserError">Nobody answers there.</exception>
    public static async Task<byte[]> AskAsync(
        string socket,
        TimeProvider time,
        string missing,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await OwnerSocket.AskAsync(socket, either.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or ArgumentException)
        {
            throw new UserError($"{missing} ({exception.Message})", ExitCode.RunTimeFailure);
        }
    }
}
