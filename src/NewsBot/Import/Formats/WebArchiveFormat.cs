using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>A page with its pictures in one file, as Chrome, Edge and Outlook save it: MHTML (RFC 2557).</summary>
internal sealed class WebArchiveFormat : IFormat
{
    public string Name => "mhtml";

    public IReadOnlyList<string> Endings { get; } = [".mhtml", ".mht"];

    public int MaxBytes => FileFormats.MaxBytesOfPage;

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        if (MimeFile.Read(bytes) is not { } file || file.DecodeHtml() is not { } html)
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error("it holds no page", "Save the page again, as \"Webpage, Single File\"")
                ),
            ];
        if (html.Text is not { } page)
            return [ExtractedArticle.Refused(html.Problem!)];
        var header = ArticleHeader.Read([], beside);
        var draft = PageReader.Read(page, header) with { Header = header };
        if (draft.Link is null && file.Location is { } location)
            draft = draft with { Link = new Sourced<string>(location, "address when saved") };
        return [draft.After(html.Problem)];
    }
}
