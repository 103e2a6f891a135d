using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Conversations;
using NewsBot.Libraries;
using NewsBot.Messaging;
using NewsBot.Replies;
using NewsBot.Storage;
using NewsBot.Tests.Conversations;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.Moderation;

/// <summary>What moderators see of what readers did not get, and what they do about it.</summary>
public abstract class QuestionRepliesTests : IDisposable
{
    private static readonly Person Anna = new(5, "en", IsModerator: true);
    private static readonly ChatContext Home = new(5, IsGroup: false);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly Database _database;
    private readonly CurrentLibrary _current;
    private readonly ServiceProvider _services;
    private readonly Conversation _conversation;
    private readonly UnansweredQuestions _unanswered;

    private protected QuestionRepliesTests(Database database)
    {
        _database = database;
        _folder.Write("articles/sochi.txt", Some.Sochi);
        _folder.Write("articles/bridge.txt", Some.Bridge);
        _current = new CurrentLibrary(Load());
        _services = Some.Services(_current, _database, time: _time, folder: _folder.Path);
        _conversation = _services.Get<Conversation>();
        _unanswered = _services.Get<UnansweredQuestions>();
    }

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Questions_that_ask_the_same_are_one_line_the_most_often_asked_first()
    {
        _unanswered.Add("Where is the new zoo?", "en", 3, "en");
        _unanswered.Add("Who won the rugby final?", "en", 1, "en");
        _unanswered.Add("Who won the rugby final?", "en", 4, "en");
        _unanswered.Add("Who won rugby finals", "en", 2, "en");
        var list = Says("/questions");
        Assert.Equal(
            ["1. 3× Who won the rugby final? +1 · en ↗", "2. 1× Where is the new zoo? · en ↗"],
            Text(list).TrimEnd().Split('\n')
        );
        Assert.Equal(["1", "2", "As a table"], Labels(list));
        Assert.Equal(
            "Nobody has asked for an article.",
            Text(Some.Conversation().ReplyTo(new IncomingMessage("/questions", Anna, Home)))
        );
    }

