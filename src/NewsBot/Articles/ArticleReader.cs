using System.Globalization;
using NewsBot.Import.Formats;
using NewsBot.Import.PlainText;
using NewsBot.Search;
using NewsBot.Search.Collections;

namespace NewsBot.Articles;

/// <summary>Turns a file into articles, and reports what was found where.</summary>
internal static class ArticleReader
{
    private const int MaxParagraphLength = 20_000;
    private const int MaxParagraphs = 10_000;

    /// <param name="path">The path below the articles folder, with forward slashes: the article's id.</param>
    /// <param name="today">The current day: a later date is a typo.</param>
    /// <param name="findHeaderFile">Finds the bytes of a header file by its path; null where there are none.</param>
    /// <returns>One report, or one for each entry of a file that holds several articles: "feed.xml#3".</returns>
    public static IReadOnlyList<FileReport> Read(
        string path,
        byte[] bytes,
        DateOnly today,
        Func<string, byte[]?>? findHeaderFile = null
    )
    {
        if (Refuse(path) is { } refused)
            return [refused];
        var ofFile = ReadHeaderFile(path, findHeaderFile);
        var (format, drafts) = FileFormats.Read(path, bytes, ofFile?.Header);
        return
        [
            .. drafts.Select(
                (draft, i) =>
                {
                    var article =
                        drafts.Count == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}#{i + 1}");
                    var header = drafts.Count == 1 ? ofFile : ReadHeaderFile(article, findHeaderFile);
                    return Settle(article, WithHeaderFile(draft, header), today) with { Format = format };
                }
            ),
        ];
    }

    private static (ArticleHeader? Header, Problem? Problem)? ReadHeaderFile(
        string article,
        Func<string, byte[]?>? find
    ) => find?.Invoke(HeaderFile.For(article)) is { } bytes ? HeaderFile.Read(HeaderFile.For(article), bytes) : null;

    private static ExtractedArticle WithHeaderFile(
        ExtractedArticle draft,
        (ArticleHeader? Header, Problem? Problem)? file
    ) =>
        file is not var (header, problem) ? draft
        : header is null ? draft.After(problem)
        : draft with
        {
            Header = header.Over(draft.Header),
            Problems = [.. draft.After(problem).Problems, .. header.Problems],
        };

    /// <summary>The report on a file of a kind that is not read, which need not be opened; null for others.</summary>
    public static FileReport? Refuse(string path) =>
        FileFormats.IsRead(path)
            ? null
            : FileReport.Refused(
                path,
                Problem.Error(
                    $"files ending in '{Path.GetExtension(path)}' are not read",
                    $"Save the article as plain text, as {Path.GetFileNameWithoutExtension(path)}.txt; {FileFormats.Endings} are read"
                )
            );

    private static FileReport Settle(string path, ExtractedArticle draft, DateOnly today)
    {
        var header = draft.Header;
        var status = ArticleStatuses.Parse(header[HeaderKey.Status]?.Text);
        if (
            status == ArticleStatus.None
            && draft.Paragraphs.Count == 0
            && draft.Problems.Any(problem => problem.Severity == Severity.Error)
        )
            return new FileReport(path, null, [], draft.Skipped, draft.Problems);

        var fields = new ArticleMetadata(path, draft, today);
        var problems = new List<Problem>(fields.Problems);
        if (status == ArticleStatus.Unknown)
            problems.Add(ArticleStatuses.Unknown(header[HeaderKey.Status]!));

        // Of what is not to be quoted, the text does not matter: a retraction without any must still take effect.
        problems.AddRange(
            GetProblems(draft.Paragraphs, isQuoted: status is ArticleStatus.None or ArticleStatus.Unknown)
        );

        var article = new Article(path, fields.Headline, PackedText.Pack(draft.Paragraphs))
        {
            Standfirst = draft.Standfirst,
            Date = fields.Date,
            Url = fields.Link,
            Outlet = fields.Outlet,
            Language = fields.Language,
            Questions = [.. (header[HeaderKey.Questions]?.Items ?? []).Select(AuthoredQuestion.Parse)],
            Correction = ArticleMetadata.NullIfEmpty(header[HeaderKey.Correction]?.Text),
        };
        var reports = fields.Reports;
        if (article.Correction is { } correction)
            reports = [.. reports, new FieldReport("correction", correction, header[HeaderKey.Correction]!.Source)];
        else if (status == ArticleStatus.Retracted)
            reports =
            [
                .. reports,
                new FieldReport("notice", null, "readers will not learn why it was retracted. Add:  correction: …"),
            ];
        var isWhole = !problems.Exists(problem => problem.Severity == Severity.Error);
        return new FileReport(
            path,
            isWhole && status == ArticleStatus.None ? article : null,
            reports,
            [.. draft.Skipped.OrderBy(line => line.Line)],
            problems
        )
        {
            Author = fields.Author,
            Status = status,
            Retracted = status == ArticleStatus.Retracted ? article : null,
            Headline = fields.Headline,
        };
    }

    private static IEnumerable<Problem> GetProblems(IReadOnlyList<string> paragraphs, bool isQuoted)
    {
        if (paragraphs.Count == 0 && isQuoted)
            yield return Problem.Error(
                "no paragraph was found",
                "Write the text below the headline, with a blank line between paragraphs"
            );
        if (paragraphs.Any(paragraph => paragraph.Length > MaxParagraphLength))
            yield return Problem.Error(
                $"a paragraph is longer than {MaxParagraphLength.ToString("N0", CultureInfo.InvariantCulture)} characters, "
                    + "which nobody would read as a quote",
                "Break it up with blank lines"
            );

        if (paragraphs.Count > MaxParagraphs)
            yield return Problem.Error(
                $"it has more than {MaxParagraphs.ToString("N0", CultureInfo.InvariantCulture)} paragraphs, which is no article",
                "Split it into one file an article"
            );
    }
}
