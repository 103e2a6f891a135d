using NewsBot.Telegram.Intake;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram.Intake;

public sealed class ChatQueuesTests
{
    private readonly ChatQueues _queues = new();
    private readonly List<int> _done = [];

    [Fact]
    public async Task Work_is_done_in_order_within_a_chat_and_a_chat_is_forgotten_when_it_is_done()
    {
        for (var i = 0; i < 50; i++)
            Add(i % 2, i);
        await DoneAsync();
        Assert.Equal(Enumerable.Range(0, 25).Select(i => 2 * i), _done.Where(i => i % 2 == 0));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => (2 * i) + 1), _done.Where(i => i % 2 == 1));
        Assert.Equal(0, _queues.Count);
    }

    [Fact]
    public async Task Failing_work_does_not_stop_the_work_after_it()
    {
        _queues.TryAdd(
            1,
            () => throw new InvalidOperationException("a fault of ours"),
            () => Task.CompletedTask,
            out _
        );
        Add(1, 7);
        await Patience.For(
            "the work",
            _queues
                .WhenDone()
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default),
            TestContext.Current.CancellationToken
        );
        Assert.Equal([7], _done);
    }

    [Fact]
    public async Task Work_above_the_limit_is_dropped_with_one_notice_in_its_turn()
    {
        var gate = new TaskCompletionSource();
        var told = new List<int>();
        _queues.TryAdd(1, () => gate.Task, () => Task.CompletedTask, out _);
        var taken = Enumerable.Range(1, 200).Count(i => _queues.TryAdd(1, () => Do(i), () => Told(told), out _));
        gate.SetResult();
        await DoneAsync();
        Assert.Equal((ChatQueues.MaxOfChat - 1, ChatQueues.MaxOfChat - 1, 1), (taken, _done.Count, told.Count));
        Assert.Equal(ChatQueues.MaxOfChat - 1, Assert.Single(told));
        Assert.True(_queues.TryAdd(1, () => Do(0), () => Told(told), out _));
    }

    [Fact]
    public async Task A_chat_that_exceeds_its_limit_again_is_notified_again()
    {
        var (first, middle, last) = (
            new TaskCompletionSource(),
            new TaskCompletionSource(),
            new TaskCompletionSource()
        );
        var told = new List<int>();
        Gate(first);
        for (var i = 0; i < 48; i++)
            Add(1, i);
        Gate(middle);
        Fill();
        first.SetResult();
        await Patience.Until("half of the work", () => Count(_done) == 48, TestContext.Current.CancellationToken);
        Gate(last);
        middle.SetResult();
        await Patience.Until("the chat to be told", () => Count(told) == 1, TestContext.Current.CancellationToken);
        Fill();
        last.SetResult();
        await DoneAsync();
        Assert.Equal(2, told.Count);

        void Gate(TaskCompletionSource gate) =>
            Assert.True(_queues.TryAdd(1, () => gate.Task, () => Task.CompletedTask, out _));

        void Fill()
        {
            while (_queues.TryAdd(1, () => Do(0), () => Told(told), out _))
                Assert.InRange(Count(_done), 0, 1000);
        }
    }

    private int Count(List<int> told)
    {
        lock (_done)
            return told.Count;
    }

    private void Add(long chat, int i) => _queues.TryAdd(chat, () => Do(i), () => Task.CompletedTask, out _);

    private Task Do(int i)
    {
        lock (_done)
            _done.Add(i);
        return Task.CompletedTask;
    }

    private Task Told(List<int> told)
    {
        lock (_done)
            told.Add(_done.Count);
        return Task.CompletedTask;
    }

    private Task DoneAsync() => Patience.For("the work", _queues.WhenDone(), TestContext.Current.CancellationToken);
}
