using CsCheck;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.PlainText;

/// <summary>Pages that were pasted from their very top, without a phrase that a rule knows.</summary>
public sealed class WholePageTests
{
    private static readonly string[] Text =
    [
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its northern cables.",
        "Engineers said that the repair of the cable would take three weeks, and that lorries would be sent round by the north.",
        "The mayor asked people to leave their cars at home while the bridge is closed, and promised more ferries.",
        "The bridge carries forty thousand cars a day, most of them between the harbour and the northern suburbs.",
        "A spokeswoman for the town said that the cables had last been inspected eleven years ago, when the bridge was repainted.",
    ];

    private static readonly string[] Menu =
    [
        "Home",
        "Town",
        "Sport",
        "Culture",
        "Weather",
        "Jobs",
        "Cars",
        "Homes",
        "Puzzles",
        "Letters",
        "Search",
        "Sign in",
        "North",
        "South",
        "Harbour",
        "Schools",
        "Traffic",
        "Courts",
        "Business",
        "Farming",
        "Obituaries",
    ];

    private static readonly string[] Below =
    [
        "Topics",
        "Harbour",
        "Traffic",
        "Ferries are full on the first day",
        "Mayor wins a third term",
        "School roof to be mended by autumn",
        "What the new timetable means",
        "About",
        "Jobs with us",
        "Privacy",
    ];

    [Fact]
    public void The_page_around_the_text_is_told_by_its_looks()
    {
        var report = Some.Report(Page());
        Assert.Equal("Harbour bridge closed for three weeks", report.Headline);
        Assert.Equal(Text, report.Article!.Paragraphs);
        Assert.Contains(report.Skipped, line => line.Reason == SkipReason.PageByLooks);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_brief_keeps_its_sentences_in_the_largest_menu(int sentences) =>
        Assert.Equal(Text.Take(sentences), Some.Report(Page(text: [.. Text.Take(sentences)])).Article!.Paragraphs);

    [Theory]
    [InlineData("14 May 2019", true)]
    [InlineData("Updated 14 May 2019", false)]
    [InlineData("03/04/2019", false)]
    public void A_date_above_the_headline_dates_the_page_unless_it_is_one_of_a_change(string line, bool isDate) =>
        Assert.Equal(isDate ? new DateOnly(2019, 5, 14) : null, Some.Report(Page(aboveHeadline: line)).Article!.Date);

    [Fact]
    public void A_date_amid_the_text_does_not() =>
        Assert.Null(Some.Report(Page(text: [Text[0], Text[1], "14 May 2019", Text[2], Text[3]])).Article!.Date);

    [Fact]
    public void A_list_in_a_text_whose_lines_are_set_apart_is_text()
    {
        string[] list = ["Everton v Derby", "Fulham v Leeds", "Burnley v Stoke", "Exeter v Hull", "Cardiff v Luton"];
        var report = Some.Report(string.Join("\n\n", ["The cup draw", .. Text, .. list]));
        Assert.Equal([.. Text, .. list], report.Article!.Paragraphs);
    }

    [Fact]
    public void No_line_of_a_page_is_lost_without_a_reason()
    {
        var line = Some.OneOf([
            .. Menu,
            .. Below,
            .. Text,
            "14 May 2019",
            "By Ann Miller",
            "© 2019",
            "",
            "Read more ›",
        ]);
        line.Array[0, 60]
            .Sample(
                lines =>
                {
                    var report = Some.Report(string.Join('\n', lines));
                    var known = report.Skipped.Select(skipped => lines[skipped.Line - 1]).ToHashSet();
                    foreach (var text in lines.Where(text => text.Length > 0 && Text.Contains(text)))
                    {
                        Assert.True(
                            known.Contains(text)
                                || report.Headline == text
                                || report.Article is null
                                || report.Article.Standfirst == text
                                || report.Article.Paragraphs.Any(paragraph =>
                                    paragraph.Contains(text, StringComparison.Ordinal)
                                ),
                            text
                        );
                    }
                },
                iter: 500
            );
    }

    private static string Page(string[]? text = null, string? aboveHeadline = null) =>
        string.Join(
            '\n',
            [
                .. Menu,
                .. aboveHeadline is null ? Array.Empty<string>() : [aboveHeadline],
                "Harbour bridge closed for three weeks",
                "Ann Miller",
                .. text ?? Text,
                .. Below,
            ]
        );
}
