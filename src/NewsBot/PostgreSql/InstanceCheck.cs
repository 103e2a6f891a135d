using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Monitoring;

namespace NewsBot.PostgreSql;

/// <summary>Whether this instance takes part, and all answer from the same library.</summary>
internal sealed class InstanceCheck(PostgresInstance instance) : FeatureCheck
{
    /// <summary>After this a load balancer should ask other instances.</summary>
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(10);

    /// <summary>Longer than any instance needs to read what was published.</summary>
    private static readonly TimeSpan MaxDifference = TimeSpan.FromSeconds(15);

    private string? Leader => instance.All.FirstOrDefault(one => one.Leads)?.Name;

    private bool Leads => instance.All.Any(one => one is { IsThis: true, Leads: true });

    public override HealthCheckResult Check()
    {
        if (instance.Silence > MaxSilence)
            return HealthCheckResult.Unhealthy(
                $"PostgreSQL has not answered for {(long)instance.Silence.TotalSeconds} s"
            );
        var all = instance.All;
        var own = all.FirstOrDefault(one => one.IsThis);
        var other = all.FirstOrDefault(one =>
            one.Fingerprint != own?.Fingerprint && one.Unchanged > MaxDifference && own?.Unchanged > MaxDifference
        );
        if (other is not null)
            return HealthCheckResult.Degraded(
                $"{other.Name} answers from another library ({other.Fingerprint}; {instance.Name} has {own!.Fingerprint})"
            );
        return HealthCheckResult.Healthy(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{instance.Name}, one of {all.Count}; {(Leads ? "it leads" : Leader is { } leader ? $"{leader} leads" : "none leads yet")}"
            )
        );
    }

    public override BotReport AddTo(BotReport report) => report with { Instance = instance.Name, Leader = Leader };

    public override void Observe(BotMetrics metrics)
    {
        metrics.Observe("newsbot.instance.leads", "1", "1 while this instance leads.", () => Leads ? 1 : 0);
        metrics.Observe("newsbot.instance.count", "{instance}", "Instances that share the database.", () =>
            instance.All.Count
        );
    }
}
