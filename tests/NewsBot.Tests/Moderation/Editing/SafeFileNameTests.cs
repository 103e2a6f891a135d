using CsCheck;
using NewsBot.Moderation.Editing;

namespace NewsBot.Tests.Moderation.Editing;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("Rebels reject the Sochi congress!", "2017-12-26", "2017-12-26-rebels-reject-the-sochi-congress.txt")]
    [InlineData("Над Челябинском взорвался метеорит", null, "article-над-челябинском-взорвался-метеорит.txt")]
    [InlineData("CON", null, "article-con.txt")]
    [InlineData("../../etc/passwd", null, "article-etc-passwd.txt")]
    [InlineData("…", null, "article.txt")]
    [InlineData(null, "2017-12-26", "2017-12-26-article.txt")]
    public void A_file_is_named_by_its_date_and_headline(string? headline, string? date, string expected) =>
        Assert.Equal(
            expected,
            SafeFileName.For(
                headline,
                date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
                ".txt"
            )
        );

    [Fact]
    public void No_headline_makes_a_name_that_leads_elsewhere_or_is_special() =>
        Some.AnyText.Sample(headline =>
        {
            var name = SafeFileName.For(headline, null, ".txt");
            Assert.Equal(name, Path.GetFileName(name));
            Assert.InRange(name.Length, 1, 80);
            Assert.All(name, c => Assert.True(char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '-' or '.'));
            Assert.StartsWith("article", name, StringComparison.Ordinal);
        });
}
