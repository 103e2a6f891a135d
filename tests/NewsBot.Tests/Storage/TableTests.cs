using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

/// <summary>What is kept of questions, chats and numbers, beside what people see of it.</summary>
public abstract class TableTests : IDisposable
{
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly LogLines _log = new();
    private readonly Database _database;

    private protected TableTests(Func<ILogger, Database> create)
    {
        _database = create(_log);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void What_happened_in_thirty_days_is_what_happened_today_and_in_the_twenty_nine_before()
    {
        var tally = new UsageCounters(_database, _time);
        tally.Add(UsageCounters.Answered);
        tally.Add(UsageCounters.Answered);
        _time.Advance(TimeSpan.FromDays(29));
        tally.Add(UsageCounters.Answered);
        tally.Add(UsageCounters.Refused);
        Assert.Equal(
            (3, 1, 0),
            (
                tally.Count(UsageCounters.Answered, 30),
                tally.Count(UsageCounters.Refused, 30),
                tally.Count(UsageCounters.Unsure, 30)
            )
        );
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, tally.Count(UsageCounters.Answered, 30));
    }

    [Fact]
    public void Questions_are_sorted_by_the_number_of_chats_and_then_by_time()
    {
        var unanswered = new UnansweredQuestions(_database, _time);
        Ask("often", 1);
        Ask("often", 2);
        Ask("early", 1);
        Ask("late", 1);
        Ask("early", 1); // by the same chat: it counts once, and is the latest now
        Assert.Equal(["often", "early", "late"], unanswered.All().Select(question => question.Question));
        Assert.Equal([2, 1, 1], unanswered.All().Select(question => question.Times));
        Assert.Equal(_time.GetUtcNow().ToUnixTimeSeconds(), unanswered.All()[1].Last.ToUnixTimeSeconds());

        void Ask(string question, long chat)
        {
            _time.Advance(TimeSpan.FromHours(1));
            Assert.True(unanswered.Add(question, "en", chat, "en"));
        }
    }

    [Fact]
    public void A_question_is_stored_as_one_line_of_at_most_five_hundred_characters()
    {
        var unanswered = new UnansweredQuestions(_database, _time);
        unanswered.Add("Who\n\t won " + new string('x', 600), "en", 1, "en");
        var kept = Assert.Single(unanswered.All()).Question;
        Assert.StartsWith("Who won xxx", kept, StringComparison.Ordinal);
        Assert.Equal(500, kept.Length);
    }

    [Fact]
    public void A_group_is_welcomed_once_also_as_the_supergroup_that_it_becomes()
    {
        var chats = new ChatStates(_database);
        Assert.True(chats.TryWelcome(-1));
        Assert.False(chats.TryWelcome(-1));
        chats.SetBlocked(-1);
        chats.Migrate(-1, -2);
        Assert.Equal((true, false), (chats.IsBlocked(-2), chats.IsBlocked(-1)));
        Assert.False(chats.TryWelcome(-2));
        Assert.True(chats.TryWelcome(-1));
    }

    [Fact]
    public void A_group_that_becomes_a_supergroup_which_is_known_already_is_not_known_twice()
    {
        var chats = new ChatStates(_database);
        chats.TryWelcome(-1);
        chats.TryWelcome(-2);
        chats.Migrate(-1, -2);
        Assert.Equal([-2], _database.Query("select chat from chats", row => row.GetInt64(0)));
    }

    [Fact]
    public void Of_what_one_person_thinks_of_a_passage_the_last_counts_and_for_thirty_days_from_then()
    {
        var personal = new PersonalData(_database, _time);
        var feedback = new Feedback(_database, personal, new UsageCounters(_database, _time), _time);
        feedback.Add("passage", 7, helped: true);
        feedback.Add("passage", 8, helped: true);
        feedback.Add("other", 7, helped: true);
        Assert.Equal((3, 0), feedback.Count());
        _time.Advance(TimeSpan.FromDays(20));
        feedback.Add("passage", 7, helped: false);
        Assert.Equal((2, 1), feedback.Count());
        _time.Advance(TimeSpan.FromDays(20));
        personal.ForgetOld(TimeSpan.FromDays(30), TimeSpan.FromDays(30));
        Assert.Equal((0, 1), feedback.Count());
    }

    [Fact]
    public void A_repeated_subscription_is_renewed_and_each_article_and_chat_has_its_own()
    {
        var watches = new CorrectionSubscriptions(_database, _time);
        watches.Add("a", 7, "en", null);
        watches.Add("a", 8, "en", null);
        watches.Add("b", 7, "en", null);
        _time.Advance(TimeSpan.FromDays(20));
        watches.Add("a", 7, "en", null);
        _time.Advance(TimeSpan.FromDays(20));
        new PersonalData(_database, _time).ForgetOld(TimeSpan.FromDays(30), TimeSpan.FromDays(30));
        var left = Assert.Single(watches.All());
        Assert.Equal(("a", 7), (left.Article, left.Chat));
        watches.Remove(left with { Chat = 8 });
        Assert.Single(watches.All());
        watches.Remove(left);
        Assert.Empty(watches.All());
    }

    [Fact]
    public void A_question_that_was_dealt_with_is_gone_with_who_asked_it_and_no_other_is()
    {
        var unanswered = new UnansweredQuestions(_database, _time);
        unanswered.Add("one", "en", 6_000_001, "en");
        unanswered.Add("other", "de", 6_000_002, null);
        var one = unanswered.All().Single(question => question.Question == "one");
        Assert.Equal([6_000_001L], unanswered.FindWaiting([one.Id]));
        unanswered.Close([one.Id]);
        Assert.Empty(unanswered.FindWaiting([one.Id]));
        Assert.Empty(StoredRows.Naming(_database, 6_000_001));
        var other = Assert.Single(unanswered.All());
        Assert.Equal(("other", "de", 1), (other.Question, other.Language, other.Times));
        Assert.Equal([6_000_002L], unanswered.FindWaiting([other.Id]));
    }

    [Fact]
    public void Each_outage_of_the_database_is_logged_once()
    {
        _database.Execute("insert into no_table values (1)");
        _database.Query("select * from no_table", _ => 0);
        _database.Execute("insert into no_table values (1)");
        Assert.Single(_log.Lines);
        Assert.Contains("no_table", _database.Failure, StringComparison.Ordinal);
        new UsageCounters(_database, _time).Add(UsageCounters.Answered);
        Assert.Null(_database.Failure);
        _database.Execute("insert into no_table values (1)");
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public void Words_that_no_database_takes_are_stored_without_what_it_does_not_take()
    {
        var unanswered = new UnansweredQuestions(_database, _time);
        Assert.True(unanswered.Add("Who\0 won \ud800?", "en", 1, "en"));
        Assert.Equal("Who won \ufffd?", Assert.Single(unanswered.All()).Question);
    }

    [Fact]
    public void Of_two_changes_in_one_step_both_are_made_or_none()
    {
        Assert.False(
            _database.KeepAll(
                new Statement("insert into opted_out (person) values ($1)", 7L),
                new Statement("insert into no_table values (1)")
            )
        );
        Assert.False(new PersonalData(_database, _time).IsOptedOut(7));
    }
}

public sealed class TableSqliteTests() : TableTests(log => new Database(SqliteConnectionSource.Temporary(), log));

public sealed class TablePostgresTests() : TableTests(TestDatabase.Postgres);
