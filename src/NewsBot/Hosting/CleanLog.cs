using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Configuration;
using NewsBot.Terminal;

namespace NewsBot.Hosting;

/// <summary>
/// What every line of the log passes through, whoever writes it and whoever keeps it: no token, and nothing that steers
/// a terminal.
/// </summary>
internal static class CleanLog
{
    public static IServiceCollection AddCleanLog(this IServiceCollection services, Redactor redactor) =>
        services
            .AddSingleton(redactor)
            .Replace(
                ServiceDescriptor.Singleton<ILoggerFactory>(provider => new Factory(
                    new LoggerFactory(
                        provider.GetServices<ILoggerProvider>(),
                        provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                        provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()
                    ),
                    redactor
                ))
            );

    private sealed class Factory(LoggerFactory inner, Redactor redactor) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName), redactor);

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Logger(ILogger inner, Redactor redactor) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(Clean(state.ToString() ?? ""));

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsEnabled(logLevel))
                return;
            var cleaned = exception is null ? null : new CleanedException(Clean(exception.ToString()));
            var line = new Line(Clean(formatter(state, exception)), ValuesOf(state));
            inner.Log(logLevel, eventId, line, cleaned, (written, _) => written.Text);
        }

        /// <summary>The values of a line, for keepers of the log that write them out: cleaned as the line is.</summary>
        private List<KeyValuePair<string, object?>> ValuesOf<TState>(TState state) =>
            state is IReadOnlyList<KeyValuePair<string, object?>> values
                ?
                [
                    .. values.Select(value =>
                        KeyValuePair.Create(
                            value.Key,
                            value.Value is null or int or long or double or bool
                                ? value.Value
                                : Clean(value.Value.ToString() ?? "")
                        )
                    ),
                ]
                : [];

        private string Clean(string text) => TerminalText.Fit(redactor.Redact(text));
    }

    /// <summary>A line of the log with its values.</summary>
    private sealed class Line(string text, List<KeyValuePair<string, object?>> values)
        : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public string Text { get; } = text;

        public int Count => values.Count;

        public KeyValuePair<string, object?> this[int index] => values[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => Text;
    }

    /// <summary>An exception as text.</summary>
    private sealed class CleanedException(string text) : Exception
    {
        public override string ToString() => text;

        public override string Message => text;
    }
}
