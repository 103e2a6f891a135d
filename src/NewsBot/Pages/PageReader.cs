using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsBot.Extraction;

namespace NewsBot.Pages;

/// <summary>Reads a page saved from a browser: its article, without the furniture around it.</summary>
internal static partial class PageReader
{
    private const int BytesThatDeclare = 4096;

    /// <summary>The encoding that a page names for itself; null where it names none.</summary>
    public static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var match = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, BytesThatDeclare)]));
        // One that the bytes contradict is a slip: who asks has found them to be no UTF-8.
        return match.Success && !match.Groups["name"].Value.StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? match.Groups["name"].Value : null;
    }

    public static Draft Read(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(html);
        var facts = new PageFacts(document);
        if (document.Body is not { } body) return new Draft();
        var furniture = new Furniture(new PageMass(body, _ => false));
        var main = MainContent.Of(body, new PageMass(body, furniture.Has));
        var blocks = PageBlocks.Of(main, furniture.Has);
        var headline = PageHeadline.Of(document, facts);
        var link = facts.Link();
        var all = PageBlocks.Of(body, element => element.LocalName is "nav" or "footer");
        var date = DateOf(document, facts, all, blocks, headline, link);
        var skipped = new List<SkippedLine>();
        var paragraphs = new List<string>();
        foreach (var block in blocks)
        {
            if (headline is not null && string.Equals(block.Text, headline.Value, StringComparison.OrdinalIgnoreCase)) skipped.Add(new SkippedLine(block.Line, "headline repeated"));
            else if (block.LinkDensity > 0.7) skipped.Add(new SkippedLine(block.Line, "links"));
            else if (!block.Text.Any(char.IsLetterOrDigit)) skipped.Add(new SkippedLine(block.Line, "no words"));
            else paragraphs.Add(block.Text);
        }

        return new Draft
        {
            Headline = headline,
            Date = date,
            Outlet = facts.Outlet(),
            Link = link,
            Author = facts.Author(),
            Language = facts.Language(),
            Paragraphs = paragraphs,
            Skipped = skipped,
        };
    }

    /// <summary>
    /// What the page says for machines, then what it shows. A day more or less is the reader's time zone against the server's: then what it shows counts.
    /// </summary>
    private static Found<DateOnly>? DateOf(IDocument document, PageFacts facts, List<PageBlock> all, List<PageBlock> text, Found<string>? headline, Found<string>? link)
    {
        var place = headline is null ? -1 : all.FindIndex(block => block.IsHeading && string.Equals(block.Text, headline.Value, StringComparison.OrdinalIgnoreCase));
        var shown = PageDate.NearHeadline(all, place);
        if (facts.Date() is { } given) return shown is not null && Math.Abs(shown.Value.DayNumber - given.Value.DayNumber) == 1 ? shown : given;
        return PageDate.OfTime(document)
            ?? shown
            ?? (PageDate.InAddress(link?.Value) is { } inAddress ? new Found<DateOnly>(inAddress, "link") : null)
            ?? facts.LooseDate()
            ?? PageDate.OfNamed(document.Body!)
            ?? PageDate.OfLines(text.Take(2).Concat(text.TakeLast(3)));
    }

    [GeneratedRegex("""<meta[^>]{0,200}charset\s*=\s*["']?(?<name>[A-Za-z0-9_:.-]+)""", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
