using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Storage;
using NewsBot.Telegram.Intake;
using NewsBot.TestServer;

namespace NewsBot.Tests.Telegram.Intake;

/// <summary>The inbox over a store that works, fails, and works again.</summary>
public sealed class InboxTests
{
    private readonly FakeTimeProvider _clock = Some.Clock();
    private readonly FakeStore _store = new();
    private readonly Inbox _inbox;

    public InboxTests()
    {
        _inbox = new Inbox(_store, _clock, NullLogger<Inbox>.Instance);
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_store_fails_updates_are_new_once_and_begun_and_done_in_memory()
    {
        _store.Fails = true;
        Assert.Equal((1, false), await Add(7));
        Assert.Equal((0, false), await Add(7));
        Assert.Equal(1, (await _inbox.BeginAsync(7))?.Tries);
        await _inbox.DoneAsync(7);
        Assert.Equal((0, false), await Add(7));
        Assert.Equal("the disk is full", _inbox.Failure);
    }

    [Fact]
    public async Task What_came_while_the_store_failed_is_not_handled_again_when_it_works_again()
    {
        _store.Fails = true;
        await Add(7);
        await Add(8);
        await _inbox.DoneAsync(7);
        _store.Fails = false;
        Assert.Equal((0, true), await Add(7));
        Assert.Equal((0, true), await Add(8));
        Assert.Null(_inbox.Failure);
        Assert.Equal([8], _store.Open);
        await _inbox.DoneAsync(8);
        Assert.Empty(_store.Open);
    }

    [Fact]
    public async Task An_update_that_another_instance_claimed_is_not_handled()
    {
        await Add(7);
        _store.Open.Clear();
        Assert.Null(await _inbox.BeginAsync(7));
        Assert.Equal(0, _inbox.OpenCount);
    }

    [Fact]
    public async Task A_claim_is_renewed_while_its_update_is_open()
    {
        await _inbox.RestoreAsync(Test);
        await Add(7);
        await _inbox.BeginAsync(7);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await Patience.For("the claim to be renewed", _store.Renewed, Test);
    }

    [Fact]
    public async Task The_number_and_age_of_open_updates_are_reported()
    {
        await Add(7);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await Add(8);
        Assert.Equal((2, TimeSpan.FromSeconds(5)), (_inbox.OpenCount, _inbox.OldestAge));
        await _inbox.DoneAsync(7);
        await _inbox.DoneAsync(8);
        Assert.Equal((0, TimeSpan.Zero), (_inbox.OpenCount, _inbox.OldestAge));
    }

    [Fact]
    public async Task Without_the_store_the_last_ten_thousand_ids_are_known()
    {
        _store.Fails = true;
        for (var id = 1; id <= Inbox.MaxRemembered + 1; id++)
        {
            await Add(id);
            await _inbox.DoneAsync(id);
        }

        Assert.Equal((0, false), await Add(2));
        Assert.Equal((1, false), await Add(1));
    }

    [Fact]
    public async Task There_is_room_again_when_some_are_done()
    {
        await _inbox.AddAsync([.. Enumerable.Range(1, 20_000).Select(id => new StoredUpdate(id, Chat: 0, "{}"))]);
        var room = _inbox.WhenRoom(Test);
        Assert.False(room.IsCompleted);
        await _inbox.DoneAsync(1);
        await Patience.For("room in the inbox", room, Test);
    }

    private async Task<(int New, bool AreKept)> Add(int id)
    {
        var kept = await _inbox.AddAsync([new StoredUpdate(id, Chat: 0, "{}")]);
        return (kept.New.Count, kept.AreStored);
    }

    /// <summary>A store in memory, that fails on demand.</summary>
    private sealed class FakeStore : IUpdateStore
    {
        private readonly HashSet<int> _known = [];
        private readonly TaskCompletionSource _renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Fails { get; set; }

        public HashSet<int> Open { get; } = [];

        public Task Renewed => _renewed.Task;

        public Task<IReadOnlySet<int>> AddAsync(IReadOnlyList<StoredUpdate> updates) =>
            Do<IReadOnlySet<int>>(() =>
            {
                var fresh = updates.Select(update => update.Id).Where(_known.Add).ToHashSet();
                Open.UnionWith(fresh);
                return fresh;
            });

        public Task<IReadOnlyList<StoredUpdate>> FindOpenAsync() =>
            Do<IReadOnlyList<StoredUpdate>>(() => [.. Open.Select(id => new StoredUpdate(id, Chat: 0, "{}"))]);

        public Task<Claim?> ClaimAsync(int id, TimeSpan lease) =>
            Do<Claim?>(() => Open.Contains(id) ? new Claim(id, 1, 1) : null);

        public Task RenewAsync(IReadOnlyCollection<Claim> claims, TimeSpan lease) => Do(() => _renewed.TrySetResult());

        public Task ReleaseAsync(Claim claim) => Do(() => true);

        public Task<bool> DoneAsync(Claim claim) => Do(() => Open.Remove(claim.Id));

        private Task<T> Do<T>(Func<T> act) =>
            Fails ? throw new StoreException("the disk is full", new IOException()) : Task.FromResult(act());
    }
}
