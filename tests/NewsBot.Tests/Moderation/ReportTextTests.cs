using NewsBot.Moderation;

namespace NewsBot.Tests.Moderation;

public sealed class ReportTextTests
{
    private const string Text = "\n\nHarbour burns\n\nA fire broke out in the harbour.";

    [Theory]
    [InlineData("", "file.txt – live, 1 paragraph")]
    [InlineData("status: retracted", "file.txt – retracted, not quoted")]
    [InlineData("status: unpublished", "file.txt – draft, not live")]
    [InlineData("status: maybe", "file.txt – not live")]
    public void A_report_begins_with_the_file_and_its_state(string header, string line) =>
        Assert.Equal(line, ReportText.Lines(Some.Report(header + Text)).First());

    [Theory]
    [InlineData("Fire", "  date     Tue 14 May 2019   line 2")]
    [InlineData("A fire in the harbour", "  date     Tue 14 May 2019         line 2")]
    [InlineData(
        "A fire that broke out in the harbour at night has burned down all of the old warehouses",
        "  date     Tue 14 May 2019   line 2"
    )]
    public void Sources_are_aligned_unless_a_long_value_would_push_them_out_of_sight(string headline, string line) =>
        Assert.Contains(
            line,
            ReportText.Lines(Some.Report($"{headline}\n14 May 2019\n\nA fire broke out in the harbour."))
        );

    [Fact]
    public void A_file_that_is_broken_says_that_its_last_version_is_live() =>
        Assert.Equal(
            "file.txt – broken now, its last good version is live, 1 paragraph",
            ReportText.Lines(Some.Report(Text) with { IsKept = true }).First()
        );
}
