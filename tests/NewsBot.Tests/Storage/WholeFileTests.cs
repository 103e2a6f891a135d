using NewsBot.Storage;

namespace NewsBot.Tests.Storage;

public sealed class WholeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "story.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_seen_of_a_file_before_it_is_written_to_the_end()
    {
        WholeFile.Write(Target, file =>
        {
            file.Write("half"u8);
            file.Flush();
            Assert.False(File.Exists(Target));
            file.Write(" and half"u8);
        });
        Assert.Equal("half and half", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_write_that_fails_half_way_leaves_what_was_there_and_nothing_else(bool wasThere)
    {
        if (wasThere)
            _folder.Write("story.txt", "the old text");
        Assert.Throws<IOException>(() => WholeFile.Write(Target, file =>
            {
                file.Write("the new"u8);
                file.Flush();
                throw new IOException("No space left on device");
            }));
        Assert.Equal(wasThere ? ["the old text"] : [], Directory.EnumerateFiles(_folder.Path).Select(File.ReadAllText));
    }

    [Fact]
    public void What_may_not_take_the_place_of_a_file_leaves_it_as_it_was()
    {
        _folder.Write("story.txt", "the old text");
        Assert.Throws<IOException>(() =>
            WholeFile.Write(Target, file => file.Write("the new text"u8), replaces: false)
        );
        Assert.Equal(["the old text"], Directory.EnumerateFiles(_folder.Path).Select(File.ReadAllText));
    }
}
