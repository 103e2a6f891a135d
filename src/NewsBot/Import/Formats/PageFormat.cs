using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>A page saved from a browser.</summary>
internal sealed class PageFormat : IFormat
{
    private const int MaxLinesOfHeader = 200;

    public string Name => "html";

    public IReadOnlyList<string> Endings { get; } = [".html", ".htm"];

    public int MaxBytes => FileFormats.MaxBytesOfPage;

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        bytes = DataUris.Strip(bytes);
        if (bytes.Length > FileFormats.MaxBytes)
            return [ExtractedArticle.Refused(FileFormats.TooLarge(bytes.Length, FileFormats.MaxBytes))];
        var decoded = TextDecoder.Decode(bytes, PageReader.DeclaredEncoding(bytes));
        if (decoded.Text is not { } html)
            return [ExtractedArticle.Refused(decoded.Problem!)];

        // A moderator may write a header above a page, too; the page keeps its line numbers.
        var lines = TextLine.Split(html, most: MaxLinesOfHeader);
        var header = ArticleHeader.Read(lines, beside);
        var page =
            header.LineCount == 0
                ? html
                : new string('\n', header.LineCount)
                    + (header.LineCount < lines.Count ? html[lines[header.LineCount].Range.Start..] : "");
        var draft = PageReader.Read(page, header);
        draft = draft with { Header = header, Problems = [.. header.Problems, .. draft.Problems] };
        return [draft.After(decoded.Problem)];
    }
}
