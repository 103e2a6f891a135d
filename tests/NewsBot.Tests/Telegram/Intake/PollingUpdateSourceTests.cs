using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Libraries;
using NewsBot.Storage;
using NewsBot.Telegram;
using NewsBot.Telegram.Api;
using NewsBot.TestServer;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace NewsBot.Tests.Telegram.Intake;

/// <summary>The polling loop on a clock of the test's own.</summary>
public sealed class PollingUpdateSourceTests : IDisposable
{
    private readonly FakeTimeProvider _clock = Some.Clock();
    private readonly TempFolder _data = new();
    private readonly Mock<ITelegramBotClient> _client = new(MockBehavior.Strict);
    private readonly List<Func<CancellationToken, Task<System.Text.Json.JsonElement[]>>> _polls = [];
    private readonly ServiceProvider _services;
    private readonly List<int?> _offsets = [];
    private readonly UpdateStore _store;
    private readonly HeldStore _held;
    private readonly TelegramService _service;
    private int _polled;

    public PollingUpdateSourceTests()
    {
        _client
            .Setup(client => client.SendRequest(It.IsAny<GetMeRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new User
                {
                    Id = 42,
                    FirstName = "News",
                    Username = "news_test_bot",
                }
            );
        _client
            .Setup(client =>
                client.SendRequest(It.IsAny<IRequest<System.Text.Json.JsonElement[]>>(), It.IsAny<CancellationToken>())
            )
            .Returns(
                (IRequest<System.Text.Json.JsonElement[]> poll, CancellationToken token) =>
                {
                    _offsets.Add(((GetRawUpdates)poll).Offset);
                    return _polls[Math.Min(_polled++, _polls.Count - 1)](token);
                }
            );
        _store = new UpdateStore(_data.Path, _clock, NullLogger<UpdateStore>.Instance);
        _held = new HeldStore(_store);
        _services = Some.ServiceCollection(new CurrentLibrary(Some.Library(Some.Sochi)), time: _clock)
            .AddTelegram(Some.Settings(("Data:Folder", _data.Path)))
            .AddSingleton(_client.Object)
            .AddSingleton<IUpdateStore>(_held)
            .AddSingleton<FatalFailure>()
            .AddSingleton(new Redactor(null))
            .AddSingleton(Mock.Of<IHostApplicationLifetime>())
            .BuildServiceProvider();
        _service = _services.GetServices<IHostedService>().OfType<TelegramService>().Single();
    }

    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_poll_that_never_ends_is_given_up_after_thirty_five_seconds()
    {
        _polls.Add(Never);
        await StartAsync();
        await PolledAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(34));
        Assert.Equal(1, _polled);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await PolledAsync(2, step: TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task An_absurd_wait_is_bounded()
    {
        _polls.Add(_ =>
            throw new ApiRequestException(
                "Too Many Requests",
                429,
                new ResponseParameters { RetryAfter = int.MaxValue }
            )
        );
        _polls.Add(Never);
        await StartAsync();
        await PolledAsync(1);
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(1, _polled);
        await PolledAsync(2, step: TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Updates_are_confirmed_when_they_are_stored_and_not_before()
    {
        _polls.Add(_ =>
            Task.FromResult(
                new[]
                {
                    System.Text.Json.JsonElement.Parse(
                        """{"update_id":7,"message":{"message_id":1,"date":1,"text":"/help","from":{"id":1"""
                            + ""","is_bot":false,"first_name":"A"},"chat":{"id":1,"type":"private"}}}"""
                    ),
                }
            )
        );
        _polls.Add(Never);
        _client
            .Setup(client => client.SendRequest(It.IsAny<SendMessageRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Message { Id = 2 });
        var keeping = _held.Hold();
        await StartAsync();
        await Patience.For("the updates to be kept", keeping, TestContext.Current.CancellationToken);
        for (var turns = 0; turns < 100; turns++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal([null], _offsets);
        _held.Release();
        await PolledAsync(2);
        Assert.Equal([null, 8], _offsets);
        await Patience.For("the update to be done", _held.Done, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_a_poll_that_failed_should_have_confirmed_is_confirmed_at_the_stop()
    {
        _polls.Add(_ => Task.FromResult(new[] { System.Text.Json.JsonElement.Parse("""{"update_id":7}""") }));
        _polls.Add(_ => throw new RequestException("Bad Gateway"));
        _polls.Add(_ => Task.FromResult(Array.Empty<System.Text.Json.JsonElement>()));
        await StartAsync();
        await PolledAsync(2);
        await _service.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([null, 8, 8], _offsets);
    }

    private static async Task<System.Text.Json.JsonElement[]> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return [];
    }

    private Task StartAsync() => _service.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>
    /// Lets the loop run until it has polled so often, the clock going on by a step whenever it waits.
    /// </summary>
    private async Task PolledAsync(int times, TimeSpan step = default)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var turns = 0; Volatile.Read(ref _polled) < times; turns++)
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(started) < Patience.Limit,
                $"There was no poll number {times}."
            );
            await Task.Yield();
            if (turns % 100 == 99)
                _clock.Advance(step);
        }
    }

    /// <summary>A store that can be made to take its time.</summary>
    private sealed class HeldStore(IUpdateStore store) : IUpdateStore
    {
        private readonly TaskCompletionSource _adding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? _held;

        /// <summary>Ends when an update was done.</summary>
        public Task Done => _done.Task;

        /// <summary>From now on nothing is kept until it is released.</summary>
        /// <returns>Ends when something is to be kept.</returns>
        public Task Hold()
        {
            _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _adding.Task;
        }

        public void Release() => _held!.SetResult();

        public async Task<IReadOnlySet<int>> AddAsync(IReadOnlyList<StoredUpdate> updates)
        {
            _adding.TrySetResult();
            if (_held is { } held)
                await held.Task;
            return await store.AddAsync(updates);
        }

        public Task<IReadOnlyList<StoredUpdate>> FindOpenAsync() => store.FindOpenAsync();

        public Task<Claim?> ClaimAsync(int id, TimeSpan lease) => store.ClaimAsync(id, lease);

        public Task RenewAsync(IReadOnlyCollection<Claim> claims, TimeSpan lease) => store.RenewAsync(claims, lease);

        public Task ReleaseAsync(Claim claim) => store.ReleaseAsync(claim);

        public async Task<bool> DoneAsync(Claim claim)
        {
            var isDone = await store.DoneAsync(claim);
            _done.TrySetResult();
            return isDone;
        }
    }
}
