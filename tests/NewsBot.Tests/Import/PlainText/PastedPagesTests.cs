using System.Globalization;

namespace NewsBot.Tests.Import.PlainText;

/// <summary>
/// Pages as people copy them, menus and all, in the layouts of eleven kinds of news sites. In the files "@" marks
/// the date to be found, alone where there is none, "#" precedes the headline and "¶" each paragraph; all
/// else is boilerplate, a standfirst or a subhead.
/// </summary>
public sealed class PastedPagesTests
{
    public static TheoryData<string, bool> Pages =>
        [
            .. Directory
                .GetFiles(Folder(), "*.txt")
                .Order(StringComparer.Ordinal)
                .SelectMany(file =>
                    new[] { true, false }.Select(isWhole => new TheoryDataRow<string, bool>(
                        Path.GetFileNameWithoutExtension(file),
                        isWhole
                    ))
                ),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_that_was_copied_whole_or_from_its_headline_is_understood(string page, bool isWhole)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), page + ".txt")).ToList();
        DateOnly? date =
            lines[0].Length == 1
                ? null
                : DateOnly.ParseExact(lines[0][1..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var headline = lines.Single(line => line.StartsWith("# ", StringComparison.Ordinal))[2..];
        var paragraphs = lines.Where(line => line.StartsWith('¶')).Select(line => line[2..]).ToList();
        var text = lines
            .Skip(isWhole ? 1 : lines.FindIndex(line => line.StartsWith("# ", StringComparison.Ordinal)))
            .Select(line => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith('¶') ? line[2..] : line);

        var report = Some.Report(string.Join('\n', text));
        Assert.Multiple(
            () => Assert.Equal(headline, report.Article!.Headline),
            () => Assert.Equal(date, report.Article!.Date),
            () =>
                Assert.Equal(paragraphs, report.Article!.Paragraphs.Where(paragraph => paragraphs.Contains(paragraph))),
            () => Assert.Equal([], report.Article!.Paragraphs.Except(paragraphs))
        );
    }

    private static string Folder() => Path.Combine(AppContext.BaseDirectory, "Import", "PlainText", "Pasted");
}
