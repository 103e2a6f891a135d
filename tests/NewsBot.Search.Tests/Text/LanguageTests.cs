using System.Globalization;
using CsCheck;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Text;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", "rejected", "rejects")]
    [InlineData("en", "Russia's", "russia")]
    [InlineData("en", "Russia’s", "Russia")]
    [InlineData("en", "U.S", "US")]
    [InlineData("en", "Erdoğan", "Erdogan")]
    [InlineData("en", "1,200", "1200")]
    [InlineData("en", "1,234,567", "1234567")]
    [InlineData("en", "3,5", "3.5")]
    [InlineData("en", "1,200.50", "1200.50")]
    [InlineData("en", "1.200,50", "1200.50")]
    [InlineData("en", "1,234,567.8", "1234567.8")]
    [InlineData("en", "١٢", "12")]
    [InlineData("en", "ﬁre", "fire")]
    [InlineData("en", "soft\u00adhyphen", "softhyphen")]
    [InlineData("es", "reunión", "reunion")]
    [InlineData("es", "mineros", "minero")]
    [InlineData("fr", "l'accord", "accord")]
    [InlineData("fr", "présidents", "president")]
    [InlineData("de", "Häuser", "Haus")]
    [InlineData("de", "Haeuser", "Häuser")]
    [InlineData("tr", "Türkiye'nin", "TÜRKİYE")]
    [InlineData("tr", "IRAK", "ırak")]
    [InlineData("no", "husene", "hus")]
    [InlineData("ru", "переговоров", "переговоры")]
    [InlineData("ru", "ещё", "еще")]
    [InlineData("ar", "سَلامٌ", "سلام")]
    [InlineData("ar", "أحمد", "احمد")]
    [InlineData("ar", "الحكومة", "حكومه")]
    [InlineData("ar", "والمفاوضات", "المفاوضات")]
    [InlineData("fa", "کتاب", "كتاب")]
    [InlineData("en", "began", "begins")]
    [InlineData("en", "children", "child")]
    [InlineData("en", "decision", "decided")]
    [InlineData("en", "owner", "own")]
    [InlineData("en", "thirteen", "13")]
    [InlineData("ru", "тринадцать", "13")]
    [InlineData("en", "US", "U.S.")]
    [InlineData("el", "ΠΟΙΟΣ", "ποιος")]
    [InlineData("el", "Προέδρου", "πρόεδρος")]
    [InlineData("hi", "किताबें", "किताब")]
    [InlineData("ro", "președintele", "preşedinte")]
    [InlineData("tr", "IMF", "imf")]
    [InlineData("tr", "görüşmelerin", "görüşme")]
    [InlineData("ru", "за\u0301мок", "замок")]
    [InlineData("uk", "переговорів", "переговори")]
    [InlineData("pl", "prezydenta", "prezydent")]
    [InlineData("he", "שָׁלוֹם", "שלום")]
    [InlineData("en", "1 200 000", "1,200,000")]
    [InlineData("en", "09:30", "9:30")]
    [InlineData("en", "5½", "5.5")]
    [InlineData("en", "½", "0.5")]
    [InlineData("en", "Ⅻ", "XII")]
    [InlineData("en", "①", "1")]
    [InlineData("en", "CO₂", "co2")]
    [InlineData("en", "straße", "STRASSE")]
    [InlineData("de", "Straße", "STRASSEN")]
    [InlineData("und", "l’État", "État")]
    [InlineData("und", "İstanbul'da", "istanbul")]
    [InlineData("und", "Russia's", "Russia")]
    [InlineData("zh", "二十三", "23")]
    [InlineData("zh", "十三", "13")]
    [InlineData("zh", "二〇一八", "2018")]
    [InlineData("zh", "三千零五", "3005")]
    [InlineData("zh", "两百", "200")]
    [InlineData("zh", "一万二千", "12000")]
    [InlineData("zh", "一万二千亿", "1200000000000")]
    [InlineData("ja", "三億五千万", "350000000")]
    public void Forms_of_one_word_are_one_term(string code, string one, string other)
    {
        var language = KnownLanguages.Find(code) ?? Language.Undetermined;
        Assert.Equal(Term(language, one), Term(language, other));
    }

    [Theory]
    [InlineData("en", "form", "from")]
    [InlineData("en", "1200", "1201")]
    [InlineData("en", "3.5", "35")]
    [InlineData("no", "for", "før")]
    [InlineData("de", "Mutter", "Mut")]
    [InlineData("ru", "мир", "мой")]
    [InlineData("vi", "ma", "má")]
    [InlineData("tr", "1234567", "1234568")]
    [InlineData("zh", "万一", "1")]
    [InlineData("zh", "一万", "10")]
    public void Different_words_stay_apart(string code, string one, string other)
    {
        var language = KnownLanguages.Find(code) ?? Language.Undetermined;
        Assert.NotEqual(Term(language, one), Term(language, other));
    }

    [Theory]
    [InlineData("nb", "no")]
    [InlineData("nn-NO", "no")]
    [InlineData("en_GB", "en")]
    public void A_tag_with_a_region_finds_its_language(string tag, string code) =>
        Assert.Equal(code, KnownLanguages.Find(tag)!.Code);

    [Fact]
    public void No_token_of_any_text_breaks_any_language() =>
        Some.AnyText.Sample(text =>
        {
            foreach (var token in new Tokenizer(text))
            {
                foreach (var language in KnownLanguages.All)
                    Assert.NotNull(Term(language, text.Substring(token.Start, token.Length)));
            }
        });

    [Fact]
    public void A_number_in_chinese_characters_is_that_number() =>
        Gen.Long[1, 9_999_999_999_999_999]
            .Select(n => n % (long)Math.Pow(10, 1 + (n % 15)))
            .Where(n => n > 9)
            .Sample(n =>
            {
                var written = string.Concat(InChinese(n));
                if (written.Length is >= 2 and <= 16)
                    Assert.Equal(n.ToString(CultureInfo.InvariantCulture), Term(KnownLanguages.Find("zh")!, written));
            });

    private static IEnumerable<char> InChinese(long number)
    {
        foreach (
            var (size, sign) in new[] { (100_000_000L, '亿'), (10_000, '万'), (1000, '千'), (100, '百'), (10, '十') }
        )
        {
            if (number < size)
                continue;
            return [.. InChinese(number / size), sign, .. InChinese(number % size)];
        }

        return number == 0 ? [] : [.. "〇一二三四五六七八九".AsSpan((int)number, 1)];
    }

    private static string Term(Language language, string written) =>
        language.GetTerm(language.Normalize(written.AsSpan()));
}
