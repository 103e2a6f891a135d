using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using NewsBot.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NewsBot.Monitoring;

/// <summary>Wires what an operator sees of the bot.</summary>
internal static class MonitoringServices
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services, Settings settings)
    {
        services
            .AddSystemd()
            .AddSingleton<HealthReporter>()
            .AddHostedService(provider =>
                ActivatorUtilities.CreateInstance<StatusSocket>(provider, settings.DataFolder)
            );
        if (settings.MonitoringListen is { } listen)
            services.AddHostedService(provider =>
                ActivatorUtilities.CreateInstance<MonitoringEndpoint>(provider, listen)
            );
        if (settings.MonitoringTraces is { } traces)
            services.AddHostedService(_ => new TraceExport(traces));
        if (SystemdHelpers.IsSystemdService() && Environment.GetEnvironmentVariable("WATCHDOG_USEC") is { } patience)
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Watchdog>(provider, patience));
        return services;
    }

    /// <summary>Distinguishes metrics and traces from those of other services and versions.</summary>
    public static void NameService(ResourceBuilder resource) =>
        resource.AddService(ProgramVersion.Service, serviceVersion: ProgramVersion.Number);

    /// <summary>Sends traces to an OpenTelemetry collector.</summary>
    private sealed class TraceExport(Uri collector) : IHostedService
    {
        private TracerProvider? _traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(NameService)
                .AddSource(BotMetrics.Name)
                .AddOtlpExporter(exporter =>
                    (exporter.Endpoint, exporter.Protocol) = (collector, OtlpExportProtocol.HttpProtobuf)
                )
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.Dispose();
            return Task.CompletedTask;
        }
    }
}
