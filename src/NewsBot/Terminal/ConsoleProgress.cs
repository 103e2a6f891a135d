using NewsBot.Articles;

namespace NewsBot.Terminal;

/// <summary>
/// Shows the progress of a long job: on one line of a terminal, elsewhere as occasional lines. Short jobs show nothing.
/// </summary>
/// <param name="time">Measures how long it has taken.</param>
internal sealed class ConsoleProgress(TimeProvider time) : IProgress<LoadProgress>, IDisposable
{
    private static readonly TimeSpan PauseInTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseElsewhere = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _shown;

    public void Report(LoadProgress value)
    {
        var elapsed = time.GetElapsedTime(_started);
        if (elapsed < Patience || elapsed - _shown < (_isTerminal ? PauseInTerminal : PauseElsewhere))
            return;
        _shown = elapsed;
        var line = value.Total is { } total
            ? $"{value.Stage} {value.Done:N0} of {total:N0} …"
            : $"{value.Stage} {value.Done:N0} …";
        if (_isTerminal)
            Console.Error.Write($"\r{line}\u001b[K");
        else
            Console.Error.WriteLine(line);
    }

    public void Dispose()
    {
        if (_isTerminal && _shown > TimeSpan.Zero)
            Console.Error.Write("\r\u001b[K");
    }
}
