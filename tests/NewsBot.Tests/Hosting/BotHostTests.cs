using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsBot.Hosting;

namespace NewsBot.Tests.Hosting;

public sealed class BotHostTests
{
    [Theory]
    [InlineData("json", "json")]
    [InlineData(null, "systemd")]
    public void The_format_of_the_log_that_is_wished_outweighs_systemds_own(string? wished, string written)
    {
        using var data = new TempFolder();
        var settings = Some.Settings(("Telegram:Token", "42:test-token-of-the-bot"), ("Data:Folder", data.Path), ("Logging:Console:FormatterName", wished));
        using var host = BotHost.Create(settings, Some.Library(Some.Sochi), Some.RunningClock(), configureLogging: logging => logging.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = "systemd"));
        Assert.Equal(written, host.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }
}
