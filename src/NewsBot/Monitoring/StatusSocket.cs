using Microsoft.Extensions.Logging;
using NewsBot.Http;

namespace NewsBot.Monitoring;

/// <summary>Gives the health report to <c>newsbot status</c>.</summary>
internal sealed class StatusSocket(string dataFolder, HealthReporter reporter, ILogger<StatusSocket> logger)
    : OwnerSocket(PathIn(dataFolder), "newsbot status", logger)
{
    /// <summary>Its place below a data folder.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "newsbot.sock");

    protected override async Task<byte[]> AnswerAsync(CancellationToken cancellationToken) =>
        BotReportJson.Serialize(await reporter.ReportAsync(cancellationToken));
}
