using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsBot.Libraries;
using NewsBot.Monitoring;

namespace NewsBot.PostgreSql;

/// <summary>Whether this instance has the articles that all instances share, and no others.</summary>
internal sealed class ArticlesCheck(ArticleMirror mirror, CurrentLibrary current) : FeatureCheck
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    public override HealthCheckResult Check()
    {
        if (mirror.Obstacle is { } obstacle)
            return HealthCheckResult.Degraded($"they can't be written: {obstacle}");
        if (mirror.Age > MaxAge)
            return HealthCheckResult.Degraded(
                $"since {(long)mirror.Age.TotalSeconds} s it is not known whether there are newer ones"
            );
        var own = current.Value.Content.Entries.Where(entry => !mirror.Has(entry.Entry.File)).ToList();
        return own.Count == 0
            ? HealthCheckResult.Healthy($"version {mirror.Version}")
            : HealthCheckResult.Degraded(
                $"{own.Count} files are not in PostgreSQL, and other instances lack them, such as '{own[0].Entry.File}': "
                    + "publish them with  newsbot articles import  or take them away"
            );
    }

    public override void Observe(BotMetrics metrics) =>
        metrics.Observe(
            "newsbot.articles.version",
            "1",
            "The version of the shared articles that this instance has.",
            () => mirror.Version
        );
}
