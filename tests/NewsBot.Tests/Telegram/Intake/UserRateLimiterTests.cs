using NewsBot.Telegram.Intake;

namespace NewsBot.Tests.Telegram.Intake;

public sealed class UserRateLimiterTests
{
    [Fact]
    public void A_user_above_the_limit_is_notified_once_and_answered_again_later()
    {
        var time = Some.Clock();
        var limits = new UserRateLimiter(time);
        for (var i = 0; i < UserRateLimiter.Burst; i++)
            Assert.True(limits.Allows(7, out _));
        Assert.False(limits.Allows(7, out var isFirst));
        Assert.True(isFirst);
        Assert.False(limits.Allows(7, out isFirst));
        Assert.False(isFirst);
        Assert.True(limits.Allows(8, out _));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limits.Allows(7, out _));
    }

    [Fact]
    public void Who_was_silent_for_a_night_may_ask_no_more_at_once_than_anybody()
    {
        var time = Some.Clock();
        var limits = new UserRateLimiter(time);
        Assert.True(limits.Allows(7, out _));
        time.Advance(TimeSpan.FromHours(8));
        Assert.Equal(
            UserRateLimiter.Burst,
            Enumerable.Range(0, 2 * UserRateLimiter.Burst).Count(_ => limits.Allows(7, out var _))
        );
    }

    [Fact]
    public void A_user_is_notified_again_when_they_exceed_the_limit_again()
    {
        var time = Some.Clock();
        var limits = new UserRateLimiter(time);
        for (var i = 0; i <= UserRateLimiter.Burst; i++)
            limits.Allows(7, out _);
        for (var again = 0; again < 2; again++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            bool isFirst;
            while (limits.Allows(7, out isFirst))
                Assert.False(isFirst);
            Assert.True(isFirst);
            Assert.False(limits.Allows(7, out isFirst));
            Assert.False(isFirst);
        }
    }

    [Fact]
    public void Nobody_known_is_not_limited()
    {
        var limits = new UserRateLimiter(Some.Clock());
        for (var i = 0; i <= UserRateLimiter.Burst; i++)
            Assert.True(limits.Allows(0, out _));
    }
}
