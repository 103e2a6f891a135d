using System.Text;
using NewsBot.Articles;
using NewsBot.Moderation.Editing;
using NewsBot.PostgreSql;
using NewsBot.Storage;
using NewsBot.Tests.Storage;

namespace NewsBot.Tests.PostgreSql;

/// <summary>Instances that share their articles, each with a folder of its own.</summary>
public sealed class SharedArticlesTests : IDisposable
{
    private const long Anna = 7;

    private readonly TempFolder _folder = new();
    private readonly string _schema = TestDatabase.CreateSchema();
    private readonly List<MirrorInstance> _instances = [];

    public SharedArticlesTests() => TestDatabase.Migrate(_schema);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var instance in _instances)
            instance.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_one_instance_publishes_corrects_and_removes_the_other_has()
    {
        var (first, second) = (Start("first"), Start("second"));
        first.Write("sochi.txt", Some.Sochi);
        second.Mirror.CatchUp(cancellationToken: Test);
        Assert.Equal(Some.Sochi, second.ReadFile("sochi.txt"));

        second.Write("sochi.txt", Some.Bridge);
        first.Mirror.CatchUp(cancellationToken: Test);
        Assert.Contains("Harbour bridge", first.ReadFile("sochi.txt"), StringComparison.Ordinal);

        first.Remove("sochi.txt");
        second.Mirror.CatchUp(cancellationToken: Test);
        Assert.Empty(second.ListFiles());
        Assert.Equal(first.Mirror.Version, second.Mirror.Version);
    }

    [Fact]
    public void A_change_is_undone_on_the_other_instance()
    {
        var (first, second) = (Start("first"), Start("second"));
        first.Write("channels/post.txt", Some.Sochi);
        var removal = first.Remove("channels/post.txt");
        second.Editor.Undo(removal.Id!.Value, Anna);
        first.Mirror.CatchUp(cancellationToken: Test);
        Assert.Equal(Some.Sochi, first.ReadFile("channels/post.txt"));
    }

    [Fact]
    public void A_draft_is_published_on_the_other_instance()
    {
        var (first, second) = (Start("first"), Start("second"));
        var id = first.Drafts.Keep("article.txt", Encoding.UTF8.GetBytes(Some.Sochi)).Id!;
        var draft = second.Drafts.Find(id)!;
        second.Editor.Apply(second.Editor.ProposePublication(draft.Name, draft.Content), Anna);
        Assert.True(second.Drafts.Discard(id));
        Assert.False(first.Drafts.Discard(id));
        first.Mirror.CatchUp(cancellationToken: Test);
        Assert.Equal(Some.Sochi, first.ReadFile(draft.Name));
    }

    [Fact]
    public void Of_two_moderators_on_two_instances_the_second_is_refused()
    {
        var (first, second) = (Start("first"), Start("second"));
        first.Write("sochi.txt", Some.Sochi);
        var one = first.Editor.ProposeCorrection(first.Editor.Find("sochi.txt")!, "It was thirty groups.");
        var other = second.Editor.ProposeCorrection(second.Editor.Find("sochi.txt")!, "It was fifty groups.");
        Assert.Equal(EditRefusal.None, first.Editor.Apply(one, Anna).Refusal);
        Assert.Equal(EditRefusal.Changed, second.Editor.Apply(other, Anna).Refusal);
    }

    [Fact]
    public async Task Changes_of_many_moderators_at_once_are_all_made_and_all_instances_have_the_same_files()
    {
        var instances = Enumerable.Range(0, 3).Select(i => Start($"instance{i}")).ToList();
        await Task.WhenAll(
            instances.Select(
                (instance, i) =>
                    Task.Run(
                        () =>
                        {
                            for (var k = 0; k < 20; k++)
                                instance.Write($"{i}/{k % 7}.txt", $"{Some.Sochi}\n\nVersion {k}.");
                        },
                        Test
                    )
            )
        );
        foreach (var instance in instances)
            instance.Mirror.CatchUp(cancellationToken: Test);
        Assert.Equal(21, instances[0].ListFiles().Count);
        foreach (var instance in instances)
        {
            Assert.Equal(instances[0].ListFiles(), instance.ListFiles());
            Assert.All(instance.ListFiles(), file =>
            {
                Assert.Equal(instances[0].ReadFile(file), instance.ReadFile(file));
                Assert.Equal(instances[0].GetTime(file), instance.GetTime(file));
            });
        }
    }

    [Fact]
    public void An_instance_that_was_away_gets_what_changed_and_loses_what_was_removed()
    {
        var first = Start("first");
        first.Write("sochi.txt", Some.Sochi);
        first.Write("bridge.txt", Some.Bridge);
        using (var before = Start("second"))
            before.Mirror.CatchUp(cancellationToken: Test);
        first.Write("sochi.txt", Some.Bridge);
        first.Remove("bridge.txt");

        var second = Start("second");
        second.Mirror.CatchUp(cancellationToken: Test);
        Assert.Equal(["sochi.txt"], second.ListFiles());
        Assert.Contains("Harbour bridge", second.ReadFile("sochi.txt"), StringComparison.Ordinal);
        Assert.Empty(second.ListSetAside());
    }

    [Fact]
    public void What_was_written_by_hand_is_set_aside_and_the_shared_version_comes_back()
    {
        var (first, second) = (Start("first"), Start("second"));
        first.Write("sochi.txt", Some.Sochi);
        first.Write("bridge.txt", Some.Bridge);
        second.Mirror.CatchUp(cancellationToken: Test);
        second.WriteFile("sochi.txt", "Mine.");
        File.Delete(second.GetPath("bridge.txt"));
        second.Clock.Advance(TimeSpan.FromSeconds(10));
        second.Mirror.CheckFolder();
        Assert.Equal(Some.Sochi, second.ReadFile("sochi.txt"));
        Assert.Equal(Some.Bridge, second.ReadFile("bridge.txt"));
        Assert.Equal("Mine.", File.ReadAllText(Assert.Single(second.ListSetAside())));
    }

    [Fact]
    public void What_was_written_by_hand_is_set_aside_before_a_newer_version_comes()
    {
        var (first, second) = (Start("first"), Start("second"));
        first.Write("sochi.txt", Some.Sochi);
        second.Mirror.CatchUp(cancellationToken: Test);
        second.WriteFile("sochi.txt", "Mine.");
        first.Write("sochi.txt", Some.Bridge);
        second.Mirror.CatchUp(cancellationToken: Test);
        Assert.Contains("Harbour bridge", second.ReadFile("sochi.txt"), StringComparison.Ordinal);
        Assert.Equal("Mine.", File.ReadAllText(Assert.Single(second.ListSetAside())));
    }

    [Fact]
    public void A_file_of_one_folder_alone_stays_there_and_is_shared_once_it_is_changed()
    {
        var (first, second) = (Start("first"), Start("second"));
        first.WriteFile("sochi.txt", Some.Sochi);
        first.Mirror.CatchUp(cancellationToken: Test);
        Assert.False(first.Mirror.Has("sochi.txt"));
        var edit = first.Editor.ProposeCorrection(first.Editor.Find("sochi.txt")!, "It was thirty groups.");
        Assert.Equal(EditRefusal.None, first.Editor.Apply(edit, Anna).Refusal);
        second.Mirror.CatchUp(cancellationToken: Test);
        Assert.Contains("thirty groups", second.ReadFile("sochi.txt"), StringComparison.Ordinal);
        Assert.Empty(first.ListSetAside());
    }

    [Fact]
    public void A_path_that_leads_out_of_the_folder_is_not_written()
    {
        var first = Start("first");
        first.Write("sochi.txt", Some.Sochi);
        first.Server.Use(connection => connection.Execute("update articles set path = '../secret.txt'"));
        Start("second").Mirror.CatchUp(cancellationToken: Test);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "secret.txt", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_change_without_a_server_is_refused_with_the_reason()
    {
        var first = Start("first");
        first.Write("sochi.txt", Some.Sochi);
        var edit = first.Editor.ProposeCorrection(first.Editor.Find("sochi.txt")!, "It was thirty groups.");
        first.Server.Use(connection => connection.Execute("alter table articles rename to gone"));
        var result = first.Editor.Apply(edit, Anna);
        Assert.Equal(EditRefusal.NotWritten, result.Refusal);
        Assert.StartsWith("PostgreSQL: ", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_confirmation_is_lost_is_made_once()
    {
        await using var relay = new CommitRelay(_schema);
        var first = Start("first", relay.ConnectionString);
        relay.LoseConfirmation();
        var result = first.Write("sochi.txt", Some.Sochi);
        Assert.Equal(EditRefusal.None, result.Refusal);
        Assert.Equal([result.Id], first.ListChanges());
        Assert.Equal(Some.Sochi, first.ReadFile("sochi.txt"));
    }

    [Fact]
    public async Task A_change_whose_connection_breaks_before_the_commit_is_made_again()
    {
        await using var relay = new CommitRelay(_schema);
        var first = Start("first", relay.ConnectionString);
        relay.LoseCommit();
        var result = first.Write("sochi.txt", Some.Sochi);
        Assert.Equal(EditRefusal.None, result.Refusal);
        Assert.Equal([result.Id], first.ListChanges());
        Assert.Equal(Some.Sochi, first.ReadFile("sochi.txt"));
    }

    [Fact]
    public void A_folder_is_imported_once_and_what_moderators_removed_stays_removed()
    {
        var first = Start("first");
        _folder.Write("old/sochi.txt", Some.Sochi);
        _folder.Write("old/deep/bridge.txt", Some.Bridge);
        _folder.Write("old/deep/bridge.txt.header", "outlet: Example Post");
        _folder.Write("old/synonyms.txt", "harbour, port");
        _folder.Write("old/picture.jpg", "no article");
        var imported = Import(first);
        Assert.Equal((4, 0, 0), (imported.New, imported.Changed, imported.Same));
        Assert.Equal("picture.jpg", Assert.Single(imported.Refused).File);
        Assert.Equal(EditRefusal.None, first.Remove("sochi.txt").Refusal);
        _folder.Write("old/deep/bridge.txt", Some.Bridge + "\n\nMore of it.");

        var again = Import(first);
        Assert.Equal((0, 1, 2), (again.New, again.Changed, again.Same));
        Assert.Equal(["sochi.txt"], again.Removed);

        Assert.Equal(
            (1, 0, 3),
            Import(first, withRemoved: true) is var all ? (all.New, all.Changed, all.Same) : default
        );
        first.Mirror.CatchUp(cancellationToken: Test);
        Assert.Equal(["deep/bridge.txt", "deep/bridge.txt.header", "sochi.txt", "synonyms.txt"], first.ListFiles());
    }

    [Fact]
    public void What_is_exported_is_what_was_imported()
    {
        var first = Start("first");
        _folder.Write("old/sochi.txt", Some.Sochi);
        _folder.Write("old/deep/bridge.txt", Some.Bridge);
        Import(first);
        first.Remove("sochi.txt");
        var target = Path.Combine(_folder.Path, "new");
        Assert.Equal(1, first.Transfer.Export(target, new Progress<LoadProgress>(), Test));
        Assert.Equal(Some.Bridge, File.ReadAllText(Path.Combine(target, "deep", "bridge.txt")));
        Assert.Single(Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories));
    }

    private ImportReport Import(MirrorInstance instance, bool withRemoved = false) =>
        instance.Transfer.Import(
            new ArticleFolder(Path.Combine(_folder.Path, "old"), instance.Clock),
            withRemoved,
            Anna,
            new Progress<LoadProgress>(),
            Test
        );

    private MirrorInstance Start(string name, string? connectionString = null)
    {
        var instance = new MirrorInstance(connectionString ?? _schema, Path.Combine(_folder.Path, name));
        _instances.Add(instance);
        return instance;
    }
}
