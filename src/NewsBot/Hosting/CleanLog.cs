using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Configuration;
using NewsBot.Terminal;

namespace NewsBot.Hosting;

/// <summary>What every line of the log passes through, whoever writes it and whoever keeps it: no token, and nothing that steers a terminal.</summary>
internal static class CleanLog
{
    public static IServiceCollection AddCleanLog(this IServiceCollection services, Redactor redactor) => services
        .AddSingleton(redactor)
        .Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new Factory(
            new LoggerFactory(
                provider.GetServices<ILoggerProvider>(),
                provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()),
            redactor)));

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

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var cleaned = exception is null ? null : new CleanedException(Clean(exception.ToString()));

            // The values stay with the line only as text: a keeper of the log could write them out as they were.
            var text = Clean(formatter(state, exception));
            inner.Log(logLevel, eventId, text, cleaned, (line, _) => line);
        }

        private string Clean(string text) => TerminalText.Fit(redactor.Redact(text));
    }

    /// <summary>An exception as text.</summary>
    private sealed class CleanedException(string text) : Exception
    {
        public override string ToString() => text;

        public override string Message => text;
    }
}
