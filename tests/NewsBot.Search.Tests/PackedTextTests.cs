using CsCheck;

namespace NewsBot.Search.Tests;

public sealed class PackedTextTests
{
    [Fact]
    public void Packed_texts_are_the_same_texts() =>
        Gen.String[Gen.Char, 0, 30].Array[0, 8].Sample(texts => Assert.Equal(texts, PackedText.Of(texts)));

    [Fact]
    public void Latin_text_is_packed_and_what_would_grow_or_break_stays() => Assert.Multiple(
        () => Assert.IsType<PackedText>(PackedText.Of(["The envoy said that the talks in Geneva must come first.", "", "Écrit à la main 👀"])),
        () => Assert.IsNotType<PackedText>(PackedText.Of([new string('会', 500)])),
        () => Assert.IsNotType<PackedText>(PackedText.Of(["A lone \uD83D half"])));
}
