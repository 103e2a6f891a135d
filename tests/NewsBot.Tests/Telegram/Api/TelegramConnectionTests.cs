using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using NewsBot.Telegram.Api;
using NewsBot.TestServer;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram.Api;

/// <summary>What the line to Telegram knows of itself, which its health is derived from.</summary>
public sealed class TelegramConnectionTests
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = Some.Clock();
    private readonly TelegramConnection _line;

    public TelegramConnectionTests()
    {
        _line = new TelegramConnection(Mock.Of<ITelegramBotClient>(), _clock, NullLogger<TelegramConnection>.Instance);
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_is_reported_with_its_duration_until_telegram_responds()
    {
        var (tries, fails) = (0, true);
        var asking = _line.RetryAsync(
            _ =>
            {
                tries++;
                return fails ? Task.FromException<int>(new RequestException("Bad Gateway")) : Task.FromResult(7);
            },
            Test
        );
        Assert.Equal("Bad Gateway", _line.Failure);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((2, TimeSpan.FromSeconds(2), TimeSpan.Zero), (tries, _line.SinceSuccess, _line.SinceTry));
        fails = false;
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(7, await Patience.For("an answer", asking, Test));
        Assert.Null(_line.Failure);
        Assert.Equal(TimeSpan.Zero, _line.SinceSuccess);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_not_tried_again()
    {
        var refused = new ApiRequestException("Unauthorized", 401);
        Assert.Same(
            refused,
            await Assert.ThrowsAsync<ApiRequestException>(() =>
                _line.RetryAsync(_ => Task.FromException<int>(refused), Test)
            )
        );
    }

    [Theory]
    [InlineData(409, null, 5)]
    [InlineData(429, 20, 20)]
    [InlineData(429, 3600, 300)]
    public async Task It_is_tried_again_after_what_the_refusal_asks_for_and_five_minutes_at_most(
        int code,
        int? retryAfter,
        int seconds
    )
    {
        var tries = 0;
        var refused = new ApiRequestException("Refused", code, new ResponseParameters { RetryAfter = retryAfter });
        var asking = _line.RetryAsync(_ => ++tries == 1 ? Task.FromException<int>(refused) : Task.FromResult(7), Test);
        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.Equal(1, tries);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(7, await Patience.For("a second try", asking, Test));
    }
}
