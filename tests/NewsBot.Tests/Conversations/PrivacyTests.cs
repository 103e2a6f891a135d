using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Search;
using NewsBot.Storage;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.Conversations;

public abstract class PrivacyTests : IDisposable
{
    private static readonly Person Anna = new(7_000_007, "en");
    private static readonly ChatContext Home = new(7_000_007, IsGroup: false);
    private static readonly ChatContext Group = new(-8_000_008, IsGroup: true);

    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Database _database;
    private readonly CurrentLibrary _current = new(Some.Library(Some.Sochi, Some.Bridge));
    private readonly Conversation _conversation;
    private readonly ChangeNotifications _notices;
    private readonly UnansweredQuestions _unanswered;
    private readonly ChatStates _chats;
    private readonly ServiceProvider _services;

    private protected PrivacyTests(Database database)
    {
        _database = database;
        _services = Some.Services(
            _current,
            _database,
            new ConfidenceThresholds(Answer: 0, Answerability: 0.3),
            time: _time
        );
        _conversation = _services.Get<Conversation>();
        _notices = _services.Get<ChangeNotifications>();
        _unanswered = _services.Get<UnansweredQuestions>();
        _chats = _services.Get<ChatStates>();
    }

    [Fact]
    public void The_privacy_notice_says_what_is_stored_and_for_how_long()
    {
        var text = Says("/privacy").Text.ToString();
        Assert.Contains("don't save questions unless you press", text, StringComparison.Ordinal);
        Assert.Contains("are forgotten after 30 days", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_leaves_no_word_in_the_store_unless_the_moderators_are_asked()
    {
        var ask = Says("Who won the rugby final in Timbuktu?")
            .CallbackButtons.Single(choice => choice.Label.StartsWith("Ask the", StringComparison.Ordinal));
        Assert.Empty(_unanswered.All());
        Press(ask, "Who won the rugby final in Timbuktu?");
        Assert.Equal("Who won the rugby final in Timbuktu?", Assert.Single(_unanswered.All()).Question);
    }

    [Fact]
    public void Forget_deletes_all_of_a_person_and_leaves_the_others()
    {
        Press(Says("Who won the rugby final?").CallbackButtons.Last(), "Who won the rugby final?");
        Press("👍");
        _unanswered.Add("Another question", "en", chat: 99, "en");
        Says("/forget");
        Assert.Equal("Another question", Assert.Single(_unanswered.All()).Question);
        Assert.Equal((0, 0), Opinions());
    }

    [Theory]
    [InlineData("drop table askers", "Ask the")]
    [InlineData("drop table watches", "Tell me")]
    [InlineData("drop table feedback", "👍")]
    public void Nothing_is_confirmed_that_the_store_did_not_keep(string damage, string button)
    {
        var question = button == "Ask the" ? "Who won the rugby final?" : Some.Question;
        var choice = Says(question)
            .CallbackButtons.Single(choice => choice.Label.StartsWith(button, StringComparison.Ordinal));
        _database.Execute(damage);
        Assert.StartsWith("Sorry, that did not work.", Press(choice, question).Toast, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(0, 0)] // at the keyboard: nothing from there reaches Telegram
    public void Telling_those_who_asked_is_offered_only_where_it_can_be_done(long chat, int buttons)
    {
        _unanswered.Add(Some.Question, "en", chat: 99, "en");
        var moderator = Some.Services(_current, _database, time: _time).Get<Conversation>();
        var room = new ChatContext(chat, IsGroup: false);
        var list = moderator.ReplyTo(new IncomingMessage("/questions", Person.AtKeyboard, room));
        Assert.Contains("Rebels reject", list.Text.ToString(), StringComparison.Ordinal);
        var group = moderator.Press(new ButtonPress(list.CallbackButtons.First().Data, Person.AtKeyboard, room, null));
        Assert.Equal(
            buttons,
            group.Reply!.CallbackButtons.Count(choice => choice.Label.StartsWith("Tell", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Nothing_is_reported_as_deleted_that_may_still_be_stored()
    {
        _database.Execute("drop table watches");
        Assert.StartsWith("Sorry, that did not work.", Says("/forget").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_confirmed_while_the_store_lives_in_memory()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "newsbot.db"));
        using var database = Database.In(
            folder.Path,
            _time,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
        );
        Assert.False(new UnansweredQuestions(database, _time).Add("Who won?", "en", 1, "en"));
    }

    [Fact]
    public void After_an_opt_out_no_opinion_is_stored_until_it_is_reversed()
    {
        Press("👍");
        Press(Says("/privacy").CallbackButtons.Single(), null);
        Assert.Equal((0, 0), Opinions());
        Press("👎");
        Assert.Equal((0, 0), Opinions());
        var again = Says("/privacy");
        Assert.Contains("I store nothing about you", again.Text.ToString(), StringComparison.Ordinal);
        Press(again.CallbackButtons.Single(), null);
        Press("👎");
        Assert.Equal((0, 1), Opinions());
    }

    [Fact]
    public void After_thirty_days_no_row_of_any_table_names_the_person_or_their_chat()
    {
        PressAll();
        _chats.SetBlocked(Home.Id);
        Assert.NotEmpty(StoredRows.Naming(_database, Anna.Id));
        _time.Advance(TimeSpan.FromDays(31));
        Due();
        Assert.Empty(StoredRows.Naming(_database, Anna.Id));
        Assert.Equal((0, 0), Opinions());
        Assert.Empty(_unanswered.All());
    }

    [Fact]
    public void Each_chats_question_expires_by_itself()
    {
        Press(Says("Who won the rugby final?").CallbackButtons.Last(), "Who won the rugby final?");
        _time.Advance(TimeSpan.FromDays(20));
        _unanswered.Add("Who won the rugby final?", "en", chat: 99, "en");
        _time.Advance(TimeSpan.FromDays(11));
        Due();
        Assert.Empty(StoredRows.Naming(_database, Anna.Id));
        Assert.Equal(1, Assert.Single(_unanswered.All()).Times);
    }

    [Fact]
    public void Opinions_and_questions_have_one_time_wishes_another_and_the_library_a_third()
    {
        var keeping = new RetentionPolicy(
            Retention: TimeSpan.FromDays(10),
            TellWithin: TimeSpan.FromDays(50),
            StaleAfter: TimeSpan.FromDays(20),
            KeepAfter: 7
        );
        var services = Some.Services(
            _current,
            _database,
            new ConfidenceThresholds(Answer: 0, Answerability: 0.3),
            keeping,
            _time
        );
        var (conversation, notices) = (services.Get<Conversation>(), services.Get<ChangeNotifications>());
        var text = conversation.ReplyTo(new IncomingMessage("/privacy", Anna, Home)).Text.ToString();
        Assert.Contains("are forgotten after 10 days", text, StringComparison.Ordinal);
        Assert.Contains("50 days", text, StringComparison.Ordinal);
        Assert.Contains("once 7 different people", text, StringComparison.Ordinal);
        PressAll();
        Assert.Empty(notices.Due([5]));
        _time.Advance(TimeSpan.FromDays(15));
        Assert.Empty(notices.Due([5]));
        Assert.Equal((0, 0), Opinions());
        Assert.Empty(_unanswered.All());
        Assert.Single(new CorrectionSubscriptions(_database, _time).All());
        _time.Advance(TimeSpan.FromDays(10));
        Assert.Equal(
            "No article has been added or changed for 20 days.",
            Assert.Single(notices.Due([5])).Note.Reply.Text.ToString()
        );
        _time.Advance(TimeSpan.FromDays(30));
        _ = notices.Due([5]).ToList();
        Assert.Empty(new CorrectionSubscriptions(_database, _time).All());
    }

    [Fact]
    public void Who_asks_the_same_again_is_remembered_for_thirty_days_from_then()
    {
        _unanswered.Add("Who won the rugby final?", "en", Home.Id, "en");
        _time.Advance(TimeSpan.FromDays(20));
        _unanswered.Add("Who won the rugby final?", "en", Home.Id, "en");
        _time.Advance(TimeSpan.FromDays(20));
        Due();
        Assert.Equal(1, Assert.Single(_unanswered.All()).Times);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_forget_no_row_of_any_table_names_the_person_wherever_they_say_it(bool isSaidInGroup)
    {
        PressAll();
        _conversation.ReplyTo(new IncomingMessage("/forget", Anna, isSaidInGroup ? Group : Home));
        Assert.Empty(StoredRows.Naming(_database, Anna.Id));
    }

    [Fact]
    public void After_forget_a_short_question_is_no_follow_up_to_the_one_before()
    {
        Says(Some.Question);
        Assert.StartsWith("Taken as a follow-up", Says("and when was that?").Text.ToString(), StringComparison.Ordinal);
        Says(Some.Question);
        Says("/forget");
        Assert.DoesNotContain("follow-up", Says("and when was that?").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_stored_about_an_unblocked_chat()
    {
        _chats.SetBlocked(Home.Id);
        Assert.True(_chats.IsBlocked(Home.Id));
        _chats.SetUnblocked(Home.Id);
        Assert.False(_chats.IsBlocked(Home.Id));
        Assert.Empty(StoredRows.Naming(_database, Home.Id));
    }

    [Fact]
    public void That_a_chat_takes_no_messages_is_known_while_one_is_to_be_sent_there()
    {
        Press("Tell me");
        _chats.SetBlocked(Home.Id);
        Due();
        Assert.True(_chats.IsBlocked(Home.Id));
    }

    [Fact]
    public void A_group_that_was_greeted_is_remembered_whether_it_takes_messages_or_not()
    {
        Assert.True(_chats.TryWelcome(Group.Id));
        _chats.SetBlocked(Group.Id);
        Due();
        _chats.SetUnblocked(Group.Id);
        Assert.False(_chats.TryWelcome(Group.Id));
    }

    [Fact]
    public void Subscribers_are_notified_of_a_correction_once()
    {
        Press("Tell me");
        Assert.Empty(Due());
        _current.Value = Some.Library("correction: It was thirty groups.\n" + Some.Sochi, Some.Bridge);
        var (note, told) = Assert.Single(Due());
        Assert.Equal(Home.Id, note.Chat);
        Assert.Equal(
            "An article that I quoted to you was corrected: Rebels reject the Sochi congress\nIt was thirty groups.",
            note.Reply.Text.ToString()
        );
        told();
        Assert.Empty(Due());
    }

    [Fact]
    public void Only_subscribers_are_notified_of_a_retraction()
    {
        Press("Tell me");
        _current.Value = Some.Library("status: retracted\n" + Some.Sochi, "correction: Two years.\n" + Some.Bridge);
        Assert.StartsWith(
            "An article that I quoted to you was retracted: Rebels",
            Assert.Single(Due()).Note.Reply.Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_subscription_to_a_corrected_article_waits_for_the_next_correction()
    {
        Press("Tell me");
        _current.Value = Some.Library("correction: It was thirty groups.\n" + Some.Sochi, Some.Bridge);
        Press("Tell me");
        Assert.Empty(Due());
        _current.Value = Some.Library("correction: It was twenty groups.\n" + Some.Sochi, Some.Bridge);
        Assert.EndsWith(
            "It was twenty groups.",
            Assert.Single(Due()).Note.Reply.Text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_empty_library_is_not_reported_as_stale()
    {
        _current.Value = Some.Library();
        Assert.Empty(Due(5));
        _time.Advance(TimeSpan.FromDays(8));
        Assert.Empty(Due(5));
    }

    [Fact]
    public void Users_are_notified_once_in_their_language_and_the_terminal_is_not()
    {
        _unanswered.Add(Some.Question, "en", chat: 99, "de");
        _unanswered.Add(Some.Question, "en", chat: 0, "en");
        var moderator = new Person(5, "en", IsModerator: true);
        var room = new ChatContext(5, IsGroup: false);
        var group = _conversation.ReplyTo(new IncomingMessage("/questions", moderator, room)).CallbackButtons.First();
        var tell = _conversation
            .Press(new ButtonPress(group.Data, moderator, room, null))
            .Reply!.CallbackButtons.First(choice => choice.Label == "Tell the one who asked");
        _conversation.Press(new ButtonPress(tell.Data, moderator, room, null));
        var (note, told) = Assert.Single(_notices.Due([]));
        Assert.Equal(99, note.Chat);
        Assert.StartsWith("Du hast gefragt", note.Reply.Text.ToString(), StringComparison.Ordinal);
        told();
        Assert.Empty(_notices.Due([]));
        var again = _conversation.Press(new ButtonPress(tell.Data, moderator, room, null));
        Assert.Null(again.Reply);
        Assert.Equal("That question is not in my library any more. Ask me something, or see /latest.", again.Toast);
    }

    [Fact]
    public void A_wish_to_know_ends_after_thirty_days()
    {
        Press("Tell me");
        _time.Advance(TimeSpan.FromDays(31));
        Due();
        _current.Value = Some.Library("correction: It was thirty groups.\n" + Some.Sochi);
        Assert.Empty(Due());
    }

    [Fact]
    public void Moderators_are_notified_once_after_a_week_without_changes()
    {
        Assert.Empty(Due(5));
        _time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(
            "No article has been added or changed for 7 days.",
            Assert.Single(Due(5)).Note.Reply.Text.ToString()
        );
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Due(5));
        _current.Value = Some.Library(Some.Sochi);
        Assert.Empty(Due(5));
        _time.Advance(TimeSpan.FromDays(7));
        Assert.Single(Due(5));
    }

    public void Dispose() => _database.Dispose();

    private Reply Says(string text) => _conversation.ReplyTo(new IncomingMessage(text, Anna, Home));

    private void Press(string label) =>
        Press(
            Says(Some.Question)
                .CallbackButtons.Single(choice => choice.Label.StartsWith(label, StringComparison.Ordinal)),
            null
        );

    private ButtonResponse Press(CallbackButton choice, string? question) =>
        _conversation.Press(new ButtonPress(choice.Data, Anna, Home, question));

    /// <summary>Leaves all that somebody can leave behind.</summary>
    private void PressAll()
    {
        Press("👍");
        Press("Tell me");
        Press(Says("Who won the rugby final?").CallbackButtons.Last(), "Who won the rugby final?");
    }

    private (int Helped, int Missed) Opinions() =>
        new Feedback(_database, new PersonalData(_database, _time), new UsageCounters(_database, _time), _time).Count();

    private List<(Notification Note, Action Told)> Due(params long[] moderators) => [.. _notices.Due(moderators)];
}

public sealed class PrivacySqliteTests() : PrivacyTests(TestDatabase.Sqlite());

public sealed class PrivacyPostgresTests() : PrivacyTests(TestDatabase.Postgres());
