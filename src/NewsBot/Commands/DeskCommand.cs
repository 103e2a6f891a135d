using System.CommandLine;
using System.Text;
using NewsBot.Configuration;
using NewsBot.Desk.Access;
using NewsBot.Errors;

namespace NewsBot.Commands;

/// <summary><c>desk</c>: a link that logs in to the desk of the bot that runs over the data folder.</summary>
internal static class DeskCommand
{
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
        var link = await RunningBot.AskAsync(
            LoginSocket.PathIn(settings.DataFolder),
            time,
            $"No bot with a desk runs over '{settings.DataFolder}', or it is another account's: set Desk:Listen, as in "
                + "http://127.0.0.1:8090, and start it with  newsbot run ",
            cancellationToken
        );
        Console.Out.WriteLine(Encoding.UTF8.GetString(link));
        return ExitCode.Done;
    }
}
