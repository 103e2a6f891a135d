using CsCheck;
using NewsBot.Search.Arrays;

namespace NewsBot.Search.Tests.Arrays;

public sealed class PackedTextTests
{
    [Fact]
    public void Packed_texts_are_the_same_texts() =>
        Gen.String[Gen.Char, 0, 30].Array[0, 8].Sample(texts => Assert.Equal(texts, PackedText.Of(texts)));

    [Fact]
    public void A_text_is_copied_whole_or_not_at_all() =>
        Gen.Select(Gen.OneOf(Gen.String[Gen.Char, 0, 30], Gen.String[Gen.Char[' ', 'ÿ'], 0, 30]).Array[1, 8], Gen.Int[0, 40]).Sample((texts, room) =>
        {
            var (packed, letters) = (PackedText.Of(texts), new char[room]);
            for (var i = 0; i < texts.Length; i++)
            {
                Assert.Equal(texts[i].Length <= room, PackedText.TryCopy(packed, i, letters, out var length));
                if (texts[i].Length <= room) Assert.Equal(texts[i], letters.AsSpan(0, length).ToString());
            }
        });

    [Fact]
    public void Saved_texts_are_the_same_texts_packed_or_not_and_saved_again() =>
        Gen.OneOf(Gen.String[Gen.Char, 0, 30], Gen.String[Gen.Char[' ', 'ÿ'], 0, 30]).Array[0, 4].Array[0, 6].Sample(lists =>
        {
            IReadOnlyList<string>[] texts = [.. lists.Select(PackedText.Of)];
            Assert.Equal(lists, Saved(Saved(texts)));
        });

    [Fact]
    public void Latin_text_is_packed_and_what_would_grow_or_break_stays() => Assert.Multiple(
        () => Assert.IsType<PackedText>(PackedText.Of(["The envoy said that the talks in Geneva must come first.", "", "Écrit à la main 👀"])),
        () => Assert.IsNotType<PackedText>(PackedText.Of([new string('会', 500)])),
        () => Assert.IsNotType<PackedText>(PackedText.Of(["A lone \uD83D half"])));

    private static List<IReadOnlyList<string>> Saved(IReadOnlyList<IReadOnlyList<string>> lists)
    {
        using var stream = new MemoryStream();
        PackedText.Write(lists, new ArrayWriter(stream));
        stream.Position = 0;
        return PackedText.Read(lists.Count, new ArrayReader(stream));
    }
}
