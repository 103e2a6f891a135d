using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Errors;
using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

public sealed class UpdateStoreTests : IDisposable
{
    /// <summary>SQLite's number for <c>synchronous = full</c>.</summary>
    private const int Full = 2;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly TempFolder _data = new();
    private readonly FakeTimeProvider _clock = Some.Clock();
    private UpdateStore _store;

    public UpdateStoreTests()
    {
        _store = NewStore();
    }

    public void Dispose()
    {
        _store.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task An_update_is_new_once()
    {
        Assert.Equal([7], await _store.AddAsync([Update(7)]));
        Assert.Equal([8], await _store.AddAsync([Update(7), Update(8)]));
        await DoAsync(7);
        Assert.Empty(await _store.AddAsync([Update(7)]));
    }

    [Fact]
    public async Task What_is_not_done_is_found_after_a_restart_in_the_order_in_which_it_came()
    {
        await _store.AddAsync([Update(900), Update(3), Update(5)]);
        await DoAsync(3);
        await _store.ClaimAsync(5, Lease);
        Restart();
        Assert.Equal([Update(900), Update(5)], await _store.FindOpenAsync());
        Assert.Empty(await _store.AddAsync([Update(3)]));
    }

    [Fact]
    public async Task An_update_has_one_claim_at_a_time()
    {
        await _store.AddAsync([Update(7)]);
        Assert.NotNull(await _store.ClaimAsync(7, Lease));
        Assert.Null(await _store.ClaimAsync(7, Lease));
        Assert.Empty(await _store.FindOpenAsync());
    }

    [Fact]
    public async Task Of_a_claim_that_ran_out_nothing_counts_once_there_is_another()
    {
        await _store.AddAsync([Update(7)]);
        var slow = (await _store.ClaimAsync(7, Lease))!.Value;
        _clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var second = (await _store.ClaimAsync(7, Lease))!.Value;
        Assert.True(second.Epoch > slow.Epoch);
        Assert.False(await _store.DoneAsync(slow));
        Assert.True(await _store.DoneAsync(second));
        Assert.False(await _store.DoneAsync(second));
    }

    [Fact]
    public async Task A_claim_that_is_renewed_holds_on()
    {
        await _store.AddAsync([Update(7)]);
        var claim = (await _store.ClaimAsync(7, Lease))!.Value;
        _clock.Advance(Lease / 2);
        await _store.RenewAsync([claim], Lease);
        _clock.Advance(Lease * 0.75);
        Assert.Null(await _store.ClaimAsync(7, Lease));
    }

    [Fact]
    public async Task An_expired_claim_cannot_renew_the_next_one()
    {
        await _store.AddAsync([Update(7)]);
        var slow = (await _store.ClaimAsync(7, Lease))!.Value;
        _clock.Advance(Lease + TimeSpan.FromSeconds(1));
        Assert.NotNull(await _store.ClaimAsync(7, Lease));
        await _store.RenewAsync([slow], 10 * Lease);
        await _store.ReleaseAsync(slow);
        Assert.Null(await _store.ClaimAsync(7, Lease));
        _clock.Advance(Lease + TimeSpan.FromSeconds(1));
        Assert.NotNull(await _store.ClaimAsync(7, Lease));
    }

    [Fact]
    public async Task An_update_that_is_open_is_not_forgotten_however_many_come_after_it()
    {
        await _store.AddAsync([Update(1)]);
        await _store.AddAsync([.. Enumerable.Range(10, UpdateStore.MinRemembered).Select(Update)]);
        _clock.Advance(TimeSpan.FromHours(49));
        await _store.AddAsync([Update(100_000)]);
        Assert.NotNull(await _store.ClaimAsync(1, Lease));
    }

    [Fact]
    public async Task New_updates_are_flushed_to_disk_before_they_count_as_stored()
    {
        Microsoft.Data.Sqlite.SqliteConnection? connection = null;
        _store.Dispose();
        _store = new UpdateStore(_data.Path, _clock, NullLogger<UpdateStore>.Instance)
        {
            Opened = opened => connection = opened,
        };
        await _store.FindOpenAsync();
        connection!.Execute(
            "create temp table seen (synchronous); create temp trigger look after insert on main.updates "
                + "begin insert into seen select synchronous from pragma_synchronous; end"
        );
        await _store.AddAsync([Update(7)]);
        Assert.Equal([Full], connection!.Query("select synchronous from seen", row => row.GetInt32(0)));
    }

    [Fact]
    public async Task A_claim_that_is_given_back_was_no_try_and_one_that_a_crash_ended_was()
    {
        await _store.AddAsync([Update(7)]);
        await _store.ReleaseAsync((await _store.ClaimAsync(7, Lease))!.Value);
        Assert.Equal(1, (await _store.ClaimAsync(7, Lease))!.Value.Tries);
        Restart();
        Assert.Equal(2, (await _store.ClaimAsync(7, Lease))!.Value.Tries);
    }

    [Fact]
    public async Task Ids_are_remembered_for_two_days_and_ten_thousand_at_least()
    {
        await AddDoneAsync(1, 3);
        _clock.Advance(TimeSpan.FromHours(47));
        await AddDoneAsync(10, UpdateStore.MinRemembered + 10);
        Assert.Empty(await _store.AddAsync([Update(1)]));
        _clock.Advance(TimeSpan.FromHours(2));
        Restart();
        Assert.Equal([1], await _store.AddAsync([Update(1)]));
        Assert.Empty(await _store.AddAsync([Update(UpdateStore.MinRemembered)]));
    }

    [Fact]
    public async Task What_is_a_day_old_is_not_answered_any_more()
    {
        await _store.AddAsync([Update(7)]);
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.Empty(await _store.FindOpenAsync());
    }

    [Fact]
    public async Task Nobodys_words_are_left_in_the_file_once_they_are_done()
    {
        await _store.AddAsync([new StoredUpdate(7, Chat: 0, """{"text":"my deepest secret"}""")]);
        await DoAsync(7);
        _store.Dispose();
        Assert.DoesNotContain(
            "deepest secret",
            await File.ReadAllTextAsync(_store.Path, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal([_store.Path], Directory.GetFiles(_data.Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_store.Path));
        _store = NewStore();
    }

    [Theory]
    [InlineData("not a database at all, but something that somebody put here")]
    [InlineData("")]
    public async Task A_file_that_is_no_store_is_put_aside_and_never_written_over(string content)
    {
        _store.Dispose();
        await File.WriteAllTextAsync(_store.Path, content, TestContext.Current.CancellationToken);
        _store = NewStore();
        Assert.Equal([7], await _store.AddAsync([Update(7)]));
        if (content.Length > 0)
            Assert.Equal(
                content,
                await File.ReadAllTextAsync(
                    Assert.Single(Directory.GetFiles(_data.Path, "*.damaged-*")),
                    TestContext.Current.CancellationToken
                )
            );
    }

    [Fact]
    public async Task Of_a_damaged_store_what_can_be_read_is_taken_over()
    {
        await _store.AddAsync([
            .. Enumerable
                .Range(1, 500)
                .Select(id => new StoredUpdate(
                    id,
                    Chat: 0,
                    $$"""{"update_id":{{id}},"text":"{{new string('x', 500)}}"}"""
                )),
        ]);
        _store.Dispose();
        var bytes = await File.ReadAllBytesAsync(_store.Path, TestContext.Current.CancellationToken);
        bytes.AsSpan(bytes.Length / 2, 4096).Clear();
        await File.WriteAllBytesAsync(_store.Path, bytes, TestContext.Current.CancellationToken);

        _store = NewStore();
        var saved = await _store.FindOpenAsync();
        Assert.InRange(saved.Count, 100, 499);
        Assert.All(saved, update =>
            Assert.Contains($"\"update_id\":{update.Id},", update.Json, StringComparison.Ordinal)
        );
        Assert.Equal(
            bytes,
            await File.ReadAllBytesAsync(
                Directory
                    .GetFiles(_data.Path, "*.damaged-*")
                    .Single(file => !file.EndsWith("-wal", StringComparison.Ordinal)),
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task Of_a_damaged_store_that_has_an_update_twice_the_rest_is_taken_over_too()
    {
        _store.Dispose();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_store.Path};Pooling=False"))
        {
            connection.Open();
            connection.Execute(
                "create table updates (n integer, id integer, received integer, json text, epoch integer, "
                    + "tries integer, until integer); pragma user_version = 1"
            );
            for (var n = 1; n <= 500; n++)
                connection.Execute(
                    "insert into updates values ($1, $2, $3, $4, 0, 0, null)",
                    n,
                    Math.Max(2, n),
                    _clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    new string('x', 500)
                );
        }

        var bytes = await File.ReadAllBytesAsync(_store.Path, TestContext.Current.CancellationToken);
        bytes.AsSpan(bytes.Length / 2, 4096).Clear();
        await File.WriteAllBytesAsync(_store.Path, bytes, TestContext.Current.CancellationToken);
        _store = NewStore();
        Assert.InRange((await _store.FindOpenAsync()).Count, 100, 499);
    }

    [Fact]
    public async Task A_read_only_folder_is_an_error_that_names_it()
    {
        await _store.AddAsync([Update(7)]);
        using var store = new UpdateStore(
            Path.Combine(_store.Path, "below a file"),
            _clock,
            NullLogger<UpdateStore>.Instance
        );
        var failure = await Assert.ThrowsAsync<StoreException>(() => store.AddAsync([Update(7)]));
        Assert.Contains("inbox.db", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_program_is_refused_with_a_hint_to_use_another_folder()
    {
        await _store.AddAsync([Update(7)]);
        using var second = new UpdateStore(_data.Path, _clock, NullLogger<UpdateStore>.Instance, patience: 1);
        var error = await Assert.ThrowsAsync<UserError>(second.FindOpenAsync);
        Assert.Contains("Data:Folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sequence_of_operations_behaves_like_a_plain_list() =>
        await Gen.Select(Gen.Int[0, 4], Gen.Int[1, 6])
            .Array[1, 40]
            .SampleAsync(
                async steps =>
                {
                    using var data = new TempFolder();
                    var store = new UpdateStore(data.Path, _clock, NullLogger<UpdateStore>.Instance);
                    var (known, open, claims) = (new HashSet<int>(), new List<int>(), new Dictionary<int, Claim>());
                    foreach (var (step, id) in steps)
                    {
                        switch (step)
                        {
                            case 0:
                                var isNew = known.Add(id);
                                if (isNew)
                                    open.Add(id);
                                Assert.Equal(isNew, (await store.AddAsync([Update(id)])).Contains(id));
                                break;
                            case 1:
                                var claim = await store.ClaimAsync(id, Lease);
                                Assert.Equal(open.Contains(id) && !claims.ContainsKey(id), claim is not null);
                                if (claim is { } got)
                                    claims[id] = got;
                                break;
                            case 2 when claims.Remove(id, out var done):
                                Assert.True(await store.DoneAsync(done));
                                open.Remove(id);
                                break;
                            case 3 when claims.Remove(id, out var given):
                                await store.ReleaseAsync(given);
                                break;
                            case 4:
                                store.Dispose();
                                store = new UpdateStore(data.Path, _clock, NullLogger<UpdateStore>.Instance);
                                claims.Clear();
                                break;
                        }

                        Assert.Equal(
                            open.Except(claims.Keys),
                            (await store.FindOpenAsync()).Select(update => update.Id)
                        );
                    }

                    store.Dispose();
                },
                iter: 60
            );

    private static StoredUpdate Update(int id) => new(id, Chat: 0, $"{{\"update_id\":{id}}}");

    private async Task DoAsync(int id) =>
        Assert.True(await _store.DoneAsync((await _store.ClaimAsync(id, Lease))!.Value));

    private async Task AddDoneAsync(int from, int to)
    {
        await _store.AddAsync([.. Enumerable.Range(from, to - from + 1).Select(Update)]);
        for (var id = from; id <= to; id++)
            await DoAsync(id);
    }

    private UpdateStore NewStore() => new(_data.Path, _clock, NullLogger<UpdateStore>.Instance);

    private void Restart()
    {
        _store.Dispose();
        _store = NewStore();
    }
}
