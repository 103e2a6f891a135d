using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>
/// Reads XML as feeds have it. Where it is not well-formed, the errors that feed readers tolerate are repaired: names of HTML
/// characters (<c>&amp;nbsp;</c>), a bare ampersand, a prefix without a declaration, characters that XML does not allow.
/// </summary>
internal static partial class LenientXml
{
    /// <summary>What the prefixes of feeds stand for when nobody says so.</summary>
    private static readonly Dictionary<string, string> UsualPrefixes = new(StringComparer.Ordinal)
    {
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["atom"] = "http://www.w3.org/2005/Atom",
    };

    /// <summary>The encoding that an XML declaration names; null if there is none.</summary>
    public static string? DeclaredEncoding(ReadOnlySpan<byte> bytes) => TextDecoder.FindDeclared(bytes, Declaration());

    /// <summary>No entities are expanded and nothing outside the file is read.</summary>
    public static XmlReader Open(string xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersFromEntities = 1024,
            MaxCharactersInDocument = 50_000_000,
        };
        var names = new NameTable();
        var context = new XmlParserContext(names, new Prefixes(names), xmlLang: null, XmlSpace.None);
        return XmlReader.Create(new StringReader(xml), settings, context);
    }

    /// <summary>The text with its errors repaired; every line stays where it is.</summary>
    public static string Repair(string xml)
    {
        var first = xml.IndexOf('<', StringComparison.Ordinal);
        if (first < 0)
            return xml;

        // What a server printed behind the feed is no part of it.
        var last = xml.LastIndexOf("</", StringComparison.Ordinal);
        var end = last < 0 ? -1 : xml.IndexOf('>', last);
        if (end >= 0)
            xml = xml[..(end + 1)];

        // Line breaks above the declaration would be a mistake themselves.
        var text = Markup().Replace(xml[first..], RepairOne);
        return text.StartsWith("<?xml", StringComparison.Ordinal)
            ? text.Insert(5, new string('\n', xml.AsSpan(0, first).Count('\n')))
            : new string('\n', xml.AsSpan(0, first).Count('\n')) + text;
    }

    private static string RepairOne(Match match)
    {
        var found = match.Value;
        if (found[0] == '<')
            return WithoutControls(found);
        if (found[0] != '&')
            return "";
        if (found.Length == 1)
            return "&amp;";
        if (found[1] == '#')
            return XmlCharacters(WebUtility.HtmlDecode(found));
        if (found is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
            return found;
        var decoded = WebUtility.HtmlDecode(found);
        return decoded == found ? "&amp;" + found[1..] : XmlCharacters(decoded);
    }

    private static string XmlCharacters(string text) => WebUtility.HtmlEncode(WithoutControls(text));

    private static string WithoutControls(string text) =>
        text.All(c => c >= ' ' || c is '\t' or '\n' or '\r')
            ? text
            : string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r'));

    /// <summary>Knows every prefix: an unknown one is a namespace of its own.</summary>
    private sealed class Prefixes(XmlNameTable names) : XmlNamespaceManager(names)
    {
        public override string? LookupNamespace(string prefix) =>
            base.LookupNamespace(prefix)
            ?? (
                prefix.Length == 0 || NameTable!.Get(prefix) is null
                    ? null
                    : NameTable.Add(UsualPrefixes.GetValueOrDefault(prefix) ?? $"urn:undeclared:{prefix}")
            );
    }

    [GeneratedRegex(
        @"^[\s\S]{0,10}<\?xml[^>]{0,100}encoding\s*=\s*[""'](?<name>[A-Za-z0-9_:.-]+)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Declaration();

    /// <summary>One that is not closed ends with the text, so that each character is looked at once.</summary>
    [GeneratedRegex(
        @"<!\[CDATA\[[\s\S]*?(?:\]\]>|\z)|<!--[\s\S]*?(?:-->|\z)|&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)?"
            + @"|[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]",
        RegexOptions.CultureInvariant,
        60_000
    )]
    private static partial Regex Markup();
}
