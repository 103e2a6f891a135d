using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Http;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace NewsBot.Monitoring;

/// <summary>
/// Serves <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c> to an operator's programs on a separate listener. It has
/// no password.
/// </summary>
internal sealed class MonitoringEndpoint(
    string listen,
    HealthReporter reporter,
    BotMetrics metrics,
    ILoggerFactory logs
) : IHostedService, IAsyncDisposable
{
    /// <summary>From a fast answer to one that waited for a 429, in seconds.</summary>
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    private WebApplication? _server;
    private MeterProvider? _meters;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        reporter.Observe(metrics);
        var buckets = new ExplicitBucketHistogramConfiguration { Boundaries = Buckets };
        _meters = Sdk.CreateMeterProviderBuilder()
            .AddMeter(BotMetrics.Name, "System.Runtime")
            .AddView(BotMetrics.UpdateDuration, buckets)
            .AddView(BotMetrics.SendDuration, buckets)
            .ConfigureResource(MonitoringServices.NameService)
            .AddPrometheusExporter()
            .Build();
        metrics.BeginAtZero();
        _server = await HttpListenerHost.StartAsync(
            listen,
            "Monitoring:Listen",
            kestrel => kestrel.Limits.MaxRequestBodySize = 0,
            Answer,
            logs,
            services: null,
            cancellationToken
        );

        void Answer(WebApplication server)
        {
            server.UseOpenTelemetryPrometheusScrapingEndpoint(_meters, null, null, null, null);
            server.Run(AnswerAsync);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _meters?.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (path is not ("/healthz" or "/readyz"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var report = await reporter.ReportAsync(context.RequestAborted);
        var isWell = path == "/healthz" ? report.Live : report.State != Health.Unready;
        context.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        await context.Response.BodyWriter.WriteAsync(BotReportJson.Serialize(report), context.RequestAborted);
    }
}
