using System.CommandLine;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary>What every command shares: its common options, the settings, and how it ends.</summary>
internal sealed class CommandContext(TimeProvider time)
{
    public TimeProvider Time { get; } = time;

    /// <summary>Today in the machine's time zone.</summary>
    public DateOnly Today => Time.Today();

    public Option<string?> Articles { get; } =
        new("--articles")
        {
            HelpName = "DIR",
            Description = "The articles folder.",
            Recursive = true,
        };

    public Option<bool> Verbose { get; } =
        new("--verbose") { Description = "Show where an unexpected error came from.", Recursive = true };

    public Task<int> Run(ParseResult parsed, Func<Settings, int> action) =>
        Run(parsed, settings => Task.FromResult(action(settings)));

    /// <summary>
    /// Runs an action with the settings; a failure becomes one line on standard error and an exit code.
    /// </summary>
    public async Task<int> Run(ParseResult parsed, Func<Settings, Task<int>> action)
    {
        var redactor = new Redactor(token: null);
        try
        {
            var settings = Settings.Load(parsed.GetValue(Articles));
            redactor = settings.Redactor;
            return await action(settings);
        }
        catch (UserError error)
        {
            Console.Error.WriteLine(TerminalText.FitLine(redactor.Redact(error.Message)));
            if (error.InnerException is { } cause && parsed.GetValue(Verbose))
                Console.Error.WriteLine(TerminalText.Fit(redactor.Redact(cause.ToString())));
            return error.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCode.RunTimeFailure;
        }
        catch (Exception exception)
        {
            // The last resort: any failure becomes one line.
            Console.Error.WriteLine(
                parsed.GetValue(Verbose)
                    ? TerminalText.Fit(redactor.Redact(exception.ToString()))
                    : TerminalText.FitLine(
                        $"Unexpected failure: {redactor.Redact(exception.Message)} Run again with --verbose for details."
                    )
            );
            return ExitCode.RunTimeFailure;
        }
    }
}
