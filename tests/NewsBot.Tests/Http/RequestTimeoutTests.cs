using NewsBot.Http;
using Telegram.Bot.Exceptions;

namespace NewsBot.Tests.Http;

public sealed class RequestTimeoutTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_that_swallows_everything_fails_as_any_other_does()
    {
        var clock = Some.Clock();
        var bounded = RequestTimeout.BoundAsync(
            TimeSpan.FromSeconds(35),
            clock,
            token => Task.Delay(Timeout.InfiniteTimeSpan, clock, token),
            Test
        );
        clock.Advance(TimeSpan.FromSeconds(34));
        Assert.False(bounded.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<RequestException>(() => bounded);
    }

    [Fact]
    public async Task A_stop_is_no_failure_of_the_line()
    {
        using var stop = new CancellationTokenSource();
        var bounded = RequestTimeout.BoundAsync(
            TimeSpan.FromSeconds(35),
            Some.Clock(),
            token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token),
            stop.Token
        );
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bounded);
    }
}
