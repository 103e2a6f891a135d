using System.Text;
using NewsBot.Replies;

namespace NewsBot.Telegram.Sending;

/// <summary>
/// Renders a reply's text as Telegram's HTML. Only "&amp;", "&lt;" and "&gt;" are escaped, and quotes inside link
/// addresses.
/// </summary>
internal static class TelegramHtml
{
    /// <summary>A longer quote is shown folded.</summary>
    private const int MaxOpenQuoteLength = 1200;

    /// <summary>Telegram refuses longer messages, in UTF-8 bytes with markup, before it parses them.</summary>
    private const int MaxBytes = 32_768;

    /// <summary>
    /// The text as HTML within Telegram's limits: if link addresses take too much room, the longest ones are dropped.
    /// </summary>
    public static string Render(RichText text)
    {
        var html = Write(text);
        while (
            Encoding.UTF8.GetByteCount(html) > MaxBytes
            && text.Parts.OfType<Part.Link>().MaxBy(link => link.Address.Length) is { } longest
        )
        {
            text = new RichText(text.Parts.Replace(longest, new Part.Plain(longest.Text)));
            html = Write(text);
        }

        return html;
    }

    private static string Write(RichText text)
    {
        var html = new StringBuilder();
        foreach (var part in text.Parts)
            Append(html, part);
        return html.ToString();
    }

    /// <summary>The text alone, for when Telegram can't parse the HTML.</summary>
    public static string Plain(RichText text) => ShownText.WellFormed(text.ToString());

    private static void Append(StringBuilder html, Part part)
    {
        switch (part)
        {
            case Part.Bold:
                html.Append("<b>").Append(Escape(part.Text)).Append("</b>");
                break;
            case Part.Link link:
                html.Append("<a href=\"")
                    .Append(Escape(link.Address).Replace("\"", "&quot;", StringComparison.Ordinal))
                    .Append("\">")
                    .Append(Escape(link.Text))
                    .Append("</a>");
                break;
            case Part.Quote { IsInline: false } quote:
                AppendQuote(html, quote);
                break;
            default:
                html.Append(Escape(part.Text));
                break;
        }
    }

    private static void AppendQuote(StringBuilder html, Part.Quote quote)
    {
        html.Append(
            quote.IsFolded || quote.Text.Length > MaxOpenQuoteLength ? "<blockquote expandable>" : "<blockquote>"
        );
        var (text, highlight) = (quote.Text, quote.Highlight);
        html.Append(Escape(text[..highlight.Start]));
        if (highlight.Length > 0)
            html.Append("<b>").Append(Escape(text.Substring(highlight.Start, highlight.Length))).Append("</b>");
        html.Append(Escape(text[highlight.End..])).Append("</blockquote>");
    }

    private static string Escape(string text) =>
        ShownText
            .WellFormed(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
