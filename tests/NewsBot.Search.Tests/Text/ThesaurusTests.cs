using System.Text;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Text;

public sealed class ThesaurusTests
{
    [Theory]
    [InlineData("kill", "die")]
    [InlineData("syrian", "syria")]
    [InlineData("0", "noth")] // the first line
    public void English_words_have_related_ones(string stem, string related) =>
        Assert.Contains(related, English.Rules.Thesaurus!.Find(stem).Select(other => other.Stem));

    [Theory]
    [InlineData("kil")]
    [InlineData("killx")]
    [InlineData("")]
    [InlineData("~")]
    public void A_stem_that_is_not_there_has_none(string stem) => Assert.Empty(English.Rules.Thesaurus!.Find(stem));

    [Fact]
    public void Every_line_is_found_by_its_stem()
    {
        using var stream = typeof(Thesaurus).Assembly.GetManifestResourceStream("Thesauri/en")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var stem = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            Assert.All(English.Rules.Thesaurus!.Find(stem), other => Assert.InRange(other.Strength, 0.3f, 0.99f));
            Assert.NotEmpty(English.Rules.Thesaurus.Find(stem));
        }
    }

    [Fact]
    public void A_strength_and_a_common_root_are_read_as_written() =>
        Assert.Equal(
            [new RelatedStem("c:d", 0.45f, IsDerived: true), new RelatedStem("e", 0.3f, IsDerived: false)],
            new Thesaurus(Encoding.UTF8.GetBytes("a x:99\nb c:d:45+ e:30\né f:50\n")).Find("b")
        );

    [Fact]
    public void A_language_without_a_table_has_no_thesaurus() => Assert.Null(Norwegian.Rules.Thesaurus);
}
