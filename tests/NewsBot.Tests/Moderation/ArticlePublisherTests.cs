using System.Text;
using System.Threading.Channels;
using NewsBot.Moderation;
using NewsBot.Storage;
using NewsBot.TestServer;

namespace NewsBot.Tests.Moderation;

public sealed class ArticlePublisherTests : IDisposable
{
    private const long Anna = 7;
    private const string SochiFile = "2017-12-26-rebels-reject-the-sochi-congress.txt";

    private readonly TempFolder _folder = new();
    private readonly Database _database = Database.Temporary();
    private readonly ArticlePublisher _desk;

    public ArticlePublisherTests()
    {
        Directory.CreateDirectory(Articles);
        _desk = new ArticlePublisher(
            Articles,
            Path.Combine(_folder.Path, "data"),
            new AuditLog(_database, Some.Clock()),
            Some.Clock()
        );
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

        _desk.Publish(Draft(Some.Sochi), Anna);
        _desk.Write("post.txt", Encoding.UTF8.GetBytes(Some.Bridge), Anna);
        _desk.Write("post.txt", Encoding.UTF8.GetBytes(Some.Sochi), Anna);
        _desk.Restore(_desk.Remove("post.txt", Anna)!, Anna);
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
        _desk.Publish(Draft(Some.Sochi), Anna);
        Assert.Equal(
            "2017-12-26-rebels-reject-the-sochi-congress-2.txt",
            _desk.Publish(Draft(Some.Sochi + "\n\nMore of it."), Anna)
        );
        Assert.Equal(Some.Sochi, File.ReadAllText(Path.Combine(Articles, SochiFile)));
    }

    [Fact]
    public void An_article_that_is_brought_back_leaves_the_one_that_has_taken_its_name()
    {
        _desk.Publish(Draft(Some.Sochi), Anna);
        var removal = _desk.Remove(SochiFile, Anna)!;
        _desk.Publish(Draft(Some.Sochi + "\n\nMore of it."), Anna);
        Assert.Equal("2017-12-26-rebels-reject-the-sochi-congress-2.txt", _desk.Restore(removal, Anna));
        Assert.Equal(2, Directory.GetFiles(Articles).Length);
    }

    [Fact]
    public void An_article_is_brought_back_into_its_folder_once_and_nothing_is_left_of_its_removal()
    {
        _desk.Write("channels/post.txt", Encoding.UTF8.GetBytes(Some.Sochi), Anna);
        var removal = _desk.Remove("channels/post.txt", Anna)!;
        Assert.Empty(Directory.GetFiles(Path.Combine(Articles, "channels")));
        Directory.Delete(Path.Combine(Articles, "channels"));
        Assert.Equal("channels/post.txt", _desk.Restore(removal, Anna));
        Assert.Equal(Some.Sochi, File.ReadAllText(Path.Combine(Articles, "channels/post.txt")));
        Assert.Null(_desk.Restore(removal, Anna));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "data", "removed")));
    }

    [Fact]
    public void What_is_not_there_is_not_removed() => Assert.Null(_desk.Remove("nothing.txt", Anna));

    [Fact]
    public void The_audit_log_has_user_action_and_file()
    {
        _desk.Publish(Draft(Some.Sochi), 1);
        var removal = _desk.Remove(SochiFile, 2)!;
        _desk.Restore(removal, 3);
        _desk.Write("post.txt", [65], 4);
        Assert.Equal(
            [
                (4, "wrote", "post.txt"),
                (3, "brought back", SochiFile),
                (2, "removed", SochiFile),
                (1, "published", SochiFile),
            ],
            new AuditLog(_database, Some.Clock()).Last(10).Select(change => (change.By, change.What, change.File))
        );
    }

    [Theory]
    [InlineData("../secre")]
    [InlineData("*")]
    [InlineData("")]
    public void An_invalid_id_leads_to_no_file(string id)
    {
        Draft(Some.Bridge);
        _folder.Write("data/secre_t.txt", "secret");
        Assert.Null(_desk.Publish(id, Anna));
        Assert.Null(_desk.Restore(id, Anna));
        Assert.False(_desk.Discard(id));
        Assert.Empty(Directory.GetFiles(Articles));
    }

    [Fact]
    public void The_same_content_under_two_endings_is_two_drafts()
    {
        var content = Encoding.UTF8.GetBytes(Some.Bridge);
        Assert.NotEqual(_desk.Keep("a.txt", content).Id, _desk.Keep("a.md", content).Id);
        Assert.Equal(_desk.Keep("a.txt", content).Id, _desk.Keep("b.TXT", content).Id);
    }

    [Fact]
    public void A_feed_whose_first_entry_is_no_article_is_still_a_draft()
    {
        var text = string.Concat(Enumerable.Repeat("The mayor opened the harbour bridge on Tuesday. ", 10));
        var (id, reports) = _desk.Keep(
            "feed.xml",
            Encoding.UTF8.GetBytes(
                $"<rss><channel><item><title>Empty</title></item><item><title>Full</title><description>{text}</description></item></channel></rss>"
            )
        );
        Assert.NotNull(id);
        Assert.Equal([false, true], reports.Select(report => report.IsLive));
    }

    [Fact]
    public void Drafts_and_removed_articles_are_for_the_account_that_runs_the_bot_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (OperatingSystem.IsWindows())
            return;
        _desk.Remove(_desk.Publish(Draft(Some.Sochi), Anna)!, Anna);
        foreach (var folder in new[] { "drafts", "removed" })
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(_folder.Path, "data", folder))
            );
    }

    private string Draft(string text) => _desk.Keep("article.txt", Encoding.UTF8.GetBytes(text)).Id!;
}
