using System.Text.RegularExpressions;
using NewsBot.Import.PlainText;

namespace NewsBot.Moderation;

/// <summary>The links in a text that a moderator sent.</summary>
internal static partial class SentLinks
{
    private static readonly char[] Trailing = ['.', ',', ';', ':', '!', '?', ')', ']', '»', '”', '"', '\''];

    /// <summary>The links of a text that has nothing else; none if it has.</summary>
    public static IReadOnlyList<Uri> FindAlone(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(words, HttpUrl.IsOne) ? Parse(words) : [];
    }

    /// <summary>All links of a text, without the punctuation after them.</summary>
    public static IReadOnlyList<Uri> FindAll(string text) =>
        Parse(Link().Matches(text).Select(match => match.Value.TrimEnd(Trailing)).Where(HttpUrl.IsOne));

    private static Uri[] Parse(IEnumerable<string> links) => [.. links.Select(link => new Uri(link)).Distinct()];

    [GeneratedRegex(
        @"https?://\S+",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Link();
}
