using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsBot.Configuration;
using NewsBot.Terminal;

namespace NewsBot.Hosting;

/// <summary>
/// Logs to the console and to other configured providers without secrets: every line is redacted before a provider gets
/// it, and contains no terminal escape sequences.
/// </summary>
internal static class SanitizedLogging
{
    /// <summary>
    /// Framework categories that repeat what the bot reports itself: a failure that ends the program is one line on
    /// standard error, without stack traces around it, and a health probe is not worth a line. The operator's settings
    /// override these.
    /// </summary>
    private static readonly (string Category, LogLevel Level)[] QuietCategories =
    [
        ("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None),
        ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None),
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None),
        ("Microsoft.AspNetCore.Server.Kestrel.", LogLevel.Warning),
    ];

    /// <param name="settings">The log levels, the format and the secrets.</param>
    /// <param name="configure">Adds providers in addition to the console.</param>
    public static IServiceCollection AddSanitizedLogging(
        this IServiceCollection services,
        Settings settings,
        Action<ILoggingBuilder>? configure = null
    ) =>
        services
            .AddLogging(logging =>
            {
                foreach (var (category, level) in QuietCategories)
                    logging.AddFilter(category, level);
                logging.AddConfiguration(settings.Logging);
                AddConsole(logging, settings.LogFormat);
                configure?.Invoke(logging);
            })
            .AddSingleton(settings.Redactor)
            .Replace(
                ServiceDescriptor.Singleton<ILoggerFactory>(provider => new Factory(
                    new LoggerFactory(
                        provider.GetServices<ILoggerProvider>(),
                        provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                        provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()
                    ),
                    settings.Redactor
                ))
            );

    private static void AddConsole(ILoggingBuilder logging, string? format)
    {
        const string timestamp = "yyyy-MM-dd HH:mm:ss ";

        // A log reader that hangs must not stop the answers: lines are dropped, and their number is logged.
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite
        );

        // Under systemd the framework selects its own format, unless the settings name one.
        if (format is not null)
            logging.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = format);
        switch (format)
        {
            case ConsoleFormatterNames.Json:
                logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "O"));
                break;
            case ConsoleFormatterNames.Systemd:
                logging.AddSystemdConsole();
                break;
            default:
                logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, timestamp));
                break;
        }
    }

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
            var line = new Line(Clean(formatter(state, exception)), GetValues(state));
            inner.Log(logLevel, eventId, line, cleaned, (written, _) => written.Text);
        }

        /// <summary>The values of a line, for keepers of the log that write them out: cleaned as the line is.</summary>
        private List<KeyValuePair<string, object?>> GetValues<TState>(TState state) =>
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
