using System.CommandLine;
using NewsBot.Errors;

namespace NewsBot.Commands;

/// <summary>
/// <c>completion SHELL</c>: prints a script that lets a shell complete commands and options. The script asks the
/// program, so it is never out of date.
/// </summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # newsbot completion bash >> ~/.bashrc
        _newsbot() {
            local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=( $(compgen -W "$(newsbot "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word") )
            [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=( $(compgen -f -- "$word") )
        }
        complete -o filenames -F _newsbot newsbot
        """;

    private const string Zsh = """
        # newsbot completion zsh >> ~/.zshrc, below compinit
        _newsbot() {
            local -a found
            found=(${(f)"$(newsbot "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)"})
            if (( $#found )); then compadd -a found; else _files; fi
        }
        compdef _newsbot newsbot
        """;

    private const string Fish = """
        # newsbot completion fish > ~/.config/fish/completions/newsbot.fish
        complete -c newsbot -a '(newsbot "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print a script with which a shell completes commands and options.")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCode.Done;
        });
        return command;
    }
}
