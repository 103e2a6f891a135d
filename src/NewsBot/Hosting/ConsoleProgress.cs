using NewsBot.Articles;

namespace NewsBot.Hosting;

/// <summary>Shows how far a load has come on one line of a terminal; says nothing where there is no terminal or the work is short.</summary>
/// <param name="time">Tells how long it has taken.</param>
internal sealed class ConsoleProgress(TimeProvider time) : IProgress<LoadProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly long _started = time.GetTimestamp();
    private TimeSpan _shown;

    public void Report(LoadProgress value)
    {
        var elapsed = time.GetElapsedTime(_started);
        if (Console.IsErrorRedirected || elapsed < Patience || elapsed - _shown < Pause) return;
        _shown = elapsed;
        Console.Error.Write($"\r{value.Stage} {value.Done:N0} of {value.Total:N0} …\u001b[K");
    }

    public void Dispose()
    {
        if (_shown > TimeSpan.Zero) Console.Error.Write("\r\u001b[K");
    }
}
