using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Configuration;
using NewsBot.Monitoring;

namespace NewsBot.Libraries;

/// <summary>Whether there are articles, and whether the articles folder can be read.</summary>
internal sealed class LibraryCheck(
    CurrentLibrary current,
    RetentionPolicy retention,
    TimeProvider time,
    LibraryUpdater? updater = null
) : FeatureCheck
{
    public override HealthCheckResult Check() =>
        current.Value.Index.Articles.Count == 0 ? HealthCheckResult.Unhealthy("no article")
        : updater?.Complaint is { } complaint ? HealthCheckResult.Degraded(complaint)
        : HealthCheckResult.Healthy($"{current.Value.Index.Articles.Count} articles");

    public override BotReport AddTo(BotReport report)
    {
        var library = current.Value;
        return report with
        {
            Articles = library.Index.Articles.Count,
            Paragraphs = library.Index.ParagraphCount,
            Newest = library.NewestOn(time.Today())?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Fingerprint = library.Fingerprint,
            Freshness = new Freshness((int)Age(library).TotalDays, Age(library) > retention.StaleAfter),
        };
    }

    public override void Observe(BotMetrics metrics)
    {
        metrics.Observe("newsbot.library.articles", "{article}", "Articles in the library.", () =>
            current.Value.Index.Articles.Count
        );
        metrics.Observe("newsbot.library.paragraphs", "{paragraph}", "Their paragraphs.", () =>
            current.Value.Index.ParagraphCount
        );
        metrics.Observe("newsbot.library.age", "s", "Since a file in the articles folder was last written.", () =>
            Age(current.Value).TotalSeconds
        );
        metrics.ObserveCount(
            "newsbot.library.reload.failures",
            "{failure}",
            "Times that the articles folder could not be read.",
            () => updater?.Failures ?? 0
        );
    }

    private TimeSpan Age(Library library) =>
        library.ChangedAt is { } changed ? time.GetUtcNow() - changed : TimeSpan.Zero;
}
