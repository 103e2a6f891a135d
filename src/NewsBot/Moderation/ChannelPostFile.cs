using System.Globalization;
using System.Text;

namespace NewsBot.Moderation;

/// <summary>A post of a channel as an article's file: a header with what is known of it, and its words.</summary>
internal static class ChannelPostFile
{
    private const int MaxTitleLength = 150;

    /// <param name="link">The link of the post; null in a private channel.</param>
    /// <param name="text">Its text; the first line is the headline if it is short and other lines follow.</param>
    public static byte[] Create(string outlet, Uri? link, DateOnly date, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var isShort = lines[0].Length <= MaxTitleLength;
        var hasHeadline = isShort && lines.Skip(1).Any(line => !string.IsNullOrWhiteSpace(line));

        // A paragraph that says the same as the headline would be taken for its repetition, and nothing be left to
        // quote.
        var headline =
            hasHeadline ? lines[0]
            : isShort ? outlet
            : lines[0][..MaxTitleLength];
        var file = new StringBuilder("---\n").Append(
            CultureInfo.InvariantCulture,
            $"title: {OneLine(headline)}\noutlet: {OneLine(outlet)}\ndate: {date:yyyy-MM-dd}\n"
        );
        if (link is not null)
            file.Append(CultureInfo.InvariantCulture, $"url: {link.AbsoluteUri}\n");
        file.Append("---\n\n");

        // Posts part their paragraphs by single line breaks as often as by blank lines.
        foreach (var line in lines.Skip(hasHeadline ? 1 : 0).Where(line => !string.IsNullOrWhiteSpace(line)))
            file.Append(line.Trim()).Append("\n\n");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
