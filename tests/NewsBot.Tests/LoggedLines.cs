using Microsoft.Extensions.Logging;

namespace NewsBot.Tests;

/// <summary>What something logs, a line each, at every level.</summary>
internal sealed class LoggedLines<T> : List<string>, ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Add(formatter(state, exception));
}
