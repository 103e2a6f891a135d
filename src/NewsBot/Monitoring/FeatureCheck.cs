using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsBot.Monitoring;

/// <summary>What an operator sees of one feature: its health, its part of the report, its gauges.</summary>
internal abstract class FeatureCheck : IHealthCheck
{
    /// <summary>The health at this moment, with one line that explains it.</summary>
    public abstract HealthCheckResult Check();

    /// <summary>Whether the feature still works on its own; if not, only a restart helps. Must be quick.</summary>
    public virtual bool IsLive => true;

    /// <summary>Adds the feature's figures to a report.</summary>
    public virtual BotReport AddTo(BotReport report) => report;

    /// <summary>Registers the feature's gauges.</summary>
    public virtual void Observe(BotMetrics metrics) { }

    Task<HealthCheckResult> IHealthCheck.CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken
    ) => Task.FromResult(Check());
}

/// <summary>Registers health checks.</summary>
internal static class FeatureCheckServices
{
    /// <param name="name">The check's name in reports.</param>
    public static IServiceCollection AddFeatureCheck<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T
    >(this IServiceCollection services, string name)
        where T : FeatureCheck
    {
        services.AddHealthChecks().AddCheck<T>(name);
        return services.AddSingleton<T>().AddSingleton<FeatureCheck>(provider => provider.GetRequiredService<T>());
    }
}
