using System.Diagnostics;

namespace NewsBot.TestServer;

/// <summary>
/// A process that a test starts, with its streams redirected. It ends with the test, however the test ends.
/// </summary>
public sealed class StartedProcess : Process
{
    /// <summary>Starts a program.</summary>
    public StartedProcess(ProcessStartInfo start)
    {
        (
            start.UseShellExecute,
            start.RedirectStandardInput,
            start.RedirectStandardOutput,
            start.RedirectStandardError
        ) = (false, true, true, true);
        StartInfo = start;
        Start();
    }

    /// <inheritdoc cref="StartedProcess(ProcessStartInfo)"/>
    public StartedProcess(string program, params IEnumerable<string> arguments)
        : this(new ProcessStartInfo(program, arguments)) { }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await Patience.For(
            $"«{StartInfo.FileName} {string.Join(' ', StartInfo.ArgumentList)}» to end",
            WaitForExitAsync(cancellationToken),
            cancellationToken
        );
        return ExitCode;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !HasExited)
        {
            Kill(entireProcessTree: true);
            WaitForExit(Patience.Limit);
        }

        base.Dispose(disposing);
    }
}
