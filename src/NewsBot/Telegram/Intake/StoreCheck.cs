using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Monitoring;
using NewsBot.Storage;

namespace NewsBot.Telegram.Intake;

/// <summary>Whether updates and button presses can be stored.</summary>
internal sealed class StoreCheck(IInbox inbox, Database database) : FeatureCheck
{
    public override HealthCheckResult Check() =>
        (inbox.Failure, database.Failure) switch
        {
            ({ } failure, _) => HealthCheckResult.Unhealthy($"open questions can't be kept: {failure}"),
            (_, { } failure) => HealthCheckResult.Degraded(failure),
            _ => HealthCheckResult.Healthy("kept"),
        };

    public override void Observe(BotMetrics metrics) =>
        metrics.Observe("newsbot.store.failing", "1", "1 while something can't be stored.", () =>
            Check().Status == HealthStatus.Healthy ? 0 : 1
        );
}
