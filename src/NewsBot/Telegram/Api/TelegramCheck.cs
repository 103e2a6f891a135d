using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Monitoring;

namespace NewsBot.Telegram.Api;

/// <summary>Whether Telegram answers.</summary>
internal sealed class TelegramCheck(TelegramConnection line, BotAccount account) : FeatureCheck
{
    /// <summary>A poll is held for 30 s, and a webhook is looked after once a minute.</summary>
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(90);

    /// <summary>The longest pause between two requests, a poll, and some patience.</summary>
    private static readonly TimeSpan MaxPause = TelegramConnection.MaxPause + TimeSpan.FromMinutes(2);

    public override HealthCheckResult Check() =>
        line.SinceSuccess <= MaxSilence && account.Known.IsCompletedSuccessfully
            ? HealthCheckResult.Healthy($"answered {(long)line.SinceSuccess.TotalSeconds} s ago")
            : HealthCheckResult.Unhealthy(
                $"no answer for {(long)line.SinceSuccess.TotalSeconds} s: {line.Failure ?? "none yet"}"
            );

    public override bool IsLive => line.SinceTry < MaxPause;

    public override BotReport AddTo(BotReport report) =>
        report with
        {
            Bot = account.Known.IsCompletedSuccessfully ? account.User.Username : null,
        };

    public override void Observe(BotMetrics metrics) =>
        metrics.Observe("newsbot.telegram.silence", "s", "Since Telegram answered last: a poll is held for 30 s.", () =>
            line.SinceSuccess.TotalSeconds
        );
}
