using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Desk.Access;
using NewsBot.Errors;
using NewsBot.PostgreSql;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary>
/// <c>articles import DIR</c> and <c>articles export DIR</c>: copies articles into the database that instances share, and
/// out of it.
/// </summary>
internal static class ArticlesCommand
{
    private const int MaxNamed = 10;

    public static Command Create(CommandContext invocation) =>
        new("articles", "Copy articles between a folder and the database that several instances share.")
        {
            CreateImport(invocation),
            CreateExport(invocation),
        };

    private static Command CreateImport(CommandContext invocation)
    {
        var folder = CreateFolder("The folder whose articles are published on all instances.");
        var withRemoved = new Option<bool>("--with-removed")
        {
            Description = "Publish also what moderators have removed.",
        };
        var command = new Command("import", "Publish the articles of a folder on all instances.")
        {
            folder,
            withRemoved,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Run(invocation, parsed, (transfer, progress) =>
                    Print(
                        transfer.Import(
                            new ArticleFolder(Path.GetFullPath(parsed.GetRequiredValue(folder)), invocation.Time),
                            parsed.GetValue(withRemoved),
                            LoginCodes.Operator,
                            progress,
                            cancellationToken
                        )
                    )
                )
        );
        return command;
    }

    private static Command CreateExport(CommandContext invocation)
    {
        var folder = CreateFolder("The folder to write to; it is created.");
        var command = new Command("export", "Write the articles that all instances share into a folder.") { folder };
        command.SetAction((parsed, cancellationToken) => Run(invocation, parsed, (transfer, progress) =>
                {
                    var target = Path.GetFullPath(parsed.GetRequiredValue(folder));
                    var files = transfer.Export(target, progress, cancellationToken);
                    Console.Out.WriteLine(TerminalText.FitLine($"Exported {files} files to {target}."));
                    return ExitCode.Done;
                }));
        return command;
    }

    private static Argument<string> CreateFolder(string description)
    {
        var folder = new Argument<string>("DIR") { Description = description };
        folder.Validators.Add(CommandOptions.Refuse);
        return folder;
    }

    private static Task<int> Run(
        CommandContext invocation,
        ParseResult parsed,
        Func<ArticleTransfer, IProgress<LoadProgress>, int> action
    ) => invocation.Run(parsed, settings =>
        {
            if (settings.Store is not { } store)
                throw UserError.Configuration(
                    "Articles are in a database only if several instances share one: see Store:Provider. "
                        + $"Here they are files in '{settings.ArticlesFolder}'."
                );
            using var services = PostgresServices.Open(store, settings, invocation.Time);
            using var progress = new ConsoleProgress(invocation.Time);
            try
            {
                return action(services.GetRequiredService<ArticleTransfer>(), progress);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UserError(
                    $"Not all articles were copied; run it again when that is repaired ({exception.Message}).",
                    ExitCode.RunTimeFailure,
                    exception
                );
            }
        });

    private static int Print(ImportReport report)
    {
        Console.Out.WriteLine(
            $"Imported {report.New} new and {report.Changed} changed files; {report.Same} were there already."
        );
        if (report.Removed.Count > 0)
            Console.Out.WriteLine(
                TerminalText.FitLine(
                    $"{report.Removed.Count} that moderators have removed stay removed, such as {report.Removed[0]}; "
                        + "--with-removed publishes them, too."
                )
            );
        foreach (var (file, reason) in report.Refused.Take(MaxNamed))
            Console.Error.WriteLine(TerminalText.FitLine($"{file}: {reason}"));
        if (report.Refused.Count > MaxNamed)
            Console.Error.WriteLine($"{report.Refused.Count - MaxNamed} more files were not imported.");
        return report.Refused.Count == 0 ? ExitCode.Done : ExitCode.DoneWithFailures;
    }
}
