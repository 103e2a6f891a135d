using NewsBot.Articles;
using NewsBot.Libraries;
using NewsBot.Moderation;

namespace NewsBot.Tests.Libraries;

public sealed class LibraryCacheTests : IDisposable
{
    private const string Question = "What did the mayor open on Tuesday?";

    private readonly TempFolder _folder = new();
    private readonly List<string> _told = [];

    private string Saved => Path.Combine(_folder.Path, "data", "library.cache");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_saved_is_what_was_read(bool textInMemory)
    {
        _folder.Write("articles/a.txt", Some.Sochi);
        _folder.Write("articles/b.txt", Some.Bridge);
        _folder.Write("articles/broken.txt", "");
        _folder.Write("articles/earlier.txt", Some.Sochi.Replace("2017-12-26", "2017-12-25", StringComparison.Ordinal));
        _folder.Write("articles/synonyms.txt", "mayor, burgomaster");
        var (read, again) = (Load(), Load(textInMemory));
        Assert.Equal(read.Fingerprint, again.Fingerprint);
        Assert.Equal(read.Files.SelectMany(ReportText.Lines), again.Files.SelectMany(ReportText.Lines));
        Assert.Equal(
            read.Index.Articles.SelectMany(article => article.Paragraphs),
            again.Index.Articles.SelectMany(article => article.Paragraphs)
        );
        Assert.Equal("b.txt", again.Index.Search("What did the burgomaster open?").Hits[0].Article.Id);
        Assert.Empty(_told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Texts_are_read_from_the_file_from_the_first_start_on_unless_they_are_held_in_memory(bool textInMemory)
    {
        _folder.Write("articles/b.txt", Some.Bridge);
        for (var start = 0; start < 2; start++)
        {
            var hit = Load(textInMemory).Index.Search(Question).Hits[0];
            Assert.StartsWith("The mayor", hit.Text, StringComparison.Ordinal);
            var bytes = File.ReadAllBytes(Saved);
            File.WriteAllBytes(Saved, bytes[..60]);
            if (textInMemory)
                Assert.StartsWith("The mayor", hit.Text, StringComparison.Ordinal);
            else
                Assert.Contains(
                    $"'{Saved}' was cut off",
                    Assert.Throws<EndOfStreamException>(() => hit.Text).Message,
                    StringComparison.Ordinal
                );
            File.WriteAllBytes(Saved, bytes);
        }

        Assert.Empty(_told);
    }

    [Fact]
    public void A_library_of_megabytes_is_read_again_as_a_small_one_is()
    {
        _folder.Write("articles/b.txt", Some.Bridge);
        for (var i = 0; i < 60; i++)
            _folder.Write(
                $"articles/long{i}.txt",
                $"Long {i}\n\n" + string.Concat(Enumerable.Repeat($"Nothing of note happened on day {i}. ", 500))
            );
        Load();
        Assert.InRange(new FileInfo(Saved).Length, 1 << 20, long.MaxValue);
        Assert.StartsWith("The mayor", Load().Index.Search(Question).Hits[0].Text, StringComparison.Ordinal);
        Assert.Empty(_told);
    }

    [Fact]
    public void A_library_still_reads_its_own_texts_after_another_one_was_saved()
    {
        _folder.Write("articles/b.txt", Some.Bridge);
        var before = Load(textInMemory: false);
        _folder.Write("articles/b.txt", Some.Bridge.Replace("mayor", "queen", StringComparison.Ordinal));
        var after = Load(textInMemory: false);
        Assert.StartsWith("The mayor", before.Index.Search(Question).Hits[0].Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "The queen",
            after.Index.Search("What did the queen open on Tuesday?").Hits[0].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Texts_in_the_file_are_carried_over_into_the_next_one()
    {
        _folder.Write("articles/a.txt", Some.Sochi);
        _folder.Write("articles/b.txt", Some.Bridge);
        Load(textInMemory: false);
        _folder.Write(
            "articles/c.txt",
            "The ship\n\nThe old ship sank in the harbour at night. Nobody was on board of it when it did."
        );
        Load(textInMemory: false);
        Assert.Equal(
            LibraryBuilder
                .Load(Folder, cancellationToken: TestContext.Current.CancellationToken)
                .Index.Articles.SelectMany(article => article.Paragraphs),
            Load(textInMemory: false).Index.Articles.SelectMany(article => article.Paragraphs)
        );
        Assert.Empty(_told);
    }

    [Fact]
    public void What_has_not_changed_since_is_not_read_again()
    {
        var path = _folder.Write("articles/b.txt", Some.Bridge);
        var written = File.GetLastWriteTimeUtc(path);
        Load();
        File.WriteAllText(path, Some.Bridge.Replace("mayor", "queen", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, written);
        Assert.StartsWith("The mayor", Load().Index.Search(Question).Hits[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_changed_since_is_read_and_saved()
    {
        _folder.Write("articles/a.txt", Some.Sochi);
        _folder.Write("articles/b.txt", Some.Bridge);
        Load();
        _folder.Write(
            "articles/c.txt",
            "The ship\n\nThe old ship sank in the harbour at night. Nobody was on board of it when it did."
        );
        File.Delete(Path.Combine(_folder.Path, "articles", "b.txt"));
        for (var start = 0; start < 2; start++)
        {
            var library = Load();
            Assert.Equal(["a.txt", "c.txt"], library.Index.Articles.Select(article => article.Id));
            Assert.Equal("c.txt", library.Index.Search("Where did the old ship sink?").Hits[0].Article.Id);
        }

        Assert.Empty(_told);
    }

    [Fact]
    public void What_was_saved_of_a_file_that_is_broken_now_may_be_long_retracted_and_is_not_quoted()
    {
        _folder.Write("articles/a.txt", Some.Sochi);
        _folder.Write("articles/b.txt", Some.Bridge);
        Load();
        _folder.Write("articles/b.txt", "\0");
        Assert.Equal(["a.txt"], Load().Index.Articles.Select(article => article.Id));
    }

    [Theory]
    [InlineData(0, "is from another version")] // in the header
    [InlineData(60, "is damaged")] // in what follows
    [InlineData(-1, "is damaged")] // in the hash
    public void A_damaged_cache_is_rebuilt_with_a_warning(int place, string line)
    {
        _folder.Write("articles/b.txt", Some.Bridge);
        Load();
        var bytes = File.ReadAllBytes(Saved);
        bytes[place < 0 ? ^-place : place] ^= 1;
        File.WriteAllBytes(Saved, bytes);
        Assert.Single(Load().Index.Articles);
        Assert.Contains(line, Assert.Single(_told), StringComparison.Ordinal);
        Load();
        Assert.Single(_told);
    }

    [Fact]
    public void A_truncated_cache_is_rebuilt_with_a_warning()
    {
        _folder.Write("articles/b.txt", Some.Bridge);
        Load();
        var bytes = File.ReadAllBytes(Saved);
        for (var length = 0; length < bytes.Length; length += 97)
        {
            _told.Clear();
            File.WriteAllBytes(Saved, bytes[..length]);
            Assert.Single(Load().Index.Articles);
            Assert.Single(_told);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_library_loads_even_if_it_cannot_be_saved(bool textInMemory)
    {
        _folder.Write("articles/b.txt", Some.Bridge);
        _folder.Write("data", "no folder");
        Assert.StartsWith(
            "The mayor",
            Load(textInMemory).Index.Search(Question).Hits[0].Text,
            StringComparison.Ordinal
        );
        Assert.Contains("can't be saved", Assert.Single(_told), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private ArticleFolder Folder => new(Path.Combine(_folder.Path, "articles"), Some.Clock());

    private Library Load(bool textInMemory = true) => new LibraryCache(Saved, textInMemory).Load(Folder, _told.Add);
}
