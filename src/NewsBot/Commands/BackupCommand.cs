using System.CommandLine;
using NewsBot.Errors;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>backup DIR</c>: copies the articles and what the bot stores, also while it runs.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandContext invocation)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that does not exist yet." };
        folder.Validators.Add(CommandOptions.Refuse);
        var command = new Command("backup", "Copy the articles and the bot's data to a folder, also while it runs.")
        {
            folder,
        };
        command.SetAction((parsed, cancellationToken) => invocation.Run(parsed, settings =>
                {
                    var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetRequiredValue(folder)));
                    LibraryLoader.OpenFolder(settings, invocation.Time).RefuseMissing();
                    using var progress = new ConsoleProgress(invocation.Time);
                    var files = DataBackup.Write(
                        settings.ArticlesFolder,
                        settings.DataFolder,
                        target,
                        done => progress.Report(new("Copying files", done, null)),
                        cancellationToken
                    );
                    Console.Out.WriteLine(
                        TerminalText.FitLine(
                            $"Backed up {files} files to {target}. To restore: stop the bot, then copy its "
                                + "folders 'articles' and 'data' back."
                        )
                    );
                    if (settings.Store is not null)
                        Console.Out.WriteLine(
                            "What instances share is in PostgreSQL and not in this copy: back it up there, as with pg_dump."
                        );
                    return ExitCode.Done;
                }));
        return command;
    }
}
