using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsBot.Messages;
using NewsBot.Telegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram;

/// <summary>The sending policy on a clock of the test's own.</summary>
public sealed class TelegramSenderTests : IDisposable
{
    private static readonly Reply Hello = new(new RichTextBuilder().Plain("Hello & <welcome>").Build());

    private readonly FakeTimeProvider _clock = Some.Clock();
    private readonly Mock<ITelegramBotClient> _client = new(MockBehavior.Strict);
    private readonly List<SendMessageRequest> _sent = [];
    private readonly TelegramSender _sender;

    public TelegramSenderTests()
    {
        _sender = new TelegramSender(_client.Object, _clock, NullLogger<TelegramSender>.Instance);
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _sender.Dispose();

    [Fact]
    public async Task A_wait_that_telegram_asks_for_is_kept_to_the_second()
    {
        Answers(new ApiRequestException("Too Many Requests: retry after 61", 429, new ResponseParameters { RetryAfter = 61 }), null);
        var sending = Send(Test);
        _clock.Advance(TimeSpan.FromSeconds(60.9));
        Assert.Single(_sent);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await sending;
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task An_outage_is_waited_out_with_growing_pauses_but_not_for_ever()
    {
        Answers(Enumerable.Repeat<Exception?>(new RequestException("Bad Gateway"), 2000).ToArray());
        var sending = Send(Test);
        for (var second = 0; second < 3700 && !sending.IsCompleted; second++) _clock.Advance(TimeSpan.FromSeconds(1));
        await sending;
        Assert.InRange(_sent.Count, 360, 800); // at most one in 5 s once the pauses have grown, and an hour of them
    }

    [Fact]
    public async Task A_receipt_that_cannot_be_read_is_no_reason_to_send_again()
    {
        Answers(new RequestException("unreadable", System.Net.HttpStatusCode.OK));
        await Send(Test);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task A_send_that_never_ends_is_given_up_after_thirty_seconds_and_tried_again()
    {
        _client.Setup(client => client.SendRequest(It.IsAny<IRequest<Message>>(), It.IsAny<CancellationToken>()))
            .Returns(async (IRequest<Message> request, CancellationToken token) =>
            {
                _sent.Add((SendMessageRequest)request);
                if (_sent.Count == 1) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return new Message();
            });
        var sending = Send(Test);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(sending.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        for (var turns = 0; turns < 100_000 && !sending.IsCompleted; turns++)
        {
            await Task.Yield();
            if (turns % 100 == 99) _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await sending;
        Assert.Equal(2, _sent.Count);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(7200)]
    public async Task A_wait_that_is_longer_than_an_answer_is_of_use_ends_with_one_last_try(int seconds)
    {
        Answers(new ApiRequestException("Too Many Requests", 429, new ResponseParameters { RetryAfter = seconds }), null);
        var sending = Send(Test);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Single(_sent);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await sending;
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_and_leaves_the_reply_undone()
    {
        Answers(new RequestException("Bad Gateway"));
        using var stopping = new CancellationTokenSource();
        var sending = Send(stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Text_is_escaped_and_nothing_else_is()
    {
        Answers([null]);
        await Send(Test);
        Assert.Equal("Hello &amp; &lt;welcome&gt;", Assert.Single(_sent).Text);
    }

    private Task<int?> Send(CancellationToken noMoreWaiting) =>
        _sender.SendAsync(Hello, new Destination(1, null, 7), noMoreWaiting, CancellationToken.None);

    /// <summary>What each call in turn meets; null is success. Every method of the client ends in this one.</summary>
    private void Answers(params Exception?[] failures) => _client
        .Setup(client => client.SendRequest(It.IsAny<IRequest<Message>>(), It.IsAny<CancellationToken>()))
        .Returns((IRequest<Message> request, CancellationToken _) =>
        {
            _sent.Add((SendMessageRequest)request);
            return failures[_sent.Count - 1] is { } failure ? Task.FromException<Message>(failure) : Task.FromResult(new Message());
        });
}
