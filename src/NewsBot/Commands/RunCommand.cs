using System.CommandLine;
using NewsBot.Hosting;

namespace NewsBot.Commands;

/// <summary><c>run</c>, and no command at all: serves Telegram with a token, else opens the chat.</summary>
internal static class RunCommand
{
    private const string Hint =
        "To serve Telegram: get a token from @BotFather and start again with it in Telegram:Token or the variable TELEGRAM_BOT_TOKEN.";

    public static Command Create(Invocation invocation)
    {
        var command = new Command("run", "Serve Telegram; without a token, open the chat.");
        command.SetAction((parsed, cancellationToken) => RunAsync(invocation, parsed, cancellationToken));
        return command;
    }

    public static Task<int> RunAsync(Invocation invocation, ParseResult parsed, CancellationToken cancellationToken) =>
        invocation.Run(parsed, settings =>
        {
            if (settings.TelegramToken is not null) throw new NotSupportedException();
            if (Console.IsInputRedirected)
                throw UserError.Configuration("Telegram:Token is not set. Get a token from @BotFather and set Telegram:Token or the variable TELEGRAM_BOT_TOKEN; or use the command chat.");
            return Task.FromResult(ChatCommand.Run(settings, invocation.Time, cancellationToken, Hint));
        });
}
