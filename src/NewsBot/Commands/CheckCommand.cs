using System.CommandLine;
using NewsBot.Articles;
using NewsBot.Errors;
using NewsBot.Import.Formats;
using NewsBot.Libraries;
using NewsBot.Moderation;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary><c>check</c>: the report on every file of the articles folder.</summary>
internal static class CheckCommand
{
    /// <summary>More files than this are reported on only where something is wrong.</summary>
    private const int MaxReports = 100;

    private const int MaxNames = 10;

    public static Command Create(CommandContext invocation)
    {
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 on warnings too." };
        var json = new Option<bool>("--json") { Description = "Print the report as one JSON object." };
        var problems = new Option<bool>("--problems")
        {
            Description = "Print only the files that need attention, however many.",
        };
        var text = new Option<bool>("--text") { Description = "Print the paragraphs as they were understood." };
        var named = new Argument<string[]>("FILE")
        {
            Description = "Files to report on; all of the folder when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        named.Validators.Add(CommandOptions.Refuse);
        var command = new Command("check", "Report on every file of the articles folder, or on the files named.")
        {
            named,
            strict,
            json,
            problems,
            text,
        };
        command.SetAction((parsed, cancellationToken) => invocation.Run(parsed, settings =>
                {
                    var names = parsed.GetValue(named) ?? [];
                    var library = LibraryLoader.Load(settings, invocation.Time, cancellationToken);
                    if (library.Files.Count == 0 && names.Length == 0)
                        throw UserError.Configuration(
                            $"The articles folder '{library.Folder}' is empty. Put articles there ({FileFormats.Endings}), one a file."
                        );
                    var files = Wanted(library, names, invocation.Time);
                    var errors = files.Count(file => file.HasErrors);
                    var warned = files.Count(file => !file.HasErrors && file.Problems.Count > 0);
                    if (parsed.GetValue(json))
                    {
                        Console.Out.WriteLine(
                            CheckRecord.Create(library, files, parsed.GetValue(text), invocation.Today).ToJson()
                        );
                    }
                    else
                    {
                        WriteAll(
                            files,
                            parsed.GetValue(problems),
                            isNamed: names.Length > 0,
                            parsed.GetValue(text),
                            Console.Out
                        );
                        Console.Out.WriteLine(
                            $"{library.Index.Articles.Count} live, {errors} not live, {warned} with warnings "
                                + $"· {library.Index.ParagraphCount} paragraphs · fingerprint "
                                + $"{library.Fingerprint}"
                        );
                    }

                    return errors > 0 || (parsed.GetValue(strict) && warned > 0)
                        ? ExitCode.DoneWithFailures
                        : ExitCode.Done;
                }));
        return command;
    }

    /// <summary>
    /// Writes reports, and last the names of the files that need attention, at the end of the output. For a large
    /// folder files without problems are left out.
    /// </summary>
    private static void WriteAll(
        List<FileReport> files,
        bool onlyProblems,
        bool isNamed,
        bool withText,
        TextWriter writer
    )
    {
        var needAttention = files.Where(file => file.Problems.Count > 0).ToList();
        var shown =
            onlyProblems ? needAttention
            : isNamed || files.Count <= MaxReports ? files
            : [.. needAttention.Take(MaxReports)];
        foreach (var file in shown)
            Write(file, withText, writer);
        if (!onlyProblems && needAttention.Count > shown.Count)
            writer.WriteLine(
                $"{needAttention.Count - shown.Count} more files need attention and are not shown: see  newsbot check --problems"
            );
        else if (shown.Count < files.Count)
            writer.WriteLine(
                $"{files.Count - shown.Count} files without a problem are not shown: name one to see its report"
            );
        WriteNames("not live", needAttention.Where(file => file.HasErrors), writer);
        WriteNames("warnings", needAttention.Where(file => !file.HasErrors), writer);
    }

    private static void WriteNames(string title, IEnumerable<FileReport> files, TextWriter writer)
    {
        var names = files.Select(file => file.Path).ToList();
        if (names.Count == 0)
            return;
        var more = names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "";
        writer.WriteLine(TerminalText.FitLine($"{title}: {string.Join(", ", names.Take(MaxNames))}{more}"));
    }

    private static void Write(FileReport file, bool withText, TextWriter writer)
    {
        foreach (var line in ReportText.Lines(file))
            writer.WriteLine(TerminalText.FitLine(line));
        for (var p = 0; withText && p < file.Article?.Paragraphs.Count; p++)
            writer.WriteLine($"  {p + 1, 3}  {TerminalText.Fit(file.Article.Paragraphs[p])}");
        writer.WriteLine();
    }

    /// <summary>
    /// The reports on the named files: by their path, or by their path below the articles folder; one that lies
    /// elsewhere is read separately. A feed's name covers all its entries, and a header file's is that of its article.
    /// </summary>
    private static List<FileReport> Wanted(Library library, string[] names, TimeProvider time)
    {
        if (names.Length == 0)
            return [.. library.Files];
        var wanted = new List<FileReport>();
        foreach (var named in names)
        {
            var name = HeaderFile.IsOne(named) ? HeaderFile.GetArticleFile(named) : named;
            var below = Path.GetRelativePath(library.Folder, Path.GetFullPath(name))
                .Replace(Path.DirectorySeparatorChar, '/');
            var found = library.Files.Where(file => IsOf(file, below)).ToList();
            if (found.Count == 0)
                found = [.. library.Files.Where(file => IsOf(file, name))];
            if (found.Count == 0)
                found = [.. Alone(name, time)];
            wanted.AddRange(found);
        }

        return wanted;
    }

    /// <summary>The report on a file that is not in the folder, as it would be if it were alone there.</summary>
    private static IReadOnlyList<FileReport> Alone(string name, TimeProvider time)
    {
        var path = Path.GetFullPath(name);
        if (Directory.Exists(path))
            throw UserError.Configuration(
                $"'{name}' is a folder: check the files in it with  newsbot check --articles {name}"
            );
        if (!File.Exists(path))
            throw UserError.Configuration(
                $"There is no file '{name}'. Name one by its path, or by its path below the articles folder."
            );
        var folder = Path.GetDirectoryName(path)!;
        return LibraryBuilder
            .Build(
                folder,
                FolderContent.Create(
                    Path.GetFileName(path),
                    new ArticleFolder(folder, time).Read(Path.GetFileName(path))
                )
            )
            .Files;
    }

    private static bool IsOf(FileReport file, string name) =>
        file.Path == name || file.Path.StartsWith(name + '#', StringComparison.Ordinal);
}
