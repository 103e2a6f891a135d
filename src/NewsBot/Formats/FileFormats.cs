namespace NewsBot.Formats;

/// <summary>The kinds of files that are read.</summary>
internal static class FileFormats
{
    private static readonly IFormat[] All = [new PlainTextFormat(), new MarkdownFormat(), new PageFormat(), new WordFormat(), new PdfFormat(), new FeedFormat()];

    /// <summary>Every ending that is read: «.txt, .html».</summary>
    public static string Endings { get; } = string.Join(", ", All.SelectMany(format => format.Endings));

    /// <summary>The format of a file, by its ending; null where it is none of ours.</summary>
    public static IFormat? Of(string path) =>
        Array.Find(All, format => format.Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
}
