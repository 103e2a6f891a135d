using System.Text;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.PlainText;

public sealed class TextDecoderTests
{
    private const string Russian =
        "Взрыв прогремел во вторник вечером в гавани, сообщили спасатели. Пострадавших нет, пожар потушен.";

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData(
        "windows-1252",
        "La réunion a été reportée à l'été prochain, après une journée de négociations très agitée à Genève."
    )]
    public void An_encoding_is_guessed_from_the_bytes_and_reported(string encoding, string text)
    {
        var decoded = TextDecoder.Decode(Bytes(encoding, text));
        Assert.Equal(text, decoded.Text);
        Assert.Contains("it was read as", decoded.Problem!.What, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, decoded.Problem.Severity);
    }

    [Fact]
    public void What_a_file_declares_counts_before_a_guess_but_not_before_valid_UTF_8()
    {
        Assert.Equal(new DecodedText("è", null), TextDecoder.Decode([0xE8], "windows-1252"));
        Assert.Equal(new DecodedText("и", null), TextDecoder.Decode([0xE8], "windows-1251"));
        Assert.Equal(
            new DecodedText(Russian, null),
            TextDecoder.Decode(Encoding.UTF8.GetBytes(Russian), "windows-1251")
        );
    }

    [Fact]
    public void An_unknown_encoding_is_ignored() =>
        Assert.Equal(Russian, TextDecoder.Decode(Bytes("windows-1251", Russian), "no-such-thing").Text);

    [Theory]
    [InlineData("iso-8859-1", "windows-1252", "“no” – €900")]
    [InlineData("US-ASCII", "windows-1252", "“no” – €900")]
    [InlineData("iso-8859-9", "windows-1254", "“Şişli” – €900")]
    [InlineData("gb2312", "gb18030", "朱镕基")]
    public void An_encoding_that_hardly_anybody_means_is_read_as_browsers_do(
        string declared,
        string used,
        string text
    ) => Assert.Equal(new DecodedText(text, null), TextDecoder.Decode(Bytes(used, text), declared));

    [Theory]
    [InlineData(1, "one character is no UTF-8")]
    [InlineData(2, "2 characters are no UTF-8")]
    public void A_broken_character_among_many_whole_ones_is_a_warning(int broken, string what)
    {
        var bytes = Encoding.UTF8.GetBytes($"{Russian}\n").Concat(Enumerable.Repeat((byte)0xD0, broken));
        var decoded = TextDecoder.Decode([.. bytes, .. Encoding.UTF8.GetBytes(Russian)]);
        Assert.Equal($"{Russian}\n{new string('\uFFFD', broken)}{Russian}", decoded.Text);
        Assert.Equal((Severity.Warning, 2), (decoded.Problem!.Severity, decoded.Problem.Line));
        Assert.StartsWith(what, decoded.Problem.What, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string encoding, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(encoding).GetBytes(text);
    }
}
