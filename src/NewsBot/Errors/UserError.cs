namespace NewsBot.Errors;

/// <summary>A failure that the user of the command line can fix: shown as one line, without a stack trace.</summary>
/// <param name="message">What is wrong, where, and the fix.</param>
/// <param name="cause">What it came from, shown with <c>--verbose</c>; null if the message says all.</param>
internal sealed class UserError(string message, int exitCode, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>Wrong usage or configuration.</summary>
    public static UserError Configuration(string message) => new(message, Errors.ExitCode.WrongUsage);
}
