using System.Text;
using CsCheck;
using NewsBot.Articles;
using NewsBot.Import.Formats;
using NewsBot.Import.Html;

namespace NewsBot.Tests.Import.Html;

public sealed class DataUrisTests
{
    private const string Paragraph =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";

    [Theory]
    [InlineData(FileFormats.MaxBytes, true)]
    [InlineData(0, false)]
    public void A_page_may_be_large_by_its_pictures_but_not_by_its_text(int bytesOfPicture, bool isLive)
    {
        var text = bytesOfPicture == 0 ? new string('x', FileFormats.MaxBytes) : "";
        var page =
            $"<html><h1>Bridge closed</h1><p>{Paragraph}</p>"
            + $"<img src=\"data:image/png;base64,{new string('A', bytesOfPicture)}\"/><!--{text}--></html>";
        var report = Assert.Single(ArticleReader.Read("page.html", Encoding.UTF8.GetBytes(page), Some.Today));
        Assert.Equal(isLive, report.IsLive);
    }

    [Fact]
    public void All_but_the_contents_of_data_addresses_stays() =>
        Gen.Select(
                Gen.String[Gen.Char["data:,;<>\"' ab"], 0, 40],
                Gen.Int[0, 400],
                Gen.String[Gen.Char["data:,;<>\"' ab"], 0, 40]
            )
            .Sample(
                (before, length, after) =>
                {
                    var page = $"{before}<img src=\"data:image/png;base64,{new string('A', length)}\">{after}";
                    var stripped = Encoding.UTF8.GetString(DataUris.Strip(Encoding.UTF8.GetBytes(page)));
                    Assert.Equal(
                        page.Replace(new string('A', Math.Max(length, 256)), "", StringComparison.Ordinal),
                        stripped
                    );
                },
                iter: 500
            );
}
