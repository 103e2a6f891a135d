using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Monitoring;

namespace NewsBot.Telegram.Intake;

/// <summary>Whether updates are answered in time.</summary>
internal sealed class InboxCheck(IInbox inbox) : FeatureCheck
{
    /// <summary>After this time users have stopped waiting for the answer.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private long OldestSeconds => (long)inbox.OldestAge.TotalSeconds;

    public override HealthCheckResult Check() =>
        inbox.OldestAge <= MaxAge
            ? HealthCheckResult.Healthy($"{inbox.OpenCount} open")
            : HealthCheckResult.Degraded($"{inbox.OpenCount} open, the oldest for {OldestSeconds} s");

    public override BotReport AddTo(BotReport report) =>
        report with
        {
            Open = inbox.OpenCount,
            OldestSeconds = OldestSeconds,
        };

    public override void Observe(BotMetrics metrics)
    {
        metrics.Observe("newsbot.inbox.open", "{update}", "Updates that are not done.", () => inbox.OpenCount);
        metrics.Observe("newsbot.inbox.oldest", "s", "The age of the oldest of them.", () =>
            inbox.OldestAge.TotalSeconds
        );
    }
}
