using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Failures;
using NewsBot.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace NewsBot.Monitoring;

/// <summary>
/// Answers an operator's programs on a listener of its own: <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>. No one else's: it has no password.
/// </summary>
internal sealed class MonitoringEndpoint(string listen, BotState state, BotMetrics metrics, Redactor redactor, ILoggerFactory logs) : IHostedService, IAsyncDisposable
{
    /// <summary>From a fast answer to one that waited for a 429, in seconds.</summary>
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    private WebApplication? _server;
    private MeterProvider? _meters;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        state.Observe(metrics);
        var buckets = new ExplicitBucketHistogramConfiguration { Boundaries = Buckets };
        _meters = Sdk.CreateMeterProviderBuilder()
            .AddMeter(BotMetrics.Name, "System.Runtime")
            .AddView(BotMetrics.UpdateDuration, buckets)
            .AddView(BotMetrics.SendDuration, buckets)
            .AddPrometheusExporter()
            .Build();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().UseUrls(listen).ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, 0));
        _server = builder.Build();
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(_meters, null, null, null, null);
        _server.Run(AnswerAsync);
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            throw new UserError($"{listen} can't be listened on: {exception.Message} Correct Monitoring:Listen, or stop who listens there.", ExitCode.RunTimeFailure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _meters?.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var report = state.Report().Cleaned(redactor);
        var isWell = context.Request.Path.Value switch
        {
            "/healthz" => state.IsLive,
            "/readyz" => report.State != Health.Unready,
            _ => (bool?)null,
        };
        context.Response.StatusCode = isWell switch
        {
            true => StatusCodes.Status200OK,
            false => StatusCodes.Status503ServiceUnavailable,
            null => StatusCodes.Status404NotFound,
        };
        if (isWell is null) return;
        context.Response.ContentType = "application/json";
        await context.Response.BodyWriter.WriteAsync(BotReportJson.Of(report), context.RequestAborted);
    }
}
