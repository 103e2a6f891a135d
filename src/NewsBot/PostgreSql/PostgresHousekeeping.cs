using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Errors;
using NewsBot.Instances;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Deletes what the inbox needs no longer, each hour, by the instance that leads.</summary>
internal sealed partial class PostgresHousekeeping(
    NpgsqlDataSource server,
    IInstance instance,
    TimeProvider time,
    ILogger<PostgresHousekeeping> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            using (await instance.LeadAsync(stoppingToken))
            {
                try
                {
                    foreach (var statement in InboxStatements.Housekeeping)
                        await server.ExecuteAsync(statement, stoppingToken);
                }
                catch (Exception exception) when (exception.IsOutage())
                {
                    Log.Failed(logger, exception.GetReason());
                }
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            430,
            LogLevel.Warning,
            "Old updates could not be deleted; it is tried again in an hour ({Reason})"
        )]
        public static partial void Failed(ILogger logger, string reason);
    }
}
