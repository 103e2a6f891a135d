using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Errors;
using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

/// <summary>
/// Stores as released versions wrote them. A file under <c>Released</c> never changes; each new format adds one.
/// </summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_793_600_100));

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("newsbot-0.sql")]
    [InlineData("newsbot-1.sql")]
    [InlineData("newsbot-2.sql")]
    [InlineData("newsbot-3.sql")]
    public void What_a_released_version_stored_is_still_there(string released)
    {
        Create("newsbot.db", released);
        using var database = Database.In(_data.Path, _clock, NullLogger.Instance);
        database.Open();
        Assert.Multiple(
            () =>
                Assert.Equal(
                    "Who won the rugby final?",
                    Assert.Single(new UnansweredQuestions(database, _clock).All()).Question
                ),
            () =>
                Assert.Equal(
                    (1, 0),
                    new Feedback(
                        database,
                        new PersonalData(database, _clock),
                        new UsageCounters(database, _clock),
                        _clock
                    ).Count()
                ),
            () => Assert.Equal("sochi.txt", Assert.Single(new AuditLog(database, _clock).Last(5)).Article),
            () => Assert.Single(new CorrectionSubscriptions(database, _clock).All()),
            () => Assert.True(new PersonalData(database, _clock).IsOptedOut(8)),
            () => Assert.False(new ChatStates(database).TryWelcome(-100)),
            () => Assert.Equal(4, Version("newsbot.db"))
        );
    }

    [Theory]
    [InlineData("newsbot-0.sql")]
    [InlineData("newsbot-1.sql")]
    [InlineData("newsbot-2.sql")]
    [InlineData("newsbot-3.sql")]
    public void Who_asked_a_released_version_is_forgotten_in_time(string released)
    {
        Create("newsbot.db", released);
        using var database = Database.In(_data.Path, _clock, NullLogger.Instance);
        var personal = new PersonalData(database, _clock);
        personal.ForgetOld(TimeSpan.FromDays(50), TimeSpan.FromDays(50));
        Assert.Equal(1, Assert.Single(new UnansweredQuestions(database, _clock).All()).Times);
        personal.ForgetOld(TimeSpan.FromDays(30), TimeSpan.FromDays(30));
        Assert.Empty(new UnansweredQuestions(database, _clock).All());
    }

    [Fact]
    public async Task A_question_that_a_released_version_left_open_is_still_open()
    {
        Create("inbox.db", "inbox-0.sql");
        using (var store = new UpdateStore(_data.Path, _clock, NullLogger<UpdateStore>.Instance))
        {
            Assert.Equal([42], (await store.FindOpenAsync()).Select(update => update.Id));
            Assert.Empty(await store.AddAsync([new StoredUpdate(41, Chat: 0, "{}")]));
        }

        Assert.Equal(1, Version("inbox.db"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_stops_the_start_and_is_not_changed()
    {
        Create("newsbot.db", "newsbot-0.sql", "pragma user_version = 99");
        Create("inbox.db", "inbox-0.sql", "pragma user_version = 99");
        using var database = Database.In(_data.Path, _clock, NullLogger.Instance);
        using var store = new UpdateStore(_data.Path, _clock, NullLogger<UpdateStore>.Instance);
        var failures = new[]
        {
            Assert.Throws<UserError>(database.Open),
            await Assert.ThrowsAsync<UserError>(store.FindOpenAsync),
        };
        Assert.All(failures, failure =>
            Assert.Contains(
                "was written by a newer version of NewsBot (format 99; this one knows ",
                failure.Message,
                StringComparison.Ordinal
            )
        );
        Assert.Equal((99, 99), (Version("newsbot.db"), Version("inbox.db")));
    }

    private void Create(string file, string script, string more = "")
    {
        using var connection = Open(file);
        connection.Execute(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Storage", "Released", script)) + more
        );
    }

    private long Version(string file)
    {
        using var connection = Open(file);
        return connection.Query("pragma user_version", row => row.GetInt64(0))[0];
    }

    private SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(_data.Path, file),
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }
}
