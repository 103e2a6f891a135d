using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsBot.Errors;
using NewsBot.Hosting;
using NewsBot.Tests.Telegram;
using NewsBot.TestServer;

namespace NewsBot.Tests.Hosting;

public sealed class BotHostTests : BotTests
{
    [Theory]
    [InlineData("start", "The bot could not start or stop as it should: injected")]
    [InlineData("execute", "FailingService failed: injected")]
    [InlineData("stop", "The bot could not start or stop as it should: injected")]
    public async Task A_service_that_fails_ends_the_bot_with_one_line_and_exit_code_3(string phase, string line)
    {
        await using var telegram = await RunningBot.StartTelegramAsync();
        using var data = new TempFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var settings = Some.Settings(
            ("Telegram:Token", telegram.Token),
            ("Telegram:ApiUrl", telegram.Url),
            ("Data:Folder", data.Path),
            ("Logging:LogLevel:Default", "None")
        );
        using var host = BotHost.Create(settings, Some.Library(Some.Sochi), telegram.Time, configureLogging: logging =>
            logging.Services.AddHostedService(_ => new FailingService(phase))
        );
        var running = BotHost.RunAsync(host, stop.Token);
        if (phase == "stop")
        {
            await telegram.WaitForPoll(0, Test);
            await stop.CancelAsync();
        }

        var failure = await Assert.ThrowsAsync<UserError>(() => Patience.For("the host to end", running, Test));
        Assert.Equal((3, true), (failure.ExitCode, failure.Message.StartsWith(line, StringComparison.Ordinal)));
    }

    /// <summary>Fails in one phase of its life.</summary>
    private sealed class FailingService(string phase) : BackgroundService
    {
        public override Task StartAsync(CancellationToken cancellationToken) =>
            phase == "start" ? throw new InvalidOperationException("injected") : base.StartAsync(cancellationToken);

        public override Task StopAsync(CancellationToken cancellationToken) =>
            phase == "stop" ? throw new InvalidOperationException("injected") : base.StopAsync(cancellationToken);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            if (phase == "execute")
                throw new InvalidOperationException("injected");
        }
    }

    [Theory]
    [InlineData("json", "json")]
    [InlineData(null, "systemd")]
    public void The_configured_log_format_overrides_systemds(string? wished, string written)
    {
        using var data = new TempFolder();
        var settings = Some.Settings(
            ("Telegram:Token", "42:test-token-of-the-bot"),
            ("Data:Folder", data.Path),
            ("Logging:Console:FormatterName", wished)
        );
        using var host = BotHost.Create(
            settings,
            Some.Library(Some.Sochi),
            Some.RunningClock(),
            configureLogging: logging =>
                logging.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = "systemd")
        );
        Assert.Equal(written, host.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }
}
