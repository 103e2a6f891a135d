using Microsoft.Extensions.Hosting;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>
/// Listens to what other instances notify of, over one connection, and connects again after each failure. What is notified
/// meanwhile is lost: who needs it looks for itself when the connection is back, and now and then.
/// </summary>
internal sealed class PostgresListener(NpgsqlDataSource server, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];

    /// <summary>Listens to a channel from the next connection on; to be called before the start.</summary>
    /// <param name="channel">Letters of a to z.</param>
    /// <param name="notified">Gets what is said in each notification.</param>
    /// <param name="connected">Called when notifications come again.</param>
    public void Subscribe(string channel, Action<string> notified, Action connected)
    {
        lock (_lock)
            _subscriptions.Add(new Subscription(channel, notified, connected));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is OperationCanceledException || exception.IsOutage())
            {
                // The instance reports an outage.
            }

            await Task.Delay(RetryPause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        List<Subscription> subscriptions;
        lock (_lock)
            subscriptions = [.. _subscriptions];
        await using var connection = await server.OpenConnectionAsync(stopping);
        connection.Notification += (_, note) =>
        {
            foreach (var subscription in subscriptions.Where(known => known.Channel == note.Channel))
                subscription.Notified(note.Payload);
        };
        foreach (var channel in subscriptions.Select(subscription => subscription.Channel).Distinct())
        {
            await using var listen = new NpgsqlCommand($"listen {channel}", connection);
            await listen.ExecuteNonQueryAsync(stopping);
        }

        foreach (var subscription in subscriptions)
            subscription.Connected();
        while (true)
            await connection.WaitAsync(stopping);
    }

    private sealed record Subscription(string Channel, Action<string> Notified, Action Connected);
}
