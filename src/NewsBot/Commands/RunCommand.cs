using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Hosting;
using NewsBot.Libraries;
using NewsBot.Storage;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>run</c>, and no command at all: serves Telegram with a token, else opens the chat.</summary>
internal static class RunCommand
{
    private const string HowToGetToken =
        "get a token from @BotFather and set it as Telegram:Token or in the variable TELEGRAM_BOT_TOKEN";

    public static Command Create(CommandContext invocation)
    {
        var command = new Command("run", "Serve Telegram; without a token, open the chat.");
        command.SetAction((parsed, cancellationToken) => RunAsync(invocation, parsed, cancellationToken));
        return command;
    }

    public static Task<int> RunAsync(
        CommandContext invocation,
        ParseResult parsed,
        CancellationToken cancellationToken
    ) => invocation.Run(parsed, settings =>
        {
            if (settings.TelegramToken is not null)
                return ServeAsync(settings, invocation.Time, cancellationToken);
            return Console.IsInputRedirected
                ? throw UserError.Configuration(
                    $"Telegram:Token is not set: {HowToGetToken}. Or talk to it here with the command chat."
                )
                : Task.FromResult(
                    ChatCommand.Run(
                        settings,
                        invocation.Time,
                        cancellationToken,
                        $"To serve Telegram, {HowToGetToken}."
                    )
                );
        });

    private static async Task<int> ServeAsync(Settings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        using var held = await DataFolderLock.AcquireAsync(
            settings.DataFolder,
            time,
            line => Console.Error.WriteLine(TerminalText.FitLine(line)),
            cancellationToken
        );
        FormerNames.Replace(settings.DataFolder, line => Console.Error.WriteLine(TerminalText.FitLine(line)));
        LibraryLoader.FetchShared(settings, time, cancellationToken);
        var library = LibraryLoader.Load(settings, time, cancellationToken, isPrepared: true);
        using var host = BotHost.Create(settings, library, time, LibraryLoader.OpenFolder(settings, time));
        host.Services.GetRequiredService<Database>().Open();
        LibraryLog.Loaded(
            host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Library).FullName!),
            library
        );
        await BotHost.RunAsync(host, cancellationToken);
        return ExitCode.Done;
    }
}
