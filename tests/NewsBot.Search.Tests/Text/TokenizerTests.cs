using CsCheck;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Who rejected Sochi?", "Who|rejected|Sochi")]
    [InlineData("Russia's plan, Assad’s regime", "Russia's|plan|Assad’s|regime")]
    [InlineData("'quoted' and dogs'", "quoted|and|dogs")]
    [InlineData("C++, C# and (F#), not A+ or #1 or C+++", "C++|C#|and|F#|not|A|or|1|or|C")]
    [InlineData("the U.S. and the U.S.A. left", "the|U.S|and|the|U.S.A|left")]
    [InlineData("It ended. Then more", "It|ended|Then|more")]
    [InlineData("1,200 people, 3.5 km, 10:30", "1,200|people|3.5|km|10:30")]
    [InlineData("won 2:1, 12:345, 1:", "won|2|1|12|345|1")]
    [InlineData("1 200 000 and 5 000 people", "1 200 000|and|5 000|people")]
    [InlineData("On May 12 300 came, in 2018 200 000 left, 7 1234", "On|May|12|300|came|in|2018|200 000|left|7|1234")]
    [InlineData("x² km² CO₂ Paris² ³", "x²|km²|CO₂|Paris")]
    [InlineData("½ 5½ Ⅻ ①", "½|5½|Ⅻ|①")]
    [InlineData("共二十三人", "共|二十三|人")]
    [InlineData("北京二十三", "北京|二十三")]
    [InlineData("四川万一", "四川|川万|万一")]
    [InlineData("al-Assad, COVID-19", "al|Assad|COVID|19")]
    [InlineData("1\u00a0200 and 12\u00a034", "1\u00a0200|and|12|34")]
    [InlineData("soft\u00adhyphen", "soft\u00adhyphen")]
    [InlineData("می‌شود", "می|شود")]
    [InlineData("سَلامٌ عليكم", "سَلامٌ|عليكم")]
    [InlineData("北京大学", "北京|京大|大学")]
    [InlineData("在 Sochi 開", "在|Sochi|開")]
    [InlineData("กรุง", "กรุ|รุง")]
    [InlineData("5G café e\u0301te", "5G|café|e\u0301te")]
    [InlineData("\ud83d\udd25 fire \ud83d", "fire")]
    [InlineData("", "")]
    public void Words_numbers_and_pairs_of_letters_are_found(string text, string tokens)
    {
        Assert.Equal(tokens, string.Join('|', Tokens(text)));
    }

    [Fact]
    public void Tokens_are_slices_in_order_and_words_never_overlap() =>
        Some.AnyText.Sample(text =>
        {
            var end = 0;
            foreach (var token in new Tokenizer(text))
            {
                Assert.InRange(token.Start + token.Length, token.Start + 1, text.Length);
                if (!token.Script.HasNoSpaces())
                    Assert.True(token.Start >= end, $"overlap at {token.Start}");
                Assert.True(token.Start + token.Length > end || token.Script.HasNoSpaces());
                end = Math.Max(end, token.Start + token.Length);
            }
        });

    [Fact]
    public void Every_letter_and_digit_is_in_a_token() =>
        Some.AnyText.Sample(text =>
        {
            var covered = new bool[text.Length];
            foreach (var token in new Tokenizer(text))
                covered.AsSpan(token.Start, token.Length).Fill(true);
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsLetterOrDigit(text[i]))
                    Assert.True(covered[i], $"'{text[i]}' at {i}");
            }
        });

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        foreach (var token in new Tokenizer(text))
            tokens.Add(text.Substring(token.Start, token.Length));
        return tokens;
    }
}
