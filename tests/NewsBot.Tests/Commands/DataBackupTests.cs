using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Commands;
using NewsBot.Errors;
using NewsBot.Storage;
using NewsBot.TestServer;

namespace NewsBot.Tests.Commands;

public sealed class DataBackupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public DataBackupTests()
    {
        _folder.Write("articles/sub/sochi.txt", Some.Sochi);
        _folder.Write("data/drafts/one", "a draft");
        _folder.Write("data/inbox.db", "updates");
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(_folder.Path, "copy");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_holds_the_articles_and_what_people_asked_for_while_the_store_is_in_use()
    {
        var data = Path.Combine(_folder.Path, "data");
        using var inUse = Database.In(data, Some.Clock(), NullLogger.Instance);
        Assert.True(new UnansweredQuestions(inUse, Some.Clock()).Add("Who won?", "en", 7, "en"));

        Assert.Equal(3, Write());
        Assert.Equal(["articles/sub/sochi.txt", "data/drafts/one", "data/newsbot.db"], Files());
        using var restored = Database.In(Path.Combine(Target, "data"), Some.Clock(), NullLogger.Instance);
        Assert.Equal("Who won?", Assert.Single(new UnansweredQuestions(restored, Some.Clock()).All()).Question);
    }

    [Fact]
    public async Task Links_to_folders_and_pipes_are_ignored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no pipes in folders on Windows.");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "articles", "loop"), ".");
        using var made = new StartedProcess("mkfifo", Path.Combine(_folder.Path, "articles", "pipe.txt"));
        await made.EndAsync(Test);
        Write();
        Assert.Equal(["articles/sub/sochi.txt", "data/drafts/one"], Files());
    }

    [Fact]
    public void Nothing_is_written_over_and_nothing_into_what_is_copied()
    {
        Write();
        Assert.Equal(2, Assert.Throws<UserError>(() => Write()).ExitCode);
        Assert.Equal(2, Assert.Throws<UserError>(() => Write("articles/copy")).ExitCode);
        Assert.Equal(2, Assert.Throws<UserError>(() => Write("data/copy")).ExitCode);
    }

    [Fact]
    public void A_backup_that_is_stopped_leaves_no_folder_that_looks_whole()
    {
        Assert.Throws<OperationCanceledException>(() =>
            DataBackup.Write(Articles, Data, Target, _ => { }, new CancellationToken(canceled: true))
        );
        Assert.False(Directory.Exists(Target));
        Write();
        Assert.False(Directory.Exists(Target + ".partial"));
    }

    private string Articles => Path.Combine(_folder.Path, "articles");

    private string Data => Path.Combine(_folder.Path, "data");

    private int Write(string target = "copy") =>
        DataBackup.Write(Articles, Data, Path.Combine(_folder.Path, target), _ => { }, Test);

    private IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Target, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Target, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
