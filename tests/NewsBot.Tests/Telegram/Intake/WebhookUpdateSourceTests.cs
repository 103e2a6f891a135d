using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using NewsBot.Configuration;
using NewsBot.Instances;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Intake;
using NewsBot.TestServer;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram.Intake;

/// <summary>The look at what Telegram says of its deliveries, on a clock of the test's own.</summary>
public sealed class WebhookUpdateSourceTests
{
    private const string Url = "https://bot.example/telegram";

    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = Some.Clock();
    private readonly Mock<ITelegramBotClient> _client = new(MockBehavior.Strict);
    private int _set;
    private int _looked;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Url, false)]
    [InlineData("", true)] // somebody has called deleteWebhook
    [InlineData("https://other.example/", true)]
    public async Task A_webhook_that_was_changed_elsewhere_is_set_again(string found, bool isSetAgain)
    {
        _client
            .Setup(client => client.SendRequest(It.IsAny<SetWebhookRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => ++_set > 0);
        _client
            .Setup(client => client.SendRequest(It.IsAny<GetWebhookInfoRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() =>
            {
                Interlocked.Increment(ref _looked);
                return new WebhookInfo { Url = found };
            });
        await ListenAsync(NullLoggerFactory.Instance);
        Assert.Equal(isSetAgain, _set > 1);
    }

    [Fact]
    public async Task Each_failed_delivery_is_logged_once()
    {
        var failures = new Queue<DateTime?>([null, Noon, Noon, Noon, Noon.AddMinutes(4)]);
        _client
            .Setup(client => client.SendRequest(It.IsAny<SetWebhookRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => ++_set > 0);
        _client
            .Setup(client => client.SendRequest(It.IsAny<GetWebhookInfoRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() =>
            {
                if (failures.Count > 1)
                    return new WebhookInfo
                    {
                        Url = Url,
                        LastErrorDate = failures.Dequeue(),
                        LastErrorMessage = "Connection refused",
                        PendingUpdateCount = 3,
                    };
                Interlocked.Increment(ref _looked);
                return new WebhookInfo
                {
                    Url = Url,
                    LastErrorDate = failures.Peek(),
                    LastErrorMessage = "Connection refused",
                    PendingUpdateCount = 3,
                };
            });
        using var log = new LogLines();
        using var logs = new LoggerFactory([log]);
        await ListenAsync(logs);
        Assert.Equal(2, log.Lines.Count(line => line.StartsWith("Error: ", StringComparison.Ordinal)));
    }

    private static readonly DateTime Noon = new(2026, 11, 2, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Listens until Telegram was asked three times how it goes.</summary>
    private async Task ListenAsync(ILoggerFactory logs)
    {
        var line = new TelegramConnection(_client.Object, _clock, NullLogger<TelegramConnection>.Instance);
        var listener = new WebhookUpdateSource(
            _client.Object,
            line,
            null!,
            new SingleInstance(),
            new WebhookSettings(Url, "secret", $"http://127.0.0.1:{FreePort.Find()}", Certificate: null),
            logs,
            _clock
        );
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var receiving = listener.ReceiveAsync(stopping.Token);
        await Patience.Until("the webhook to be set", () => Volatile.Read(ref _set) == 1, Test);
        await Patience.Until("three looks", () => Moved() && Volatile.Read(ref _looked) >= 3, Test);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);

        bool Moved()
        {
            _clock.Advance(TimeSpan.FromSeconds(20));
            return true;
        }
    }
}
