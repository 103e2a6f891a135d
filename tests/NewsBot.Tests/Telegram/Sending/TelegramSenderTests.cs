using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsBot.Instances;
using NewsBot.Monitoring;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Sending;
using NewsBot.TestServer;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram.Sending;

/// <summary>The sending policy on a clock of the test's own.</summary>
public sealed class TelegramSenderTests : IDisposable
{
    private static readonly Reply Hello = new(new RichTextBuilder().Plain("Hello & <welcome>").Build());

    private readonly FakeTimeProvider _clock = Some.Clock();
    private readonly Mock<ITelegramBotClient> _client = new(MockBehavior.Strict);
    private readonly List<SendMessageRequest> _sent = [];
    private readonly BotMetrics _metrics = new();
    private readonly ChatStates _chats = new(Database.Temporary());
    private readonly TelegramSender _sender;

    public TelegramSenderTests()
    {
        _sender = new TelegramSender(
            _client.Object,
            TimeSpan.FromHours(1),
            _chats,
            new SingleInstance(),
            _metrics,
            _clock,
            NullLogger<TelegramSender>.Instance
        );
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _sender.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task A_wait_that_telegram_asks_for_lasts_exactly_that_long()
    {
        Answers(
            new ApiRequestException(
                "Too Many Requests: retry after 61",
                429,
                new ResponseParameters { RetryAfter = 61 }
            ),
            null
        );
        var sending = Send(Test);
        _clock.Advance(TimeSpan.FromSeconds(60.9));
        Assert.Single(_sent);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await sending;
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task A_wait_that_telegram_asks_for_holds_for_all_that_goes_to_the_chat_and_for_no_other()
    {
        Answers(
            new ApiRequestException(
                "Too Many Requests: retry after 30",
                429,
                new ResponseParameters { RetryAfter = 30 }
            ),
            null,
            null,
            null
        );
        var (first, notice) = (Send(Test), Send(Test));
        await _sender.SendAsync(Hello, new Destination(2, null, null), Test, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Equal(2, _sent.Count);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await Patience.For("both", Task.WhenAll(first, notice), Test);
        Assert.Equal(4, _sent.Count);
    }

    [Fact]
    public async Task A_wait_does_not_depend_on_the_wall_clock()
    {
        Answers(
            new ApiRequestException(
                "Too Many Requests: retry after 30",
                429,
                new ResponseParameters { RetryAfter = 30 }
            ),
            null
        );
        var wall = new WallClock(_clock);
        using var sender = new TelegramSender(
            _client.Object,
            TimeSpan.FromHours(1),
            _chats,
            new SingleInstance(),
            _metrics,
            wall,
            NullLogger<TelegramSender>.Instance
        );
        var sending = sender.SendAsync(Hello, new Destination(1, null, 7), Test, CancellationToken.None);
        wall.Ahead = TimeSpan.FromHours(1);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Single(_sent);
        wall.Ahead = TimeSpan.FromHours(-1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Patience.For("the second try", sending, Test);
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_delivered_and_not_tried_again()
    {
        Answers(new ApiRequestException("Bad Request: chat not found", 400));
        var failure = await Assert.ThrowsAsync<NotDeliveredException>(() => Send(Test));
        Assert.Equal("400: Bad Request: chat not found", failure.Message);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task A_second_migration_of_a_group_is_not_followed()
    {
        Answers(
            new ApiRequestException(
                "Bad Request: group chat was upgraded",
                400,
                new ResponseParameters { MigrateToChatId = -1002 }
            ),
            new ApiRequestException(
                "Bad Request: group chat was upgraded",
                400,
                new ResponseParameters { MigrateToChatId = -1001 }
            ),
            null
        );
        await Assert.ThrowsAsync<NotDeliveredException>(() => Send(Test));
        Assert.Equal([1L, -1002], _sent.Select(request => request.ChatId.Identifier!.Value));
    }

    [Theory]
    [InlineData("message thread not found")]
    [InlineData("MESSAGE THREAD NOT FOUND")]
    [InlineData("can't parse entities")]
    [InlineData("CAN'T PARSE ENTITIES")]
    [InlineData("BUTTON_TYPE_INVALID")]
    [InlineData("button_type_invalid")]
    public async Task What_is_refused_for_its_form_is_sent_in_another(string reason)
    {
        Answers(new ApiRequestException("Bad Request: " + reason, 400), null);
        await _sender.SendAsync(
            Hello with
            {
                Rows =
                [
                    [new CallbackButton("Go on", "1")],
                ],
            },
            new Destination(1, Topic: 5, null),
            Test,
            CancellationToken.None
        );
        Assert.Equal(2, _sent.Count);
    }

    [Theory]
    [InlineData("message to edit not found", true)]
    [InlineData("MESSAGE TO EDIT NOT FOUND", true)]
    [InlineData("message can't be edited", true)]
    [InlineData("MESSAGE CAN'T BE EDITED", true)]
    [InlineData("message is not modified", false)]
    [InlineData("MESSAGE IS NOT MODIFIED", false)]
    public async Task A_message_that_cannot_be_edited_is_sent_again_unless_it_is_unchanged(string reason, bool isSent)
    {
        Answers([null]);
        _client
            .Setup(client => client.SendRequest(It.IsAny<EditMessageTextRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ApiRequestException("Bad Request: " + reason, 400));
        await _sender.SendAsync(
            Hello,
            new Destination(1, null, null) { Edits = new EditedMessage(7, null) },
            Test,
            CancellationToken.None
        );
        Assert.Equal(isSent ? 1 : 0, _sent.Count);
    }

    [Fact]
    public async Task A_chat_that_accepts_no_messages_is_logged_and_is_no_failure()
    {
        Answers(new ApiRequestException("Forbidden: bot was blocked by the user", 403));
        Assert.Null(await Send(Test));
        Assert.True(_chats.IsBlocked(1));
    }

    [Fact]
    public async Task Sends_that_hang_make_room_for_others()
    {
        var hanging = new TaskCompletionSource<Message>();
        _client
            .Setup(client => client.SendRequest(It.IsAny<IRequest<Message>>(), It.IsAny<CancellationToken>()))
            .Returns(
                (IRequest<Message> request, CancellationToken _) =>
                {
                    _sent.Add((SendMessageRequest)request);
                    return _sent.Count <= 4 ? hanging.Task : Task.FromResult(new Message());
                }
            );
        var sends = Enumerable
            .Range(1, 5)
            .Select(chat => _sender.SendAsync(Hello, new Destination(chat, null, null), Test, CancellationToken.None))
            .ToList();
        Assert.Equal(4, _sent.Count);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        await sends[4];
        hanging.SetResult(new Message());
        await Task.WhenAll(sends);
    }

    [Fact]
    public async Task An_outage_is_waited_out_with_growing_pauses_but_not_for_ever()
    {
        Answers(Enumerable.Repeat<Exception?>(new RequestException("Bad Gateway"), 2000).ToArray());
        var sending = Send(Test);
        for (var second = 0; second < 3700 && !sending.IsCompleted; second++)
            _clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<NotDeliveredException>(() => sending);
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
        _client
            .Setup(client => client.SendRequest(It.IsAny<IRequest<Message>>(), It.IsAny<CancellationToken>()))
            .Returns(
                async (IRequest<Message> request, CancellationToken token) =>
                {
                    _sent.Add((SendMessageRequest)request);
                    if (_sent.Count == 1)
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                    return new Message();
                }
            );
        var sending = Send(Test);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(sending.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        for (var turns = 0; turns < 100_000 && !sending.IsCompleted; turns++)
        {
            await Task.Yield();
            if (turns % 100 == 99)
                _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await sending;
        Assert.Equal(2, _sent.Count);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(7200)]
    public async Task A_wait_that_is_longer_than_an_answer_is_of_use_ends_with_one_last_try(int seconds)
    {
        Answers(
            new ApiRequestException("Too Many Requests", 429, new ResponseParameters { RetryAfter = seconds }),
            null
        );
        var sending = Send(Test);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Single(_sent);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await sending;
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task What_is_left_of_the_time_that_an_answer_is_of_use_is_waited_and_no_more()
    {
        Answers(
            new ApiRequestException("Too Many Requests", 429, new ResponseParameters { RetryAfter = 1800 }),
            new ApiRequestException("Too Many Requests", 429, new ResponseParameters { RetryAfter = 3600 }),
            null
        );
        var sending = Send(Test);
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(2, _sent.Count);
        _clock.Advance(TimeSpan.FromMinutes(30));
        await sending;
        Assert.Equal(3, _sent.Count);
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

    /// <summary>A clock whose hands somebody moves.</summary>
    private sealed class WallClock(TimeProvider clock) : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Ahead;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            clock.CreateTimer(callback, state, dueTime, period);
    }

    private Task<int?> Send(CancellationToken noMoreWaiting) =>
        _sender.SendAsync(Hello, new Destination(1, null, 7), noMoreWaiting, CancellationToken.None);

    /// <summary>What each call in turn meets; null is success. Every method of the client ends in this one.</summary>
    private void Answers(params Exception?[] failures) =>
        _client
            .Setup(client => client.SendRequest(It.IsAny<IRequest<Message>>(), It.IsAny<CancellationToken>()))
            .Returns(
                (IRequest<Message> request, CancellationToken _) =>
                {
                    _sent.Add((SendMessageRequest)request);
                    return failures[_sent.Count - 1] is { } failure
                        ? Task.FromException<Message>(failure)
                        : Task.FromResult(new Message());
                }
            );

    [Fact]
    public async Task A_file_goes_to_the_topic_that_it_was_asked_for_in()
    {
        var sent = new List<SendDocumentRequest>();
        _client
            .Setup(client => client.SendRequest(It.IsAny<IRequest<Message>>(), It.IsAny<CancellationToken>()))
            .Returns(
                (IRequest<Message> request, CancellationToken _) =>
                {
                    sent.Add((SendDocumentRequest)request);
                    return Task.FromResult(new Message());
                }
            );
        await _sender.SendAsync(
            Hello with
            {
                Attachment = new Attachment("questions.csv", new byte[] { 1 }),
            },
            new Destination(1, Topic: 5, null),
            Test,
            CancellationToken.None
        );
        Assert.Equal(5, Assert.Single(sent).MessageThreadId);
    }

    [Fact]
    public async Task A_refused_ephemeral_message_is_sent_to_all_unless_the_bot_was_removed()
    {
        var aside = new Destination(1, null, 7) { VisibleOnlyTo = new EphemeralRecipient(7, null, null) };
        Answers(
            new ApiRequestException("Bad Request: EPHEMERAL_MESSAGE_NOT_ALLOWED", 400),
            null,
            new ApiRequestException("Forbidden: bot was kicked from the group chat", 403)
        );
        await _sender.SendAsync(Hello, aside, Test, CancellationToken.None);
        Assert.Equal([true, false], _sent.Select(request => request.EphemeralMessageParameters is not null));
        await _sender.SendAsync(Hello, aside, Test, CancellationToken.None);
        Assert.Equal(3, _sent.Count);
    }
}
