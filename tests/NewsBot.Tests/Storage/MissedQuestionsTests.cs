using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Configuration;
using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

/// <summary>What is kept of questions that nobody asked to be kept.</summary>
public abstract class MissedQuestionsTests : IDisposable
{
    private const string Question = "Who won the rugby final?";

    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Database _database;
    private readonly PersonalData _personal;
    private readonly MissedQuestions _missed;
    private readonly UnansweredQuestions _unanswered;

    private protected MissedQuestionsTests(Database database)
    {
        _database = database;
        _personal = new PersonalData(_database, _time);
        _unanswered = new UnansweredQuestions(_database, _time);
        _missed = new MissedQuestions(_database, _personal, RetentionPolicy.Default with { KeepAfter = 3 }, _time);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Words_are_kept_when_enough_different_people_missed_the_same_and_nobody_is_named()
    {
        foreach (var person in new[] { 6_000_001, 6_000_002, 6_000_001, 6_000_002 })
            _missed.Add(Question, "en", person);
        AssertNothingIsReadable();
        _missed.Add("who won the RUGBY final", "en", 6_000_003);
        var kept = Assert.Single(_unanswered.All());
        Assert.Equal(("who won the rugby final", "en", 3), (kept.Question, kept.Language, kept.Times));
        Assert.DoesNotContain(StoredRows.Of(_database), row => row.Contains("6000", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_questions_of_one_person_can_not_be_linked()
    {
        _missed.Add(Question, "en", 6_000_001);
        _missed.Add("Where is the new zoo?", "en", 6_000_001);
        Assert.Equal(2, _database.Query("select distinct person from asked", _ => true).Count);
    }

    [Fact]
    public void Whoever_is_forgotten_is_counted_no_longer_and_words_that_too_few_asked_go_with_them()
    {
        for (var person = 1; person <= 3; person++)
            _missed.Add(Question, "en", person);
        Assert.True(_personal.Forget(2, 2));
        Assert.Empty(_unanswered.All());
        AssertNothingIsReadable();
        _missed.Add(Question, "en", 4);
        Assert.Equal(3, Assert.Single(_unanswered.All()).Times);
    }

    [Fact]
    public void Only_people_within_the_retention_count()
    {
        _missed.Add(Question, "en", 1);
        _missed.Add(Question, "en", 2);
        _time.Advance(TimeSpan.FromDays(31));
        _personal.ForgetOld(TimeSpan.FromDays(30), TimeSpan.FromDays(30));
        _missed.Add(Question, "en", 3);
        Assert.Empty(_unanswered.All());
        _missed.Add(Question, "en", 1);
        _missed.Add(Question, "en", 2);
        Assert.Single(_unanswered.All());
        _time.Advance(TimeSpan.FromDays(31));
        _personal.ForgetOld(TimeSpan.FromDays(30), TimeSpan.FromDays(30));
        Assert.Empty(_unanswered.All());
        AssertNothingIsReadable();
    }

    [Fact]
    public void Whoever_wants_nothing_stored_and_the_terminal_are_not_counted()
    {
        _personal.SetOptedOut(1, isOut: true);
        foreach (var person in new[] { 0, 1, 2, 3 })
            _missed.Add(Question, "en", person);
        Assert.Empty(_unanswered.All());
    }

    [Fact]
    public void A_reader_who_pressed_the_button_and_those_who_did_not_are_counted_together()
    {
        _missed.Add(Question, "en", 1);
        _missed.Add(Question, "en", 2);
        _unanswered.Add(Question, "en", 1, "en");
        Assert.Equal(2, Assert.Single(_unanswered.All()).Times);
        _missed.Add(Question, "en", 3);
        var kept = Assert.Single(_unanswered.All());
        Assert.Equal((Question, 3), (kept.Question, kept.Times));
        _personal.Forget(1, 1);
        Assert.Empty(_unanswered.All());
    }

    [Fact]
    public void A_question_that_was_dealt_with_is_counted_from_the_start()
    {
        for (var person = 1; person <= 3; person++)
            _missed.Add(Question, "en", person);
        _unanswered.Close([Assert.Single(_unanswered.All()).Id]);
        _missed.Add(Question, "en", 4);
        Assert.Empty(_unanswered.All());
    }

    [Fact]
    public void Any_text_is_normalized_to_words_that_stay_as_they_are() =>
        Some.AnyText.Sample(text =>
        {
            var normalized = MissedQuestions.Normalize(text);
            Assert.Equal(normalized, MissedQuestions.Normalize(normalized));
            Assert.Equal(normalized, MissedQuestions.Normalize($"  «{text}»?! "));
            Assert.InRange(normalized.Length, 0, 220);
        });

    private void AssertNothingIsReadable() =>
        Assert.DoesNotContain(StoredRows.Of(_database), row =>
            row.Contains("rugby", StringComparison.OrdinalIgnoreCase)
        );
}

public sealed class MissedQuestionsSqliteTests() : MissedQuestionsTests(TestDatabase.Sqlite());

public sealed class MissedQuestionsPostgresTests() : MissedQuestionsTests(TestDatabase.Postgres());
