using System.Globalization;
using System.Text;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>The kinds of files that are read.</summary>
internal static class FileFormats
{
    /// <summary>A file that is larger is no news article.</summary>
    public const int MaxBytes = 8_000_000;

    /// <summary>A page that holds its pictures may be larger; without them it may not.</summary>
    public const int MaxBytesOfPage = 50_000_000;

    private const int BytesThatTell = 512;

    private static readonly PageFormat Page = new();
    private static readonly PdfFormat Pdf = new();
    private static readonly WordFormat Word = new();
    private static readonly PlainTextFormat Text = new();
    private static readonly OpenDocumentFormat OpenDocument = new();
    private static readonly WebArchiveFormat WebArchive = new();
    private static readonly IFormat[] All =
    [
        Text,
        new MarkdownFormat(),
        Page,
        WebArchive,
        new MailFormat(),
        Word,
        OpenDocument,
        Pdf,
        new FeedFormat(),
    ];

    /// <summary>Every ending that is read: ".txt, .html".</summary>
    public static string Endings { get; } = string.Join(", ", All.SelectMany(format => format.Endings));

    /// <summary>The most bytes that a file of this name may have.</summary>
    public static int MaxBytesOf(string path) => Find(path)?.MaxBytes ?? MaxBytes;

    public static Problem TooLarge(long bytes, int most) =>
        Problem.Error(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the file has {bytes / 1_000_000.0:0.#} MB; an article has {most / 1_000_000.0:0.#} MB at most"
            ),
            "Split it into one file an article"
        );

    /// <summary>Whether files with this ending are read.</summary>
    public static bool IsRead(string path) => Find(path) is not null;

    /// <summary>
    /// Reads a file in the format of its extension, or in the format of its contents if that is clearly another one.
    /// </summary>
    /// <param name="path">Its path, with an ending of ours.</param>
    /// <param name="beside">The header file beside it; null if there is none.</param>
    /// <returns>The name of its format, and a draft for each article in it.</returns>
    public static (string Format, IReadOnlyList<ExtractedArticle> Drafts) Read(
        string path,
        byte[] bytes,
        ArticleHeader? beside = null
    )
    {
        var named = Find(path)!;
        var format = Sniff(bytes, named) is { } seen && seen != named && named is not FeedFormat ? seen : named;
        var drafts = format.Read(bytes, beside);
        if (format == named)
            return (format.Name, drafts);
        var warning = Problem.Warning(
            $"its name ends in '{Path.GetExtension(path)}', but it is {format.Name}, and was read so",
            $"Give it the ending {format.Endings[0]}"
        );
        return (format.Name, [.. drafts.Select(draft => draft.After(warning))]);
    }

    private static IFormat? Find(string path) =>
        Array.Find(All, format => format.Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));

    /// <summary>What the first bytes say beyond doubt: a PDF, a Word document, a page or its archive, a text with a header.</summary>
    private static IFormat? Sniff(byte[] bytes, IFormat named)
    {
        var front = Encoding
            .Latin1.GetString(bytes, 0, Math.Min(bytes.Length, BytesThatTell))
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        if (front.StartsWith("%PDF-", StringComparison.Ordinal))
            return Pdf;
        if (front.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
            return front.Contains(OpenDocumentFormat.MediaType, StringComparison.Ordinal) ? OpenDocument : Word;
        if (
            front.StartsWith("---", StringComparison.Ordinal)
            && (named == Pdf || named == Word || named == OpenDocument || (named == Page && !HasTag(bytes)))
        )
            return Text;
        if (
            front.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)
            && front.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            && named is not MailFormat
        )
            return WebArchive;
        return
            front.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || front.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? Page
            : null;
    }

    private static bool HasTag(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'<') is >= 0 and var place && place + 1 < bytes.Length)
        {
            if (char.IsAsciiLetter((char)bytes[place + 1]))
                return true;
            bytes = bytes[(place + 1)..];
        }

        return false;
    }
}
