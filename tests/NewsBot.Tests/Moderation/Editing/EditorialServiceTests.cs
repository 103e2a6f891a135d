using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Import.PlainText;
using NewsBot.Moderation.Editing;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.Tests.Storage;
using NewsBot.TestServer;
using Npgsql;

namespace NewsBot.Tests.Moderation.Editing;

public abstract class EditorialServiceTests : IDisposable
{
    private const long Anna = 7;
    private const string SochiFile = "2017-12-26-rebels-reject-the-sochi-congress.txt";

    private readonly TempFolder _folder = new();
    private readonly Database _database;
    private readonly EditorialService _editor;
    private readonly Drafts _drafts;
    private readonly AuditLog _log;

    /// <param name="server">A database for articles and drafts, too; null for folders.</param>
    private protected EditorialServiceTests(NpgsqlDataSource? server)
    {
        var clock = Some.Clock();
        _database = server is null ? TestDatabase.Sqlite() : TestDatabase.Over(server);
        _log = new AuditLog(_database, clock);
        Directory.CreateDirectory(Articles);
        if (server is null)
        {
            var history = new ContentStore(Path.Combine(_folder.Path, "data", "history"));
            _editor = new EditorialService(new LocalArticleFiles(Articles, history, _log), _log, clock);
            _drafts = new Drafts(new DraftFolder(Path.Combine(_folder.Path, "data", "drafts")), clock);
        }
        else
        {
            var mirror = new ArticleMirror(
                server,
                new PostgresListener(server, clock),
                new MirrorFolders(Articles, Path.Combine(_folder.Path, "data", "set-aside")),
                clock,
                NullLogger<ArticleMirror>.Instance
            );
            var writer = new ArticleWriter(server, _log, clock);
            _editor = new EditorialService(new PostgresArticles(server, writer, mirror), _log, clock);
            _drafts = new Drafts(new PostgresDrafts(server), clock);
        }
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private string Articles => Path.Combine(_folder.Path, "articles");

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Whoever_looks_at_the_folder_while_an_article_is_published_written_or_brought_back_sees_whole_files_alone()
    {
        var events = Channel.CreateUnbounded<(WatcherChangeTypes Kind, string? Name)>();
        using var watcher = new FileSystemWatcher(Articles)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Created += (_, seen) => events.Writer.TryWrite((seen.ChangeType, seen.Name));
        watcher.Changed += (_, seen) => events.Writer.TryWrite((seen.ChangeType, seen.Name));
        watcher.Renamed += (_, seen) => events.Writer.TryWrite((seen.ChangeType, seen.Name));
        watcher.EnableRaisingEvents = true;

        Publish(Some.Sochi);
        Write("post.txt", Some.Bridge);
        Write("post.txt", Some.Sochi);
        _editor.Undo(Remove("post.txt").Id!.Value, Anna);
        File.WriteAllText(Path.Combine(Articles, "end"), "");

        // A file of a name that readers know comes by being renamed alone: there is no moment in which a part of it
        // is there.
        var seen = new List<(WatcherChangeTypes, string?)>();
        while (seen is not [.., (_, "end")])
        {
            if (
                await Patience.For("what is seen of the folder", events.Reader.ReadAsync(Test).AsTask(), Test) is
                { Name: [not '.', ..] } one
            )
                seen.Add(one);
        }

        Assert.Equal(
            [
                (WatcherChangeTypes.Renamed, SochiFile),
                .. Enumerable.Repeat((WatcherChangeTypes.Renamed, "post.txt"), 3),
            ],
            seen.SkipLast(1)
        );
    }

    [Fact]
    public void Two_articles_of_one_headline_and_day_have_a_file_each()
    {
        Publish(Some.Sochi);
        Assert.Equal("2017-12-26-rebels-reject-the-sochi-congress-2.txt", Publish(Some.Sochi + "\n\nMore of it.").File);
        Assert.Equal(Some.Sochi, File.ReadAllText(Path.Combine(Articles, SochiFile)));
    }

    [Fact]
    public void An_article_that_is_brought_back_leaves_the_one_that_has_taken_its_name()
    {
        Publish(Some.Sochi);
        var removal = Remove(SochiFile).Id!.Value;
        Publish(Some.Sochi + "\n\nMore of it.");
        Assert.Equal("2017-12-26-rebels-reject-the-sochi-congress-2.txt", _editor.Undo(removal, Anna).File);
        Assert.Equal(2, Directory.GetFiles(Articles).Length);
    }

    [Fact]
    public void An_article_is_brought_back_into_its_folder_once()
    {
        Write("channels/post.txt", Some.Sochi);
        var removal = Remove("channels/post.txt").Id!.Value;
        Assert.Empty(Directory.GetFiles(Path.Combine(Articles, "channels")));
        Directory.Delete(Path.Combine(Articles, "channels"));
        Assert.Equal("channels/post.txt", _editor.Undo(removal, Anna).File);
        Assert.Equal(Some.Sochi, Read("channels/post.txt"));
        Assert.Equal(EditRefusal.Gone, _editor.Undo(removal, Anna).Refusal);
        Assert.Single(Directory.GetFiles(Articles, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_is_not_there_is_not_found_or_undone()
    {
        Assert.Null(_editor.Find("nothing.txt"));
        Assert.Equal(EditRefusal.Gone, _editor.Undo(99, Anna).Refusal);
    }

    [Fact]
    public void A_correction_is_one_line_of_the_file_and_is_undone_byte_by_byte()
    {
        _folder.Write("articles/sochi.txt", Some.Sochi);
        var edit = _editor.ProposeCorrection(_editor.Find("sochi.txt")!, "It was thirty groups.");
        Assert.Equal("It was thirty groups.", edit.After!.Article!.Correction);
        Assert.Null(edit.NewProblem);
        var made = _editor.Apply(edit, Anna);
        Assert.Equal(
            Some.Sochi.Replace("\n\nNearly", "\ncorrection: It was thirty groups.\n\nNearly", StringComparison.Ordinal),
            Read("sochi.txt")
        );
        Assert.Equal(EditRefusal.None, _editor.Undo(made.Id!.Value, Anna).Refusal);
        Assert.Equal(Some.Sochi, Read("sochi.txt"));
    }

    [Theory]
    [InlineData(
        "page.html",
        "<html><body><h1>Fire in the harbour</h1><p>A fire broke out in the harbour on Monday, they said.</p></body></html>"
    )]
    [InlineData("note.txt", "{\n\"title\": \"Fire\"\n}\n\nA fire broke out in the harbour on Monday, they said.")]
    [InlineData("beside.txt", "Fire in the harbour\n\nA fire broke out in the harbour on Monday, they said.")]
    public void What_has_no_place_for_a_header_is_retracted_and_reinstated_in_a_header_file(string name, string text)
    {
        _folder.Write($"articles/{name}", text);
        if (name == "beside.txt")
            _folder.Write($"articles/{name}.header", "status: live");
        var retracted = _editor.Apply(_editor.ProposeRetraction(_editor.Find(name)!, "There was none."), Anna);
        Assert.Equal(text, Read(name));
        Assert.Equal("status: retracted\ncorrection: There was none.\n", Read($"{name}.header"));
        Assert.Equal("There was none.", _editor.Find(name)!.Report.Retracted!.Correction);
        _editor.Apply(_editor.ProposeReinstatement(_editor.Find(name)!), Anna);
        Assert.True(_editor.Find(name)!.Report.IsLive);
        Assert.Equal(EditRefusal.Changed, _editor.Undo(retracted.Id!.Value, Anna).Refusal);
    }

    [Fact]
    public void A_removed_article_takes_its_header_file_along_and_both_come_back()
    {
        _folder.Write(
            "articles/page.html",
            "<h1>Fire</h1><p>A fire broke out in the harbour on Monday, they said.</p>"
        );
        _folder.Write("articles/page.html.header", "outlet: Wire");
        var removal = Remove("page.html");
        Assert.Empty(Directory.GetFiles(Articles));
        _editor.Undo(removal.Id!.Value, Anna);
        Assert.Equal("Wire", _editor.Find("page.html")!.Report.Article!.Outlet);
    }

    [Fact]
    public void An_entry_that_is_removed_from_a_feed_is_not_live_and_the_others_are()
    {
        var text = string.Concat(Enumerable.Repeat("The mayor opened the harbour bridge on Tuesday. ", 10));
        var feed =
            $"<rss><channel><item><title>One</title><description>{text}</description></item>"
            + $"<item><title>Two</title><description>{text}</description></item></channel></rss>";
        _folder.Write("articles/feed.xml", feed);
        var removal = Remove("feed.xml#2");
        Assert.Equal(feed, Read("feed.xml"));
        Assert.Equal(
            (true, false),
            (_editor.Find("feed.xml#1")!.Report.IsLive, _editor.Find("feed.xml#2")!.Report.IsLive)
        );
        _editor.Undo(removal.Id!.Value, Anna);
        Assert.True(_editor.Find("feed.xml#2")!.Report.IsLive);
        Assert.False(File.Exists(Path.Combine(Articles, "feed.xml#2.header")));
        Assert.Null(_editor.Find("feed.xml#3"));
    }

    [Fact]
    public void Of_two_moderators_who_change_one_article_the_second_is_refused()
    {
        _folder.Write("articles/sochi.txt", Some.Sochi);
        var seen = _editor.Find("sochi.txt")!;
        var (one, other) = (_editor.ProposeCorrection(seen, "One."), _editor.ProposeRetraction(seen, "Other."));
        Assert.Equal(EditRefusal.None, _editor.Apply(one, Anna).Refusal);
        Assert.Equal(EditRefusal.Changed, _editor.Apply(other, Anna + 1).Refusal);
        Assert.Equal("One.", _editor.Find("sochi.txt")!.Report.Article!.Correction);
    }

    [Fact]
    public void A_question_is_written_with_the_words_that_answer_it_and_the_others_stay()
    {
        _folder.Write("articles/sochi.txt", Some.Sochi);
        _editor.Apply(
            _editor.ProposeQuestion(_editor.Find("sochi.txt")!, "Who met | in Vienna => when?", "He met the parties"),
            Anna
        );
        Assert.Equal(
            [(Some.Question, null), ("Who met / in Vienna → when?", "He met the parties")],
            _editor.Find("sochi.txt")!.Report.Article!.Questions.Select(question => (question.Text, question.Passage))
        );
    }

    [Fact]
    public void A_value_that_can_not_be_read_is_a_new_problem()
    {
        _folder.Write("articles/sochi.txt", Some.Sochi);
        var seen = _editor.Find("sochi.txt")!;
        Assert.Contains(
            "'soon' is no date",
            _editor.ProposeEntry(seen, HeaderKey.Date, "soon").NewProblem!.What,
            StringComparison.Ordinal
        );
        Assert.Null(_editor.ProposeEntry(seen, HeaderKey.Date, "2018-01-02").NewProblem);
    }

    [Fact]
    public void Synonyms_are_added_line_by_line()
    {
        _editor.Apply(_editor.ProposeSynonym("quake, tremor")!, Anna);
        _editor.Apply(_editor.ProposeSynonym("UN => United Nations")!, Anna);
        Assert.Equal("quake, tremor\nUN => United Nations\n", Read("synonyms.txt"));
        Assert.Null(_editor.ProposeSynonym("alone"));
    }

    [Fact]
    public void The_audit_log_has_user_action_file_and_text_and_leads_from_the_first_state_to_the_last()
    {
        Publish(Some.Sochi);
        _editor.Apply(_editor.ProposeCorrection(_editor.Find(SochiFile)!, "It was thirty."), 2);
        var removal = Remove(SochiFile, 3);
        _editor.Undo(removal.Id!.Value, 4);
        Write("post.txt", Some.Bridge);
        var entries = _log.Last(10);
        Assert.Equal(
            [
                (Anna, "wrote", "post.txt", null),
                (4, "brought back", SochiFile, null),
                (3, "removed", SochiFile, null),
                (2, "corrected", SochiFile, "It was thirty."),
                (Anna, "published", SochiFile, null),
            ],
            entries.Select(entry => (entry.By, entry.What, entry.Article, entry.Detail))
        );
        var state = new Dictionary<string, string?>();
        foreach (var change in entries.AsEnumerable().Reverse().SelectMany(entry => entry.Files))
        {
            Assert.Equal(state.GetValueOrDefault(change.File), change.Before);
            state[change.File] = change.After;
        }

        Assert.All(state, file =>
            Assert.Equal(ContentStore.GetHash(File.ReadAllBytes(Path.Combine(Articles, file.Key))), file.Value)
        );
    }

    [Fact]
    public void A_change_that_can_not_be_written_leaves_everything_as_it_was()
    {
        SkipWhenShared();
        _folder.Write(
            "articles/page.html",
            "<h1>Fire</h1><p>A fire broke out in the harbour on Monday, they said.</p>"
        );
        var edit = _editor.ProposeCorrection(_editor.Find("page.html")!, "It was in June.");
        Directory.CreateDirectory(Path.Combine(Articles, "page.html.header"));
        var result = _editor.Apply(edit, Anna);
        Assert.Equal(EditRefusal.NotWritten, result.Refusal);
        Assert.NotEmpty(result.Reason!);
        Assert.Empty(_log.Last(1));
        Assert.Empty(_log.FindUnfinished());
    }

    [Fact]
    public void A_change_without_a_log_is_not_made()
    {
        SkipWhenShared();
        _database.Execute("drop table audit");
        Assert.Equal(EditRefusal.NotLogged, Write("post.txt", Some.Bridge).Refusal);
        Assert.Empty(Directory.GetFiles(Articles));
    }

    [Fact]
    public void What_a_crash_left_half_done_is_taken_back()
    {
        SkipWhenShared();
        const string page = "<h1>Fire</h1><p>A fire broke out in the harbour on Monday, they said.</p>";
        _folder.Write("articles/page.html", page);
        _folder.Write("articles/page.html.header", "outlet: Wire");
        Remove("page.html");
        _database.Execute("update audit set is_done = 0");

        // The second file was not removed yet.
        _folder.Write("articles/page.html.header", "outlet: Wire");
        Assert.True(_editor.Recover());
        Assert.Equal(page, Read("page.html"));
        Assert.Empty(_log.Last(1));

        Remove("page.html");
        _database.Execute("update audit set is_done = 0");
        Assert.True(_editor.Recover());
        Assert.Empty(Directory.GetFiles(Articles));
        Assert.Equal("removed", Assert.Single(_log.Last(1)).What);
    }

    [Theory]
    [InlineData("../secre")]
    [InlineData("*")]
    [InlineData("")]
    public void An_invalid_id_leads_to_no_draft(string id)
    {
        Draft(Some.Bridge);
        _folder.Write("data/secre_t.txt", "secret");
        Assert.Null(_drafts.Find(id));
        Assert.False(_drafts.Discard(id));
    }

    [Fact]
    public void The_same_content_under_two_endings_is_two_drafts()
    {
        var content = Encoding.UTF8.GetBytes(Some.Bridge);
        Assert.NotEqual(_drafts.Keep("a.txt", content).Id, _drafts.Keep("a.md", content).Id);
        Assert.Equal(_drafts.Keep("a.txt", content).Id, _drafts.Keep("b.TXT", content).Id);
    }

    [Fact]
    public void A_feed_whose_first_entry_is_no_article_is_still_a_draft()
    {
        var text = string.Concat(Enumerable.Repeat("The mayor opened the harbour bridge on Tuesday. ", 10));
        var (id, reports) = _drafts.Keep(
            "feed.xml",
            Encoding.UTF8.GetBytes(
                $"<rss><channel><item><title>Empty</title></item><item><title>Full</title><description>{text}</description></item></channel></rss>"
            )
        );
        Assert.NotNull(id);
        Assert.Equal([false, true], reports.Select(report => report.IsLive));
    }

    [Fact]
    public void Drafts_and_earlier_versions_are_for_the_account_that_runs_the_bot_alone()
    {
        SkipWhenShared();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (OperatingSystem.IsWindows())
            return;
        Publish(Some.Sochi);
        foreach (var folder in new[] { "drafts", "history" })
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(_folder.Path, "data", folder))
            );
    }

    private void SkipWhenShared() => Assert.SkipWhen(_database.IsShared, "In PostgreSQL a change is one transaction.");

    private string Draft(string text) => _drafts.Keep("article.txt", Encoding.UTF8.GetBytes(text)).Id!;

    private EditResult Publish(string text)
    {
        var draft = _drafts.Find(Draft(text))!;
        return _editor.Apply(_editor.ProposePublication(draft.Name, draft.Content), Anna);
    }

    private EditResult Write(string file, string text) =>
        _editor.Apply(_editor.ProposeContent(file, Encoding.UTF8.GetBytes(text)), Anna);

    private EditResult Remove(string file, long person = Anna) =>
        _editor.Apply(_editor.ProposeRemoval(_editor.Find(file)!), person);

    private string Read(string file) => File.ReadAllText(Path.Combine(Articles, file));
}

public sealed class EditorialServiceSqliteTests() : EditorialServiceTests(server: null);

public sealed class EditorialServicePostgresTests() : EditorialServiceTests(TestDatabase.Connect());
