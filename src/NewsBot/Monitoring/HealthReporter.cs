using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Configuration;

namespace NewsBot.Monitoring;

/// <summary>Reports the health of the running bot.</summary>
internal sealed class HealthReporter(
    HealthCheckService checks,
    IEnumerable<FeatureCheck> features,
    Redactor redactor,
    TimeProvider time
)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>Whether all features are alive. Runs no check: the watchdog asks often, and must get an answer.</summary>
    public bool IsLive => features.All(feature => feature.IsLive);

    /// <summary>Runs all checks. The report contains no secrets: what a proxy answered may hold the token.</summary>
    public async Task<BotReport> ReportAsync(CancellationToken cancellationToken)
    {
        var health = await checks.CheckHealthAsync(cancellationToken);
        using var process = Process.GetCurrentProcess();
        var report = new BotReport(
            ProgramVersion.Number,
            IsLive,
            [
                .. health.Entries.Select(entry => new Check(
                    entry.Key,
                    ToHealth(entry.Value.Status),
                    redactor.Redact(entry.Value.Description ?? "")
                )),
            ],
            (long)time.GetElapsedTime(_started).TotalSeconds,
            process.WorkingSet64 / (1024 * 1024),
            (long)process.TotalProcessorTime.TotalSeconds
        );
        return features.Aggregate(report, (soFar, feature) => feature.AddTo(soFar));
    }

    /// <summary>Registers the gauges of all features.</summary>
    public void Observe(BotMetrics metrics)
    {
        foreach (var feature in features)
            feature.Observe(metrics);
    }

    private static Health ToHealth(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => Health.Ready,
            HealthStatus.Degraded => Health.Degraded,
            _ => Health.Unready,
        };
}

/// <summary>The health of a feature.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Ready,

    /// <summary>Questions are answered, but something needs attention.</summary>
    Degraded,

    /// <summary>Questions are not answered, or could be lost.</summary>
    Unready,
}

/// <summary>The result of a health check.</summary>
/// <param name="Says">One line that explains it.</param>
internal sealed record Check(string Name, Health Health, string Says);

/// <summary>How fresh the library is: no part of the health, because no restart helps.</summary>
/// <param name="Days">Days since an article was added or changed.</param>
/// <param name="IsStale">Whether that is longer than <c>Articles:StaleAfter</c>.</param>
internal sealed record Freshness(int Days, bool IsStale);

/// <summary>The health of the running bot, for people and programs.</summary>
/// <param name="Live">Whether the bot still asks for updates; if not, only a restart helps.</param>
/// <param name="Checks">The results of all checks.</param>
/// <param name="UpSeconds">How long the program has been running.</param>
internal sealed record BotReport(
    string Version,
    bool Live,
    IReadOnlyList<Check> Checks,
    long UpSeconds,
    long MemoryMebibytes,
    long ProcessorSeconds
)
{
    /// <summary>The bot's user name; null until Telegram has accepted the token.</summary>
    public string? Bot { get; init; }

    /// <summary>Updates that are not done.</summary>
    public int Open { get; init; }

    /// <summary>The age of the oldest of them.</summary>
    public long OldestSeconds { get; init; }

    /// <summary>Articles in the library.</summary>
    public int Articles { get; init; }

    /// <summary>Their paragraphs.</summary>
    public int Paragraphs { get; init; }

    /// <summary>The date of the newest article, as <c>yyyy-MM-dd</c>; null without a dated one.</summary>
    public string? Newest { get; init; }

    /// <summary>Names the contents of the library.</summary>
    public string Fingerprint { get; init; } = "";

    public Freshness Freshness { get; init; } = new(0, IsStale: false);

    /// <summary>The name of this instance; null for the only one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }

    /// <summary>The name of the instance that leads; null if none does now, or this is the only one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Leader { get; init; }

    /// <summary>The worst result.</summary>
    public Health State => Checks.Count == 0 ? Health.Ready : Checks.Max(check => check.Health);
}
