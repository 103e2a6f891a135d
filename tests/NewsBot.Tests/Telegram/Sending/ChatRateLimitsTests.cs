using NewsBot.Telegram.Sending;

namespace NewsBot.Tests.Telegram.Sending;

public sealed class ChatRateLimitsTests
{
    [Theory]
    [InlineData(30, 5)]
    [InlineData(5, 30)]
    public async Task Of_two_waits_that_are_asked_for_the_one_that_ends_later_holds(int one, int other)
    {
        var time = Some.Clock();
        var pauses = new ChatRateLimits(time);
        pauses.Begin(7, TimeSpan.FromSeconds(one));
        pauses.Begin(7, TimeSpan.FromSeconds(other));
        var over = pauses.WhenOverAsync(7, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(over.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await over;
    }
}
