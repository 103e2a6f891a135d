using System.CommandLine;
using NewsBot.Errors;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary>The program's command line.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var invocation = new CommandContext(TimeProvider.System);
        var root = new RootCommand("Answers questions about news articles in the articles' own words.")
        {
            RunCommand.Create(invocation),
            ChatCommand.Create(invocation),
            AskCommand.Create(invocation),
            AddCommand.Create(invocation),
            CheckCommand.Create(invocation),
            EvalCommand.Create(invocation),
            StatusCommand.Create(invocation),
            DeskCommand.Create(invocation),
            BackupCommand.Create(invocation),
            ArticlesCommand.Create(invocation),
            CompletionCommand.Create(),
            ReadCommand.Create(),
        };
        root.Add(invocation.Articles);
        root.Add(invocation.Verbose);
        root.SetAction((parsed, cancellationToken) => RunCommand.RunAsync(invocation, parsed, cancellationToken));

        // A question that begins with "@" is a question, not a file to read the arguments from.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(15),
                }
            );

        Console.Error.WriteLine(
            TerminalText.FitLine(
                $"{Sentence(GetMessage(parsed))}{Suggest(root, arguments)} See: newsbot {Path(parsed, root)}--help"
            )
        );
        return ExitCode.WrongUsage;
    }

    /// <summary>
    /// The parser's message; if a word that looks like an option is the cause, the option that was probably meant.
    /// </summary>
    private static string GetMessage(ParseResult parsed) =>
        parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith("--", StringComparison.Ordinal)) is { } option
            ? CommandOptions.Unknown(option, parsed.CommandResult)
            : parsed.Errors[0].Message;

    private static string Sentence(string message) => message[^1] is '.' or '?' ? message : message + ".";

    private static string Suggest(RootCommand root, string[] arguments) =>
        arguments.Length > 0
        && !arguments[0].StartsWith('-')
        && root.Subcommands.All(command => command.Name != arguments[0])
        && DidYouMean.For(arguments[0], root.Subcommands.Select(command => command.Name)) is { } nearest
            ? $" Did you mean '{nearest}'?"
            : "";

    private static string Path(ParseResult parsed, RootCommand root) =>
        parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ";
}
