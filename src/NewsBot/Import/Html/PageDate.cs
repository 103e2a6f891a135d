using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>Finds the publication date of a page whose metadata lacks it.</summary>
internal static partial class PageDate
{
    private const int MaxLineLength = 160;

    /// <summary>Elements about other articles, or by readers.</summary>
    private static readonly FrozenSet<string> Elsewhere = new[]
    {
        "comment",
        "comments",
        "commentlist",
        "respond",
        "related",
        "relatedposts",
        "sidebar",
        "newslist",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const int MaxDatelineLength = 60;
    private const int BlocksBehind = 10;
    private const int BlocksBefore = 5;

    /// <summary>Parses a machine-readable date: ISO 8601, also without hyphens, or as people write it.</summary>
    public static DateOnly? OfMachine(string text)
    {
        if (DateText.Read(text).Date is { } date)
            return date;
        return
            text.Length >= 8
            && DateOnly.TryParseExact(
                text.AsSpan(0, 8),
                "yyyyMMdd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var compact
            )
            && compact.Year is > 1990 and < 2100
            ? compact
            : null;
    }

    /// <summary>The date in an address: /2017/12/26/.</summary>
    public static DateOnly? InAddress(string? address)
    {
        if (address is null)
            return null;
        var match = AddressDate().Match(address);
        return match.Success
            ? DateText.Read($"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}").Date
            : null;
    }

    /// <summary>The date that an element marked as a time gives, the headline's neighbours first.</summary>
    public static Sourced<DateOnly>? OfTime(IDocument document)
    {
        var times = document
            .QuerySelectorAll(
                "[itemprop~='datePublished' i], time[pubdate], time[datetime], abbr.published[title], .published[title], time"
            )
            .Where(time =>
                !(time.ClassName ?? "").Contains("updated", StringComparison.OrdinalIgnoreCase)
                || (time.ClassName ?? "").Contains("published", StringComparison.OrdinalIgnoreCase)
            );
        foreach (var time in times.OrderByDescending(Rank))
        {
            if (IsInComments(time))
                continue;
            var text = time.GetAttribute("datetime")
                ?? time.GetAttribute("content")
                ?? time.GetAttribute("title")
                ?? time.TextContent;
            if (OfMachine(PageText.Normalize(text)) is { } date)
                return new Sourced<DateOnly>(date, "time");
        }

        return null;
    }

    /// <summary>The date that readers see near the headline.</summary>
    /// <param name="blocks">All of the page, in order.</param>
    /// <param name="headline">The block of the headline; −1 if unknown.</param>
    /// <param name="ofUpdates">Whether to read lines about an update, or all others.</param>
    public static Sourced<DateOnly>? NearHeadline(IReadOnlyList<PageBlock> blocks, int headline, bool ofUpdates)
    {
        if (headline < 0)
            return null;
        var behind = blocks.Skip(headline + 1).Take(BlocksBehind).ToList();
        var text = behind.FindIndex(block => block.Text.Length > MaxLineLength);
        var near = behind
            .Take(text < 0 ? BlocksBehind : text + 1)
            .Concat(blocks.Take(headline).Reverse().Take(BlocksBefore));
        return OfLines(near.Where(block => Update().IsMatch(block.Text) == ofUpdates));
    }

    /// <summary>The date of an element whose class or id names a date.</summary>
    public static Sourced<DateOnly>? OfNamed(IElement body)
    {
        foreach (
            var element in body.QuerySelectorAll(
                "[class*='date' i], [class*='publish' i], [class*='posted' i], [class*='timestamp' i], [id*='date' i]"
            )
        )
        {
            if (element.ChildElementCount > 8 || IsInComments(element))
                continue;
            var text = PageText.Normalize((element.ParentElement ?? element).TextContent);
            if (text.Length > MaxLineLength)
                text = PageText.Normalize(element.TextContent);
            if (text.Length <= MaxLineLength && !Update().IsMatch(text) && DateText.Read(text).Date is { } date)
                return Sourced.At(date, element.SourceReference?.Position.Line ?? 1);
        }

        return null;
    }

    public static Sourced<DateOnly>? OfLines(IEnumerable<PageBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (DateText.Read(DatePart(block.Text)).Date is { } date)
                return Sourced.At(date, block.Line);
        }

        return null;
    }

    /// <summary>
    /// A short line that is no sentence; of running text the dateline alone: "29.11.2022 – The …", "Karlsruhe
    /// (12.11.2021). The …».
    /// </summary>
    private static string DatePart(string text)
    {
        if (text.Length <= MaxDatelineLength || (text.Length <= MaxLineLength && text[^1] is not ('.' or '!' or '?')))
            return text;
        var front = text.AsSpan(0, Math.Min(text.Length, MaxDatelineLength));
        var end = front.IndexOfAny(")–—|");
        if (end < 0)
            end = front.IndexOf(" - ");
        return end < 0 ? "" : front[..end].ToString();
    }

    private static int Rank(IElement time)
    {
        var rank = 0;
        if ((time.GetAttribute("itemprop") ?? "").Contains("datePublished", StringComparison.OrdinalIgnoreCase))
            rank += 4;
        if (
            time.HasAttribute("pubdate")
            || (time.ClassName ?? "").Contains("published", StringComparison.OrdinalIgnoreCase)
        )
            rank += 2;
        if (time.Closest("article, main, header") is not null)
            rank++;
        return rank;
    }

    private static bool IsInComments(IElement element)
    {
        for (var e = element; e is not null && e.LocalName != "body"; e = e.ParentElement)
        {
            if (e.LocalName is "nav" or "footer" || Boilerplate.IsNamed(e, Elsewhere))
                return true;
        }

        return false;
    }

    [GeneratedRegex(
        @"updated?|edited|modified|aktualisiert|aktualisierung|zuletzt|actualizado|mis à jour|aggiornat"
            + @"|обновлено|güncelle|oppdatert|bijgewerkt",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Update();

    [GeneratedRegex(
        @"/(?<y>(?:19|20)\d{2})[/-](?<m>\d{1,2})[/-](?<d>\d{1,2})(?:[/-]|$)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex AddressDate();
}
