using System.CommandLine;
using NewsBot.Failures;

namespace NewsBot.Commands;

/// <summary><c>check</c>: the report on every file of the articles folder.</summary>
internal static class CheckCommand
{
    public static Command Create(Invocation invocation)
    {
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 on warnings too." };
        var command = new Command("check", "Report on every file of the articles folder.") { strict };
        command.SetAction((parsed, cancellationToken) => invocation.Run(parsed, settings =>
        {
            var library = LibraryLoader.Load(settings, invocation.Time, cancellationToken);
            if (library.Files.Count == 0)
                throw UserError.Configuration($"The articles folder '{library.Folder}' is empty. Put plain text files (.txt) there, one an article.");
            foreach (var file in library.Files) ReportText.Write(file, Console.Out);

            var errors = library.Files.Count(file => file.HasErrors);
            var warned = library.Files.Count(file => !file.HasErrors && file.Problems.Count > 0);
            Console.Out.WriteLine(
                $"{library.Index.Articles.Count} live, {errors} not live, {warned} with warnings · {library.Index.ParagraphCount} paragraphs · fingerprint {library.Fingerprint}");
            return errors > 0 || (parsed.GetValue(strict) && warned > 0) ? ExitCode.DoneWithFailures : ExitCode.Done;
        }));
        return command;
    }
}
