using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.Tests.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Tests.PostgreSql;

/// <summary>Instances that share an inbox, with a real server between them.</summary>
public sealed class PostgresInboxTests : IAsyncLifetime
{
    private readonly List<InboxInstance> _instances = [];
    private readonly string _schema = TestDatabase.CreateSchema();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        TestDatabase.Migrate(_schema);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
            await instance.DisposeAsync();
    }

    [Fact]
    public async Task The_updates_of_a_chat_go_to_one_instance_whichever_receives_them()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await a.AddAsync((1, 7));
        Assert.Equal(1, await a.NextAsync(Test));
        await b.AddAsync((2, 7), (3, 8));
        Assert.Equal(3, await b.NextAsync(Test));
        Assert.Equal(2, await a.NextAsync(Test));
        Assert.Equal(1, (await a.Inbox.BeginAsync(2))?.Tries);
        Assert.Null(await b.Inbox.BeginAsync(2));
    }

    [Fact]
    public async Task An_update_that_comes_to_several_instances_is_handled_once()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await Task.WhenAll(a.AddAsync((1, 7)), b.AddAsync((1, 7)), a.AddAsync((1, 7)));
        var one = await Task.WhenAny(a.HandedOut.ReadAsync(Test).AsTask(), b.HandedOut.ReadAsync(Test).AsTask());
        Assert.Equal(1, (await one).Id);
        await a.AddAsync((2, 9));
        await b.AddAsync((3, 10));
        Assert.False(a.HandedOut.TryPeek(out var more) && more.Id == 1, "It was handed out again.");
    }

    [Fact]
    public async Task Updates_of_a_chat_are_handed_out_in_the_order_in_which_they_were_kept()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await a.AddAsync((100, 7));
        for (var i = 1; i <= 50; i++)
            await (i % 2 == 0 ? a : b).AddAsync((1000 - i, 7));
        var handedOut = new List<int>();
        while (handedOut.Count < 51)
            handedOut.Add(await a.NextAsync(Test));
        Assert.Equal([100, .. Enumerable.Range(1, 50).Select(i => 1000 - i)], handedOut);
    }

    [Fact]
    public async Task What_an_instance_has_begun_another_begins_again_once_it_is_not_heard_of()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await a.AddAsync((1, 7), (2, 7));
        Assert.Equal(1, await a.NextAsync(Test));
        Assert.Equal(1, (await a.Inbox.BeginAsync(1))?.Tries);
        await a.KillAsync();
        Assert.Equal((1, 2), (await b.NextAsync(Test), await b.NextAsync(Test)));
        Assert.Equal(2, (await b.Inbox.BeginAsync(1))?.Tries);
        Assert.Equal(1, (await b.Inbox.BeginAsync(2))?.Tries);
    }

    [Fact]
    public async Task What_a_stopped_instance_leaves_is_taken_over()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await a.AddAsync((1, 7), (2, 7));
        Assert.Equal(1, await a.NextAsync(Test));
        await a.Inbox.BeginAsync(1);
        await a.Inbox.ReleaseAsync(1);
        await a.DisposeAsync();
        _instances.Remove(a);
        Assert.Equal((1, 2), (await b.NextAsync(Test), await b.NextAsync(Test)));
        Assert.Equal(1, (await b.Inbox.BeginAsync(1))?.Tries);
    }

    [Fact]
    public async Task What_is_done_is_not_handed_out_again()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await a.AddAsync((1, 7), (2, 7));
        Assert.Equal((1, 2), (await a.NextAsync(Test), await a.NextAsync(Test)));
        await a.Inbox.BeginAsync(1);
        await a.Inbox.DoneAsync(1);
        Assert.Equal(1, a.Inbox.OpenCount);
        await a.KillAsync();
        Assert.Equal(2, await b.NextAsync(Test));
        await b.AddAsync((1, 7), (3, 7));
        Assert.Equal(3, await b.NextAsync(Test));
    }

    [Fact]
    public async Task An_instance_that_was_buried_is_told_so_and_begins_anew()
    {
        var a = await StartAsync("a");
        await a.AddAsync((1, 7));
        await a.NextAsync(Test);
        var start = (await a.Inbox.BeginAsync(1))!.Value;
        var life = await a.Instance.WhenAliveAsync(Test);
        await ExecuteAsync("delete from instances");
        await Patience.Until("the life to end", () => start.Lost.IsCancellationRequested, Test);
        Assert.Null(await a.Inbox.BeginAsync(1));
        Assert.NotEqual(life.Id, (await a.Instance.WhenAliveAsync(Test)).Id);

        // The update that it could not finish comes again, in the new life.
        Assert.Equal(1, await a.NextAsync(Test));
        Assert.Equal(2, (await a.Inbox.BeginAsync(1))?.Tries);
    }

    [Fact]
    public async Task Nothing_that_another_instance_has_counts_as_done()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await a.AddAsync((1, 7));
        await a.NextAsync(Test);
        await a.Inbox.BeginAsync(1);
        await ExecuteAsync("update chat_leases set owner = (select id from instances where name = 'b')");
        await a.Inbox.DoneAsync(1);
        Assert.Contains(a.Log.Lines, line => line.Contains("may be answered twice", StringComparison.Ordinal));
        Assert.Equal(1, await b.NextAsync(Test));
    }

    [Fact]
    public async Task One_instance_leads_and_another_once_it_is_not_heard_of()
    {
        var a = await StartAsync("a");
        using var first = await Patience.For("a leader", a.Instance.LeadAsync(Test), Test);
        var b = await StartAsync("b");
        var next = b.Instance.LeadAsync(Test);
        await a.AddAsync((1, 7));
        Assert.False(next.IsCompleted);
        Assert.False(first.Lost.IsCancellationRequested);
        await a.KillAsync();
        using var second = await Patience.For("the next leader", next, Test);
        Assert.False((await a.Instance.WhenAliveAsync(Test)).MayAct, "Two would act.");
    }

    [Fact]
    public async Task A_stopped_leader_is_followed_at_the_next_renewal()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        using var first = await Patience.For("a leader", a.Instance.LeadAsync(Test), Test);
        await a.DisposeAsync();
        _instances.Remove(a);
        using var second = await Patience.For("the next leader", b.Instance.LeadAsync(Test), Test);
    }

    [Fact]
    public async Task An_instance_that_can_not_reach_the_server_stops_acting_before_it_can_be_buried()
    {
        var a = await StartAsync("a");
        await a.KillAsync();
        await Patience.Until("it to stop acting", () => !a.Instance.WhenAliveAsync(Test).Result.MayAct, Test);
        Assert.False(a.Instance.WhenMayActAsync(Test).IsCompleted);
        await Assert.ThrowsAsync<StoreException>(() => a.AddAsync((1, 7)));
    }

    [Fact]
    public async Task Connections_that_are_cut_lose_nothing()
    {
        var (a, b) = (await StartAsync("a"), await StartAsync("b"));
        await a.AddAsync((1, 7));
        Assert.Equal(1, await a.NextAsync(Test));
        for (var id = 2; id <= 10; id++)
        {
            TestDatabase.CutConnections(_schema);
            await b.AddAsync((id, 7));
            Assert.Equal(id, await a.NextAsync(Test));
        }
    }

    [Fact]
    public async Task What_is_old_is_deleted_and_what_is_open_or_owned_stays()
    {
        var a = await StartAsync("a");
        await a.AddAsync((1, 7), (2, 8), (3, 9));
        foreach (var id in new[] { await a.NextAsync(Test), await a.NextAsync(Test), await a.NextAsync(Test) })
        {
            await a.Inbox.BeginAsync(id);
            if (id != 3)
                await a.Inbox.DoneAsync(id);
        }

        await ExecuteAsync(
            "update update_ids set received = now() - interval '3 days' where id <> 2; "
                + "update chat_leases set owner = null, touched = now() - interval '3 days' where chat = 7"
        );
        foreach (var statement in InboxStatements.Housekeeping)
            await ExecuteAsync(statement);
        Assert.Equal([2, 3], await QueryAsync("select id from update_ids order by id"));
        Assert.Equal([8, 9], await QueryAsync("select chat from chat_leases order by chat"));
        Assert.Equal([3], await QueryAsync("select id from updates"));
    }

    [Fact]
    public async Task A_chat_in_which_nothing_was_said_for_long_goes_to_the_instance_that_hears_of_it_next()
    {
        var (a, b) = (await StartAsync("a", idle: TimeSpan.FromMilliseconds(100)), await StartAsync("b"));
        await a.AddAsync((1, 7), (2, 8));
        Assert.Equal((1, 2), (await a.NextAsync(Test), await a.NextAsync(Test)));
        await a.Inbox.BeginAsync(1);
        await a.Inbox.DoneAsync(1);
        await Patience.Until(
            "the chat to be free",
            () => QueryAsync("select chat from chat_leases where owner is null").Result.Contains(7),
            Test
        );
        await b.AddAsync((3, 7), (4, 8));
        Assert.Equal((3, 4), (await b.NextAsync(Test), await a.NextAsync(Test)));
    }

    private async Task<List<long>> QueryAsync(string sql)
    {
        await using var server = PostgresServer.Connect(_schema);
        return await server.QueryAsync(sql, row => row.GetInt64(0), Test);
    }

    private async Task<InboxInstance> StartAsync(string name, TimeSpan? idle = null)
    {
        var instance = await InboxInstance.StartAsync(_schema, name, idle ?? TimeSpan.FromHours(2));
        _instances.Add(instance);
        return instance;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_schema);
        await connection.OpenAsync(Test);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Test);
    }
}
