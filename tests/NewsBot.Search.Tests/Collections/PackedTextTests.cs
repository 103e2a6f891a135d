using CsCheck;
using NewsBot.Search.Collections;

namespace NewsBot.Search.Tests.Collections;

public sealed class PackedTextTests
{
    [Fact]
    public void Packed_texts_are_the_same_texts() =>
        Gen.String[Gen.Char, 0, 30].Array[0, 8].Sample(texts => Assert.Equal(texts, PackedText.Pack(texts)));

    [Fact]
    public void A_text_is_copied_whole_or_not_at_all() =>
        Gen.Select(
                Gen.OneOf(Gen.String[Gen.Char, 0, 30], Gen.String[Gen.Char[' ', 'ÿ'], 0, 30]).Array[1, 8],
                Gen.Int[0, 40]
            )
            .Sample(
                (texts, room) =>
                {
                    var (packed, letters) = (PackedText.Pack(texts), new char[room]);
                    for (var i = 0; i < texts.Length; i++)
                    {
                        Assert.Equal(texts[i].Length <= room, PackedText.TryCopy(packed, i, letters, out var length));
                        if (texts[i].Length <= room)
                            Assert.Equal(texts[i], letters.AsSpan(0, length).ToString());
                    }
                }
            );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Saved_texts_are_the_same_texts_packed_or_not_and_saved_again(bool inMemory) =>
        Gen.OneOf(Gen.String[Gen.Char, 0, 30], Gen.String[Gen.Char[' ', 'ÿ'], 0, 30])
            .Array[0, 4]
            .Array[0, 6]
            .Sample(lists =>
            {
                IReadOnlyList<string>[] texts =
                [
                    .. lists.Select((list, i) => i % 2 == 0 ? list : (IReadOnlyList<string>)PackedText.Pack(list)),
                ];
                Assert.Equal(lists, Saved(Saved(texts, inMemory), inMemory));
            });

    [Fact]
    public void Texts_that_are_left_where_they_were_saved_are_read_when_they_are_asked_for()
    {
        var read = new List<int>();
        var lists = Saved(
            [
                ["The bridge opened.", "Ships pass below."],
                ["会議は火曜日に開かれた。"],
            ],
            inMemory: false,
            read.Add
        );
        Assert.Empty(read);
        Assert.Equal("Ships pass below.", lists[0][1]);
        Assert.Equal("会議は火曜日に開かれた。", lists[1][0]);
        Assert.Equal(["Ships pass below.".Length, 2 * "会議は火曜日に開かれた。".Length], read);
    }

    [Fact]
    public void Latin_text_takes_a_byte_a_letter_and_no_text_more_than_two() =>
        Assert.Multiple(
            () => Assert.Equal(15, BytesOf("Écrit à Paris")),
            () => Assert.Equal(24, BytesOf("Écrit", "会議は火曜日に")),
            () => Assert.Equal(26, BytesOf("A lone \uD83D half"))
        );

    private static int BytesOf(params string[] texts) => Utf8Block.Create(texts).GetLength(0, texts.Length);

    private static List<IReadOnlyList<string>> Saved(
        IReadOnlyList<IReadOnlyList<string>> lists,
        bool inMemory,
        Action<int>? isRead = null
    )
    {
        using var stream = new MemoryStream();
        PackedText.Write(lists, new ArrayWriter(stream));
        var bytes = stream.ToArray();
        stream.Position = 0;
        return PackedText.Read(
            lists.Count,
            new ArrayReader(stream),
            inMemory
                ? null
                : (position, to) =>
                {
                    isRead?.Invoke(to.Length);
                    bytes.AsSpan((int)position, to.Length).CopyTo(to);
                }
        );
    }
}
