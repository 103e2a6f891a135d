using NewsBot.Telegram;

namespace NewsBot.Tests.Telegram;

public sealed class PersonLimitsTests
{
    [Fact]
    public void Who_asks_too_much_is_told_once_and_answered_again_after_a_while()
    {
        var time = Some.Clock();
        var limits = new PersonLimits(time);
        for (var i = 0; i < PersonLimits.Burst; i++) Assert.True(limits.Allows(7, out _));
        Assert.False(limits.Allows(7, out var isFirst));
        Assert.True(isFirst);
        Assert.False(limits.Allows(7, out isFirst));
        Assert.False(isFirst);
        Assert.True(limits.Allows(8, out _));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limits.Allows(7, out _));
    }
}
