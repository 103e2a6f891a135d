using System.CommandLine;
using System.Net.Sockets;
using System.Text;
using NewsBot.Configuration;
using NewsBot.Desk.Access;
using NewsBot.Errors;
using NewsBot.Http;

namespace NewsBot.Commands;

/// <summary><c>desk</c>: a link that logs in to the desk of the bot that runs over the data folder.</summary>
internal static class DeskCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(CommandContext invocation)
    {
        var command = new Command("desk", "Print a link that opens the running bot's desk, once, within five minutes.");
        command.SetAction(
            (parsed, cancellationToken) =>
                invocation.Run(parsed, settings => RunAsync(settings, invocation.Time, cancellationToken))
        );
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var link = await OwnerSocket.AskAsync(LoginSocket.PathIn(settings.DataFolder), either.Token);
            Console.Out.WriteLine(Encoding.UTF8.GetString(link));
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is SocketException or IOException or ArgumentException)
        {
            throw new UserError(
                $"No bot with a desk runs over '{settings.DataFolder}', or it is another account's: set Desk:Listen, as in "
                    + $"http://127.0.0.1:8090, and start it with  newsbot run  ({exception.Message})",
                ExitCode.RunTimeFailure
            );
        }
    }
}
