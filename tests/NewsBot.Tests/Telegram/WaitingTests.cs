using NewsBot.Http;
using NewsBot.Telegram.Handling;
using NewsBot.Telegram.Intake;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram;

/// <summary>How long is waited, and what is remembered for how long.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void Waits_double_up_to_a_maximum_and_start_again_after_a_success()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        foreach (var due in new[] { 1, 2, 4, 8, 10, 10, 10 })
            AssertDue(due);
        Assert.Equal(7, backoff.Failures);
        for (var i = 0; i < 100; i++)
            AssertDue(10); // no shift beyond the bits of a number
        backoff.Reset();
        AssertDue(1);

        void AssertDue(int seconds) => Assert.InRange(backoff.Next().TotalSeconds, seconds / 2.0, seconds);
    }

    [Fact]
    public void Many_who_wait_do_not_come_back_at_once() =>
        Assert.NotEqual(
            1,
            Enumerable
                .Range(0, 20)
                .Select(_ => new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)).Next())
                .Distinct()
                .Count()
        );

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(61, 61)]
    [InlineData(7200, 3600)]
    public void A_wait_that_telegram_names_is_a_second_at_least_and_an_hour_at_most(int? retryAfter, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            RetryAfter.AskedFor(
                new ApiRequestException(
                    "Too Many Requests",
                    429,
                    retryAfter is null ? null : new ResponseParameters { RetryAfter = retryAfter }
                )
            )
        );

    [Fact]
    public void Each_chat_gets_a_notice_once_per_pause()
    {
        var time = Some.Clock();
        var quiet = new ChatCooldown(TimeSpan.FromMinutes(1), time);
        Assert.Equal([true, false, true], new long[] { 1, 1, 2 }.Select(quiet.TryTell));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(quiet.TryTell(1));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, false], new long[] { 1, 1 }.Select(quiet.TryTell));
    }

    [Fact]
    public void The_answers_to_the_last_ten_thousand_questions_are_remembered()
    {
        var answered = new AnswerMessageIds();
        answered.Add(1, 1, 100);
        answered.Add(1, 1, 101); // it was edited, and answered again
        Assert.Equal(101, answered.Find(1, 1));
        Assert.Null(answered.Find(2, 1));
        for (var question = 2; question <= 10_000; question++)
            answered.Add(1, question, 0);
        Assert.Equal(101, answered.Find(1, 1));
        answered.Add(1, 10_001, 0);
        Assert.Null(answered.Find(1, 1));
        Assert.Equal(0, answered.Find(1, 2));
    }
}
