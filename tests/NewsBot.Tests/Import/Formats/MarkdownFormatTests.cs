using System.Text;
using NewsBot.Articles;

namespace NewsBot.Tests.Import.Formats;

/// <summary>Markdown as site generators and clippers write it.</summary>
public sealed class MarkdownFormatTests
{
    private const string First =
        "The harbour bridge was closed on Tuesday after an inspector found a crack in one of its cables.";
    private const string Second =
        "Engineers said that the repair would take three weeks, and that lorries would be sent round by the north.";

    /// <summary>What a note says besides two paragraphs, and what is quoted of it.</summary>
    [Theory]
    [InlineData("<p>It opens in June.</p>", "It opens in June.")]
    [InlineData("<div class=\"lead\">\nIt opens in June.\n</div>", "It opens in June.")]
    [InlineData("<blockquote>\n<p>It opens in June.</p>\n</blockquote>", "It opens in June.")]
    [InlineData("<!-- more -->", null)]
    [InlineData("<script>\nlet x = 1;\n</script>", null)]
    [InlineData("The bridge<sup>1</sup> is closed.<br>It opens in June.", "The bridge is closed. It opens in June.")]
    [InlineData("It spans 3 km<sup>2</sup> of water.", "It spans 3 km2 of water.")]
    [InlineData("The bridge is closed.[^1]\n\n[^1]: Says the town.", "The bridge is closed.")]
    [InlineData("It opens in ~~May~~ June.", "It opens in June.")]
    [InlineData("{{< figure src=\"a.jpg\" caption=\"The bridge\" >}}", null)]
    [InlineData("{{% notice %}}\nIt opens in June.\n{{% /notice %}}", "It opens in June.")]
    [InlineData("{% include\n  share.html %}", null)]
    [InlineData("It opens in June.\n{: .lead}", "It opens in June.")]
    [InlineData("[[Bridges|The bridge]] opens in [[June]].", "The bridge opens in June.")]
    [InlineData("<figure><img src=\"a.jpg\"><figcaption>The bridge</figcaption></figure>", null)]
    [InlineData(":::note\nIt opens in June.\n:::", "It opens in June.")]
    [InlineData("| Bridge | Built |\n|---|---|\n| North | 1998 |", "Bridge Built¶North 1998")]
    public void A_note_is_quoted_without_its_marks(string markdown, string? quoted)
    {
        var report = Read($"---\ntitle: Bridge closed\n---\n\n{First}\n\n{markdown}\n\n{Second}\n");
        string[] paragraphs = [First, .. quoted?.Split('¶') ?? [], Second];
        Assert.Equal(paragraphs, report.Article!.Paragraphs);
    }

    [Fact]
    public void Front_matter_in_toml_is_a_header()
    {
        var report = Read(
            $"""
            +++
            title = "Bridge closed: what we know"
            date = 2019-05-14T07:30:00+01:00
            lastmod = 2024-03-19
            draft = false
            tags = ["harbour", "bridge"]
            "outlet" = 'Sample Wire'
            [cover]
            title = "A picture"
            +++

            {First}
            """
        );
        Assert.Equal(
            ("Bridge closed: what we know", new DateOnly(2019, 5, 14), "Sample Wire"),
            (report.Headline, report.Article!.Date!.Value, report.Article.Outlet)
        );
        Assert.Equal([First], report.Article.Paragraphs);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public void Front_matter_in_json_is_a_header()
    {
        var report = Read(
            $$"""
            {
              "title": "Bridge closed: what we know",
              "date": "2019-05-14",
              "questions": ["Why?", "Until when?"],
              "draft": false
            }

            {{First}}
            """
        );
        Assert.Equal(
            ("Bridge closed: what we know", new DateOnly(2019, 5, 14), 2),
            (report.Headline, report.Article!.Date!.Value, report.Article.Questions.Count)
        );
        Assert.Equal([First], report.Article.Paragraphs);
    }

    [Theory]
    [InlineData(""" "The \u201cslow\u201d bridge" """, "The “slow” bridge")]
    [InlineData(""" "A \"slow\" bridge" """, "A \"slow\" bridge")]
    [InlineData(""" "A back\\slash" """, "A back\\slash")]
    [InlineData(""" "\uD83D alone" """, "\\uD83D alone")]
    [InlineData(""" "No deal," says May: "never" """, "\"No deal,\" says May: \"never\"")]
    public void Escapes_of_yaml_are_the_characters_that_they_stand_for(string title, string headline) =>
        Assert.Equal(headline, Read($"---\ntitle: {title}\n---\n\n{First}").Headline);

    private static FileReport Read(string markdown) =>
        Assert.Single(ArticleReader.Read("note.md", Encoding.UTF8.GetBytes(markdown), Some.Today));
}
