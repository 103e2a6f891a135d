using CsCheck;
using NewsBot.Import.PlainText;

namespace NewsBot.Tests.Import.PlainText;

public sealed class HeaderEditorTests
{
    private const string Body = "Harbour burns\n\nThe fire broke out on Tuesday.\n";

    private static readonly HeaderKey[] Keys = Enum.GetValues<HeaderKey>();

    /// <summary>Headers as people and programs write them, or none.</summary>
    private static readonly string[] Headers =
    [
        "",
        "\n\n",
        "title: Fire\n\n",
        "title: Fire\noutlet: Wire\n\n",
        "---\ntitle: Fire\nog:title: Fire\nkeywords: [a, b]\n---\n",
        "---\nquestions:\n- Who?\n\n- When?\nlayout: post\n---\n\n",
        "---\ndescription: >-\n  Two\n  lines\n# a comment\nsource: Wire\n---\n",
        "questions: Who? | When?\nstatus: live\n",
        "keep: one\nkeep: two\n\n",
        "---\n\n",
        "---\ntitle: Never closed\n\n",
    ];

    [Theory]
    [InlineData("Harbour burns\n", "---\ndate: 2019-05-14\n---\n\nHarbour burns\n")]
    [InlineData("title: Fire\n\nBurns", "title: Fire\ndate: 2019-05-14\n\nBurns")]
    [InlineData("---\ntitle: Fire\n---\nBurns", "---\ntitle: Fire\ndate: 2019-05-14\n---\nBurns")]
    [InlineData("---\r\npublished: 1 May 2019\r\n---\r\nBurns", "---\r\ndate: 2019-05-14\r\n---\r\nBurns")]
    [InlineData("title: Fire", "title: Fire\ndate: 2019-05-14\n")]
    public void An_entry_is_written_where_the_header_has_it_or_at_its_end(string text, string expected) =>
        Assert.Equal(expected, HeaderEditor.Set(text, HeaderKey.Date, ["2019-05-14"]));

    [Fact]
    public void A_list_takes_the_place_of_all_that_the_file_had_under_the_key() =>
        Assert.Equal(
            "---\ntitle: Fire\nquestions:\n- Who? => the mayor\n- When?\nlang: en\n---\nBurns",
            HeaderEditor.Set(
                "---\ntitle: Fire\nquestions:\n  - Where?\n  - Why?\nlang: en\n---\nBurns",
                HeaderKey.Questions,
                ["Who? => the mayor", "When?"]
            )
        );

    [Fact]
    public void An_entry_is_removed_under_all_its_names() =>
        Assert.Equal(
            "title: Fire\n\nBurns",
            HeaderEditor.Set("status: retracted\ntitle: Fire\nStatus: draft\n\nBurns", HeaderKey.Status, [])
        );

    [Theory]
    [InlineData("+++\ntitle = \"Fire\"\n+++\nBurns")]
    [InlineData("{\n\"title\": \"Fire\"\n}\nBurns")]
    public void A_header_of_another_notation_is_left_alone(string text) =>
        Assert.Null(HeaderEditor.Set(text, HeaderKey.Date, ["2019-05-14"]));

    [Fact]
    public void Any_value_is_read_back_and_nothing_else_changes() =>
        Gen.Select(Some.OneOf(Headers), Some.OneOf(Keys), Some.AnyText.Array[0, 3], Some.OneOf("\n", "\r\n"))
            .Sample(
                (written, key, values, newLine) =>
                {
                    var text = (written + Body).ReplaceLineEndings(newLine);
                    var changed = HeaderEditor.Set(text, key, values)!;
                    var (before, after) = (Read(text), Read(changed));
                    Assert.Equal(
                        string.Join(", ", values.Select(Shown).Where(value => value.Length > 0)),
                        after[key]?.Text ?? ""
                    );
                    foreach (var other in Keys.Where(other => other != key))
                        Assert.Equal(before[other]?.Text, after[other]?.Text);
                    Assert.Equal(Below(text, before), Below(changed, after));
                }
            );

    [Fact]
    public void Any_value_is_read_back_from_a_header_file() =>
        Gen.Select(Some.OneOf(Headers), Some.OneOf(Keys), Some.AnyText.Array[0, 3])
            .Sample(
                (text, key, values) =>
                {
                    var (before, after) = (ReadFile(text), ReadFile(HeaderEditor.SetInFile(text, key, values)));
                    Assert.Equal(
                        string.Join(", ", values.Select(Shown).Where(value => value.Length > 0)),
                        after[key]?.Text ?? ""
                    );
                    foreach (var other in Keys.Where(other => other != key))
                        Assert.Equal(before[other]?.Text, after[other]?.Text);
                }
            );

    private static ArticleHeader Read(string text) => ArticleHeader.Read(TextLine.Split(text));

    private static ArticleHeader ReadFile(string text) => ArticleHeader.ReadFile("x.header", TextLine.Split(text));

    private static string Below(string text, ArticleHeader header) =>
        string.Join('\n', TextLine.Split(text).Skip(header.LineCount).Select(line => line.Text)).Trim('\n', '-');

    /// <summary>What is left of a value on one line.</summary>
    private static string Shown(string value) =>
        string.Join(
            ' ',
            string.Concat(value.Select(c => char.IsControl(c) || c == '\uFEFF' ? ' ' : c))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