    [Fact]
    public void The_trend_compares_the_last_week_with_the_one_before()
    {
        _unanswered.Add("Where is the new zoo?", "en", 3, "en");
        _unanswered.Add("Where is the new zoo?", "en", 4, "en");
        _time.Advance(TimeSpan.FromDays(8));
        Assert.Contains("zoo? · en ↘", Text(Says("/questions")), StringComparison.Ordinal);
        _unanswered.Add("Where is the new zoo?", "en", 5, "en");
        _unanswered.Add("Where is the new zoo?", "en", 6, "en");
        Assert.Contains("4× Where is the new zoo? · en →", Text(Says("/questions")), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_groups_are_listed_in_pages_of_eight()
    {
        for (var i = 0; i < 20; i++)
            _unanswered.Add($"Where is {new string((char)('a' + i), 6)}?", "en", 1, "en");
        var first = Says("/questions");
        Assert.Equal(8, Text(first).TrimEnd().Split('\n').Length);
        var last = Press(Press(first, "Older →"), "Older →");
        Assert.Equal(["17", "18", "19", "20", "← Newer", "As a table"], Labels(last));
    }

    [Fact]
    public void From_a_miss_to_readers_who_know_it_takes_three_taps()
    {
        _unanswered.Add("Whom did the envoy see in Austria?", "en", 98, "en");
        _unanswered.Add("Whom did envoy see in Austria", "en", 99, "de");
        var group = Press(Says("/questions"), "1");
        Assert.StartsWith(
            "1× Whom did the envoy see in Austria?\n1× Whom did envoy see in Austria\n2 people asked to be notified.\n",
            Text(group),
            StringComparison.Ordinal
        );
        var place = Text(group)
            .Split('\n')
            .First(line =>
                line.Contains("Mistura", StringComparison.Ordinal) || line.Contains("He met", StringComparison.Ordinal)
            )[..1];
        var written = Press(group, $"{place} answers it");
        Assert.StartsWith(
            "“Rebels reject the Sochi congress” answers this question now.",
            Text(written),
            StringComparison.Ordinal
        );
        Assert.Equal(["Tell all 2", "Undo"], Labels(written));
        Assert.Equal("Told in 2 chats.", Text(Press(written, "Tell all 2")));

        var notes = _services.Get<ChangeNotifications>().Due([]).ToList();
        Assert.Equal([98, 99], notes.Select(note => note.Note.Chat).Order());
        Assert.All(notes, note =>
            Assert.Contains("Staffan de Mistura", Text(note.Note.Reply), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Edit this article", Labels(notes[0].Note.Reply));
        _current.Value = Load();
        Assert.Contains("de Mistura", Text(Says("Whom did the envoy see in Austria?")), StringComparison.Ordinal);
        Assert.Equal("Nobody has asked for an article.", Text(Says("/questions")));
    }

    [Fact]
    public void Nobody_is_told_twice_who_asked_in_two_spellings()
    {
        _unanswered.Add("Who rejected the congress in Sochi?", "en", 99, "en");
        _unanswered.Add("Who rejected Sochi congress?", "en", 99, "en");
        var group = Press(Says("/questions"), "1");
        Assert.Contains("answered since by “Rebels reject the Sochi congress”", Text(group), StringComparison.Ordinal);
        Press(group, "Tell the one who asked");
        var (_, told) = Assert.Single(_services.Get<ChangeNotifications>().Due([]));
        told();
        Assert.Empty(_services.Get<ChangeNotifications>().Due([]));
        Assert.DoesNotContain(StoredRows(99), row => row.StartsWith("askers", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_asks_again_before_the_passage_is_sent_still_gets_it()
    {
        _unanswered.Add(Some.Question, "en", 99, "en");
        Press(Press(Says("/questions"), "1"), "Tell the one who asked");
        _unanswered.Add(Some.Question, "en", 99, "en");
        Assert.Equal(99, Assert.Single(_services.Get<ChangeNotifications>().Due([])).Note.Chat);
    }

    [Fact]
    public void Whoever_asked_since_the_number_was_shown_is_shown_before_anybody_is_told()
    {
        _unanswered.Add(Some.Question, "en", 98, "en");
        var group = Press(Says("/questions"), "1");
        _unanswered.Add(Some.Question, "en", 99, "en");
        var again = Press(group, "Tell the one who asked");
        Assert.Contains("Tell all 2", Labels(again));
        Assert.Empty(_services.Get<ChangeNotifications>().Due([]));
    }

    [Fact]
    public void Nobody_is_told_of_a_passage_that_was_removed_again_and_everybody_waits_on()
    {
        _unanswered.Add(Some.Question, "en", 99, "en");
        var group = Press(Says("/questions"), "1");
        var library = _current.Value;
        _current.Value = Some.Library(Some.Bridge);
        Assert.Equal("Nothing answers it yet.", Respond(group, "Tell the one who asked").Toast);
        _current.Value = library;
        Press(group, "Tell the one who asked");
        _current.Value = Some.Library(Some.Bridge);
        Assert.Empty(_services.Get<ChangeNotifications>().Due([]));
        Assert.Equal(Some.Question, Assert.Single(_unanswered.All()).Question);
    }

    [Fact]
    public void A_word_that_no_article_has_gets_a_synonym()
    {
        _unanswered.Add("Who opened the viaduct?", "en", 99, "en");
        var ask = Press(Press(Says("/questions"), "1"), "Synonym for “viaduct”");
        Assert.StartsWith("Which word do the articles use for “viaduct”?", Text(ask), StringComparison.Ordinal);
        var unknown = Says("crossing");
        Assert.Equal("viaduct, crossing\n⚠ Not in any article: crossing", Text(unknown));
        Press(unknown, "Cancel");
        Press(Press(Says("/questions"), "1"), "Synonym for “viaduct”");
        var preview = Says("bridge");
        Assert.Equal("viaduct, bridge", Text(preview));
        Press(preview, "Publish");
        Assert.Equal("viaduct, bridge\n", File.ReadAllText(Path.Combine(_folder.Path, "articles", "synonyms.txt")));
        _current.Value = Load();
        Assert.Contains(
            "opened the new harbour bridge",
            Text(Says("Who opened the viaduct?")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_note_moves_a_question_to_the_end_and_a_question_that_is_done_is_gone()
    {
        _unanswered.Add("Where is the new zoo?", "en", 3, "en");
        _unanswered.Add("Where is the new zoo?", "en", 4, "en");
        _unanswered.Add("Who won the rugby final?", "en", 6_000_001, "en");
        Press(Press(Says("/questions"), "1"), "No article");
        Assert.Equal("Noted. The other moderators see it in /questions.", Text(Says("Asked Reuters for one.")));
        Assert.Equal(
            [
                "1. 1× Who won the rugby final? · en ↗",
                "2. 2× Where is the new zoo? · en ↗",
                "   ✎ Asked Reuters for one.",
            ],
            Text(Says("/questions")).TrimEnd().Split('\n')
        );
        var left = Press(Press(Says("/questions"), "1"), "Done");
        Assert.StartsWith("1. 2× Where is the new zoo?", Text(left), StringComparison.Ordinal);
        Assert.DoesNotContain(StoredRows(6_000_001), row => row.StartsWith("askers", StringComparison.Ordinal));
    }

    [Fact]
    public void Rejected_passages_are_listed_with_how_often_and_without_anybodys_words()
    {
        foreach (var reader in new[] { 11, 12 })
            Reader(reader, "👎 Not it");
        Reader(13, "👍 Helpful");
        var list = Says("/questions");
        Assert.Equal(
            "Passages that readers rejected\n👎 1. 👎 2 👍 1 ↗ \"Nearly forty rebel groups rejected the planned congress in Sochi on Monday. They said that Moscow had not helped.\"",
            Text(list).Trim()
        );
        var passage = Press(list, "👎 1");
        Assert.StartsWith("👎 2 👍 1 ↗\nNearly forty", Text(passage), StringComparison.Ordinal);
        Assert.StartsWith(
            "Rebels reject the Sochi congress\nsochi.txt",
            Text(Press(passage, "Edit this article")),
            StringComparison.Ordinal
        );
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Nobody has asked for an article.", Text(Press(passage, "Done")));
        _time.Advance(TimeSpan.FromSeconds(1));
        Reader(14, "👎 Not it");
        Assert.Contains("👎 1 👍 0", Text(Says("/questions")), StringComparison.Ordinal);
    }

    private void Reader(long id, string label)
    {
        var reader = new Person(id, "en");
        var chat = new ChatContext(id, IsGroup: false);
        var answer = _conversation.ReplyTo(new IncomingMessage(Some.Question, reader, chat));
        var button = answer.CallbackButtons.First(button => button.Label == label);
        _conversation.Press(new ButtonPress(button.Data, reader, chat, null));
    }

    private List<string> StoredRows(long id) => Storage.StoredRows.Naming(_database, id);

    private Reply Says(string text) => _conversation.ReplyTo(new IncomingMessage(text, Anna, Home));

    private ButtonResponse Respond(Reply reply, string label) =>
        _conversation.Press(
            new ButtonPress(reply.CallbackButtons.First(button => button.Label == label).Data, Anna, Home, null)
        );

    private Reply Press(Reply reply, string label) => Respond(reply, label).Reply!;

    private static string Text(Reply reply) => reply.Text.ToString();

    private static List<string> Labels(Reply reply) => [.. reply.CallbackButtons.Select(button => button.Label)];

    private Library Load() =>
        LibraryBuilder.Load(
            new ArticleFolder(Path.Combine(_folder.Path, "articles"), _time),
            cancellationToken: TestContext.Current.CancellationToken
        );
}

public sealed class QuestionRepliesSqliteTests() : QuestionRepliesTests(TestDatabase.Sqlite());

public sealed class QuestionRepliesPostgresTests() : QuestionRepliesTests(TestDatabase.Postgres());
