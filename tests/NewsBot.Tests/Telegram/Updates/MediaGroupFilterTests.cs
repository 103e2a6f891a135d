using NewsBot.Telegram.Updates;

namespace NewsBot.Tests.Telegram.Updates;

public sealed class MediaGroupFilterTests
{
    private readonly MediaGroupFilter _albums = new();

    [Fact]
    public void An_album_is_answered_for_its_first_picture_and_for_its_first_words_and_no_more()
    {
        Assert.Equal(
            [true, false, true, false, false],
            new[] { false, false, true, true, false }.Select(hasWords => Speaks("a", hasWords))
        );
        Assert.True(_albums.HasWords("a"));
        Assert.True(Speaks("b", hasWords: false));
        Assert.False(_albums.HasWords("b"));
        Assert.True(Speaks("c", hasWords: true));
        Assert.False(Speaks("c", hasWords: true));
    }

    [Fact]
    public void What_is_in_no_album_speaks_for_itself()
    {
        Assert.True(Speaks(null, hasWords: false));
        Assert.True(Speaks(null, hasWords: true));
    }

    private bool Speaks(string? album, bool hasWords) => _albums.Speaks(album, hasWords);
}
