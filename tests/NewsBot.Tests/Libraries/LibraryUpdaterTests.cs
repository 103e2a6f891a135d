using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Libraries;
using NewsBot.Search;
using NewsBot.TestServer;

namespace NewsBot.Tests.Libraries;

public sealed class LibraryUpdaterTests : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private readonly TempFolder _folder = new();
    private readonly TempFolder _data = new();
    private readonly FakeTimeProvider _time = Some.Clock();
    private readonly ArticleFolder _articles;
    private readonly CurrentLibrary _current;
    private readonly LibraryUpdater _updater;

    public LibraryUpdaterTests()
    {
        _folder.Write("bridge.txt", Some.Bridge);
        _articles = new ArticleFolder(_folder.Path, _time, new LastGoodVersions(Path.Combine(_data.Path, "last-good")));
        _current = new CurrentLibrary(LibraryBuilder.Load(_articles));
        _updater = new LibraryUpdater(_articles, _current, _time, NullLogger<LibraryUpdater>.Instance);
    }

    private string Live => string.Join(' ', _current.Value.Index.Articles.Select(article => article.Id));

    public void Dispose()
    {
        _folder.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Where_nothing_has_changed_the_library_stays()
    {
        var library = _current.Value;
        Assert.False(await UpdateAsync());
        Assert.Same(library, _current.Value);
    }

    [Fact]
    public async Task An_added_file_is_live_and_a_deleted_file_is_removed()
    {
        _folder.Write("sub/sochi.txt", Some.Sochi);
        Assert.True(await UpdateAsync());
        Assert.Equal("bridge.txt sub/sochi.txt", Live);

        File.Move(Path.Combine(_folder.Path, "sub/sochi.txt"), Path.Combine(_folder.Path, "renamed.txt"));
        Assert.True(await UpdateAsync());
        Assert.Equal("bridge.txt renamed.txt", Live);

        File.Delete(Path.Combine(_folder.Path, "renamed.txt"));
        Assert.True(await UpdateAsync());
        Assert.Equal("bridge.txt", Live);
    }

    [Fact]
    public async Task Only_what_changed_is_read_again()
    {
        var bridge = _current.Value.Files[0].Article;
        _folder.Write("sochi.txt", Some.Sochi);
        await UpdateAsync();
        Assert.Same(bridge, _current.Value.Files[0].Article);
    }

    [Fact]
    public async Task A_file_that_breaks_keeps_its_last_good_version_until_it_is_whole_again()
    {
        _folder.Write("bridge.txt", [1, 2, 0, 3]);
        Assert.True(await UpdateAsync());
        var file = Assert.Single(_current.Value.Files);
        Assert.True(file.IsKept);
        Assert.Equal(
            ("bridge.txt", "this is not a text file: it has a zero byte at offset 2"),
            (Live, Assert.Single(file.Problems).What)
        );

        _folder.Write("bridge.txt", "broken again\0");
        await UpdateAsync();
        Assert.Equal("bridge.txt", Live);

        _folder.Write("bridge.txt", "The bridge is open\n\nThe mayor opened the bridge again on Friday.");
        await UpdateAsync();
        Assert.Equal(
            "The mayor opened the bridge again on Friday.",
            Assert.Single(_current.Value.Index.Articles).Paragraphs[^1]
        );
        Assert.False(_current.Value.Files[0].IsKept);
    }

    [Theory]
    [InlineData("title: The bridge is closed\nstatus: retracted\ncorrection: There is no bridge.")] // no text at all
    [InlineData("title: The bridge is closed\nstatus: retract\n\nThe mayor opened no bridge.")] // a status that is not known
    [InlineData("title: The bridge is closed\nstatus: draft")]
    public async Task An_article_whose_file_gets_a_status_is_quoted_no_more(string replacement)
    {
        _folder.Write("bridge.txt", replacement);
        Assert.True(await UpdateAsync());
        Assert.Equal("", Live);
        Assert.Empty(LibraryBuilder.Load(_articles, cancellationToken: Test).Index.Articles);
    }

    [Fact]
    public async Task An_entry_of_a_feed_that_breaks_does_not_bring_the_others_back_to_their_last_version()
    {
        _folder.Write("feed.xml", Feed("The mayor opened the bridge on Monday.", "A fire broke out in the harbour."));
        await UpdateAsync();
        Assert.Equal("bridge.txt feed.xml#1 feed.xml#2", Live);
        _folder.Write("feed.xml", Feed("The mayor closed the bridge again on Tuesday.", ""));
        await UpdateAsync();
        Assert.Equal("bridge.txt feed.xml#1", Live);
        Assert.StartsWith(
            "The mayor closed the bridge again on Tuesday.",
            _current.Value.Index.Articles[1].Paragraphs[0],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(_current.Value.Files, file => file.IsKept);

        static string Feed(params string[] texts) =>
            $"""<rss version="2.0"><channel><title>Wire</title>{string.Concat(texts.Select((text, i) => $"<item><title>Number {i}</title><description>{text}{(text.Length > 0 ? string.Concat(Enumerable.Repeat(" Nobody was hurt when it happened.", 12)) : "")}</description></item>"))}</channel></rss>""";
    }

    [Fact]
    public async Task A_good_version_outlives_a_restart_and_is_forgotten_when_the_file_is_whole_again()
    {
        _folder.Write("bridge.txt", [1, 2, 0, 3]);
        await UpdateAsync();
        var restarted = LibraryBuilder.Load(_articles, cancellationToken: Test);
        Assert.Equal(_current.Value.Fingerprint, restarted.Fingerprint);
        Assert.Equivalent(_current.Value.Index.Articles, restarted.Index.Articles, strict: true);
        Assert.True(restarted.Files[0].IsKept);

        _folder.Write("bridge.txt", Some.Bridge);
        await UpdateAsync();
        _folder.Write("bridge.txt", [1, 2, 0, 3]);
        Assert.Empty(LibraryBuilder.Load(_articles, cancellationToken: Test).Index.Articles);
    }

    [Fact]
    public async Task A_good_version_is_never_taken_for_that_of_another_file()
    {
        _folder.Write("sochi.txt", Some.Sochi);
        await UpdateAsync();
        foreach (var file in new[] { "bridge.txt", "sochi.txt" })
            _folder.Write(file, [1, 2, 0, 3]);
        await UpdateAsync();
        var kept = Directory.GetFiles(Path.Combine(_data.Path, "last-good"));
        Assert.Equal(2, kept.Length);
        var (one, other) = (await File.ReadAllBytesAsync(kept[0], Test), await File.ReadAllBytesAsync(kept[1], Test));
        await File.WriteAllBytesAsync(kept[0], other, Test);
        await File.WriteAllBytesAsync(kept[1], one, Test);
        Assert.Empty(LibraryBuilder.Load(_articles, cancellationToken: Test).Index.Articles);
    }

    [Fact]
    public async Task A_file_is_read_when_it_is_written_to_the_end()
    {
        _folder.Write("sochi.txt", "Half a");
        var update = _updater.UpdateAsync(Test);
        _folder.Write("sochi.txt", Some.Sochi);
        _time.Advance(Quiet);
        Assert.False(update.IsCompleted);
        Assert.True(await FinishAsync(update));
        Assert.Equal(Some.Article(Some.Sochi).Paragraphs, _current.Value.Index.Articles[1].Paragraphs);
    }

    [Fact]
    public async Task A_file_that_keeps_changing_does_not_delay_others()
    {
        _folder.Write("sochi.txt", Some.Sochi);
        _folder.Write("growing.txt", "Growing\n\n");
        var update = _updater.UpdateAsync(Test);
        while (!update.IsCompleted)
        {
            await File.AppendAllTextAsync(Path.Combine(_folder.Path, "growing.txt"), "It grows and grows.\n", Test);
            _time.Advance(Quiet);
            await Task.Yield();
        }

        Assert.True(await update);
        Assert.Equal("bridge.txt sochi.txt", Live);
    }

    [Fact]
    public async Task A_file_that_keeps_growing_keeps_its_previous_version()
    {
        _folder.Write("sochi.txt", Some.Sochi);
        await UpdateAsync();
        _folder.Write("sochi.txt", "Growing\n\n");
        _folder.Write("new.txt", "The ship\n\nThe old ship sank in the harbour at night.");
        var update = _updater.UpdateAsync(Test);
        while (!update.IsCompleted)
        {
            await File.AppendAllTextAsync(Path.Combine(_folder.Path, "sochi.txt"), "It grows and grows.\n", Test);
            _time.Advance(Quiet);
            await Task.Yield();
        }

        Assert.True(await update);
        Assert.Equal("bridge.txt new.txt sochi.txt", Live);
        Assert.Equal("Rebels reject the Sochi congress", _current.Value.Index.Articles[2].Headline);
    }

    [Fact]
    public async Task A_folder_that_is_gone_leaves_the_last_library_live_and_is_complained_of_until_it_is_back()
    {
        Directory.Delete(_folder.Path, recursive: true);
        Assert.False(await UpdateAsync());
        Assert.False(await UpdateAsync());
        Assert.Equal("bridge.txt", Live);
        Assert.Contains("does not exist", _updater.Complaint, StringComparison.Ordinal);
        Assert.Equal(2, _updater.Failures);
        _folder.Write("bridge.txt", Some.Bridge);
        await UpdateAsync();
        Assert.Null(_updater.Complaint);
    }

    [Fact]
    public async Task Synonyms_that_break_keep_their_last_good_version()
    {
        _folder.Write("synonyms.txt", "burgomaster => mayor");
        await UpdateAsync();
        _folder.Write("synonyms.txt", [1, 2, 0, 3]);
        await UpdateAsync();
        Assert.Equal("bridge.txt", _current.Value.Index.Search("What did the burgomaster open?").Hits[0].Article.Id);
        Assert.True(_current.Value.Files.Single(file => file.Path == "synonyms.txt").IsKept);
    }

    [Fact]
    public async Task A_file_that_was_written_over_within_a_tick_of_the_clock_is_seen_by_its_length()
    {
        var written = File.GetLastWriteTimeUtc(Path.Combine(_folder.Path, "bridge.txt"));
        File.SetLastWriteTimeUtc(
            _folder.Write("bridge.txt", Some.Bridge.Replace("mayor", "governor", StringComparison.Ordinal)),
            written
        );
        Assert.True(await UpdateAsync());
        Assert.StartsWith("The governor", _current.Value.Index.Articles[0].Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_link_leads_to_is_read_again_when_it_changes()
    {
        _folder.Write(".store/ship.txt", "The ship\n\nThe old ship sank in the harbour at night.");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "ship.txt"), ".store/ship.txt");
        await UpdateAsync();
        _folder.Write(".store/ship.txt", "The ship\n\nThe old ship was raised from the harbour by day.");
        Assert.True(await UpdateAsync());
        Assert.Contains("was raised", _current.Value.Index.Articles[1].Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_fragmented_library_is_compacted()
    {
        const string story = "The old ferry burned in the harbour at night, and nobody was on board of it when it did.";
        for (var i = 0; i < 2; i++)
            _folder.Write($"{i}.txt", $"title: Ferry {i}\noutlet: Outlet {i}\n\n{story}");
        _folder.Write("es.txt", "title: El alcalde\nlang: es\n\nEl alcalde cerró el puente viejo el martes.");
        _folder.Write("retracted.txt", "status: retracted\n" + Some.Sochi);
        _folder.Write("synonyms.txt", "vessel => ship");
        var content = _articles.Read(cancellationToken: Test);
        _current.Value = LibraryBuilder.Build(
            _folder.Path,
            content,
            Some.NothingIndexed(new IndexSizes(MergedAtOnce: 0, LongFrom: 0)),
            cancellationToken: Test
        );
        _folder.Write("ship.txt", "The ship\n\nThe old ship sank.\n\nIt was night.\n\nNobody was on board.");
        Assert.True(await UpdateAsync());
        var merged = _current.Value;
        Assert.Null(merged.Compact(Test));
        Assert.Equal("ship.txt", merged.Index.Search("Which vessel sank?").Hits[0].Article.Id);
        Assert.NotNull(merged.FindRetracted(ArticleKey.Of("retracted.txt")));
        var ferry = merged.Find(ArticleKey.Of("0.txt"))!;
        Assert.Equal(["1.txt"], merged.AlsoIn(ferry, ferry.Paragraphs[0]).Select(copy => copy.Id));
        Assert.Equal("es", merged.FindLanguage(merged.Find(ArticleKey.Of("es.txt"))!));
    }

    [Fact]
    public async Task A_folder_that_is_empty_is_believed_to_be_so_at_the_third_look()
    {
        File.Delete(Path.Combine(_folder.Path, "bridge.txt"));
        Assert.False(await UpdateAsync());
        Assert.False(await UpdateAsync());
        Assert.True(await UpdateAsync());
        Assert.Equal("", Live);
    }

    [Fact]
    public async Task A_folder_at_rest_is_read_at_the_second_look()
    {
        _folder.Write("sochi.txt", Some.Sochi);
        var update = _updater.UpdateAsync(Test);
        Assert.False(update.IsCompleted);
        _time.Advance(Quiet);
        Assert.True(await Patience.For("the library, after one pause", update, Test));
    }

    [Fact]
    public async Task A_draft_that_is_broken_now_has_no_last_good_version()
    {
        _folder.Write("draft.txt", "status: draft\n" + Some.Sochi);
        Assert.True(await UpdateAsync());
        _folder.Write("draft.txt", "\0");
        Assert.True(await UpdateAsync());
        Assert.False(_current.Value.Files.Single(file => file.Path == "draft.txt").IsKept);
    }

    [Fact]
    public async Task A_folder_without_an_article_that_is_emptied_is_believed_at_once()
    {
        File.Delete(Path.Combine(_folder.Path, "bridge.txt"));
        _folder.Write("broken.txt", "\0");
        Assert.True(await UpdateAsync());
        File.Delete(Path.Combine(_folder.Path, "broken.txt"));
        Assert.True(await UpdateAsync());
        Assert.Empty(_current.Value.Files);
    }

    [Fact]
    public async Task An_editors_temporary_files_are_no_change()
    {
        foreach (var name in new[] { ".bridge.txt.swp", "bridge.txt~", "~$bridge.txt", "upload.tmp", "upload.TMP" })
            _folder.Write(name, "x");
        Assert.False(await UpdateAsync());
    }

    [Fact]
    public async Task The_watcher_sees_changes_by_notification_and_by_polling()
    {
        using var watcher = new LibraryWatcher(
            _updater,
            TimeSpan.FromSeconds(5),
            _time,
            NullLogger<LibraryWatcher>.Instance
        );
        await watcher.StartAsync(Test);
        _folder.Write("sochi.txt", Some.Sochi);
        await Patience.For("the new file to be live", PassTimeUntil(() => Live != "bridge.txt"), Test);
        await watcher.StopAsync(Test);
        Assert.Equal("bridge.txt sochi.txt", Live);
    }

    [Fact]
    public async Task A_question_sees_the_whole_of_one_library_while_all_files_are_replaced()
    {
        WriteAll("first");
        await UpdateAsync();
        var versions = new HashSet<string>();
        WriteAll("second");
        Ask();
        var update = Task.Run(UpdateAsync, Test);
        await Patience.For(
            "all files to be replaced",
            AskUntil(() => update.IsCompleted && versions.Contains("second edition")),
            Test
        );
        Assert.Equal(["first edition", "second edition"], versions.Order());

        void WriteAll(string edition)
        {
            for (var i = 0; i < 200; i++)
                _folder.Write(
                    $"{i}.txt",
                    $"Harbour {i}\n\nThe harbour bridge was closed, says the {edition} edition.\n\nNobody knows when."
                );
        }

        async Task AskUntil(Func<bool> condition)
        {
            while (!condition() && !Test.IsCancellationRequested)
            {
                Ask();
                await Task.Yield();
            }
        }

        void Ask()
        {
            var hits = _current.Value.Index.Search("Which edition says that the harbour bridge was closed?").Hits;
            versions.Add(
                string.Join(
                    '|',
                    hits.Where(hit =>
                            hit.Text.Contains("edition", StringComparison.Ordinal) && hit.Article.Id != "bridge.txt"
                        )
                        .Select(hit => hit.Text.Split(" the ")[^1].TrimEnd('.'))
                        .Distinct()
                )
            );
        }
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private Task<bool> UpdateAsync() => FinishAsync(_updater.UpdateAsync(Test));

    /// <summary>Lets the time pass in which the folder comes to rest.</summary>
    private async Task<bool> FinishAsync(Task<bool> update)
    {
        await Patience.For("the folder to come to rest", PassTimeUntil(() => update.IsCompleted), Test);
        return await update;
    }

    private async Task PassTimeUntil(Func<bool> condition)
    {
        while (!condition() && !Test.IsCancellationRequested)
        {
            _time.Advance(Quiet);
            await Task.Yield();
        }
    }
}
