using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace NewsBot.Monitoring;

/// <summary>
/// Pings the systemd watchdog while the bot is alive; without pings, systemd restarts the bot.
/// </summary>
/// <param name="reporter">Reports whether the bot is alive.</param>
/// <param name="patience">How long systemd waits, as in the variable <c>WATCHDOG_USEC</c>: microseconds.</param>
internal sealed class Watchdog(ISystemdNotifier notifier, HealthReporter reporter, string patience, TimeProvider time)
    : BackgroundService
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (
            !notifier.IsEnabled
            || !long.TryParse(patience, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
        )
            return;

        // Half of it, as systemd advises.
        using var timer = new PeriodicTimer(TimeSpan.FromMicroseconds(microseconds) / 2, time);
        do
        {
            if (reporter.IsLive)
                notifier.Notify(Alive);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
