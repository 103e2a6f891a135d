namespace NewsBot.Failures;

/// <summary>A failure that the person at the keyboard can mend: shown as one line, without a stack trace.</summary>
/// <param name="message">What is wrong, where, and the mend.</param>
/// <param name="exitCode">The program's exit code.</param>
internal sealed class UserError(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>Wrong usage or configuration.</summary>
    public static UserError Configuration(string message) => new(message, Failures.ExitCode.WrongUsage);
}
