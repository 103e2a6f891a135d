using Microsoft.Extensions.Hosting;
using NewsBot.Messaging;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>Wakes the instance that sends notifications, wherever there is something to send.</summary>
internal sealed class PostgresNotices(NpgsqlDataSource server, PostgresListener listener, NotificationSignal signal)
    : IHostedService
{
    private const string Channel = "notices";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Subscribe(Channel, _ => signal.Set(), signal.Set);
        signal.Raised = () => _ = RaiseAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RaiseAsync()
    {
        try
        {
            await server.ExecuteAsync($"notify {Channel}", CancellationToken.None);
        }
        catch (Exception exception) when (exception.IsOutage())
        {
            // They are sent in the next round.
        }
    }
}
