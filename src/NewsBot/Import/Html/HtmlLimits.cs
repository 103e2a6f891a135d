using System.Collections.Frozen;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Refuses pages that no real program writes, before a parser spends minutes on them or overflows its stack.
/// </summary>
internal static class HtmlLimits
{
    /// <summary>Pages from the wild nest a few dozen elements.</summary>
    private const int MaxDepth = 1000;

    private const int MaxAttributes = 1000;

    /// <summary>Elements without an end tag, or with an optional one.</summary>
    private static readonly FrozenSet<string> NoDepth = WordSet.Parse(
        "area base br col embed hr img input link meta param source track wbr html head body p li dt dd tr "
            + "td th thead tbody tfoot caption colgroup option optgroup rt rp"
    );

    /// <summary>Elements in which a "&lt;" is a letter like any other.</summary>
    private static readonly FrozenSet<string> Raw = WordSet.Parse(
        "script style textarea title noscript iframe xmp noembed"
    );

    /// <returns>Why the page is refused; null if it can be read.</returns>
    public static Problem? Refuse(ReadOnlySpan<char> html)
    {
        var depth = 0;
        var next = 0;
        while (next < html.Length)
        {
            var offset = html[next..].IndexOf('<');
            if (offset < 0 || next + offset + 1 >= html.Length)
                return null;
            var at = next + offset + 1;
            var isEnd = html[at] == '/';
            if (isEnd)
                at++;
            var name = NameAt(html, at);
            next = at + name.Length;
            if (name.Length == 0)
                continue;

            next = EndOfTag(html, next, out var attributes, out var isClosed);
            if (attributes > MaxAttributes)
                return Problem.Error(
                    $"an element has more than {MaxAttributes} attributes, which no page has",
                    "Open it in a browser and save it again, or paste its text into a .txt file"
                );
            var lookup = NoDepth.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.Contains(name))
                continue;
            if (isEnd)
                depth = Math.Max(0, depth - 1);
            else if (!isClosed)
                depth++;
            if (depth > MaxDepth)
                return Problem.Error(
                    $"its elements are nested more than {MaxDepth} deep, which no page is",
                    "Open it in a browser and save it again, or paste its text into a .txt file"
                );
            if (!isEnd && Raw.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
                next = EndOfRaw(html, next, name);
        }

        return null;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> html, int at)
    {
        var end = at;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is '-' or ':'))
            end++;
        return end > at && char.IsAsciiLetter(html[at]) ? html[at..end] : [];
    }

    /// <summary>The place after a tag's "&gt;".</summary>
    private static int EndOfTag(ReadOnlySpan<char> html, int at, out int attributes, out bool isClosed)
    {
        attributes = 0;
        isClosed = false;
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
            }
            else if (c == '>')
            {
                isClosed = html[at - 1] == '/';
                return at + 1;
            }
            else if (c is '"' or '\'' && html[at - 1] == '=')
            {
                quote = c;
            }
            else if (char.IsWhiteSpace(c) && at + 1 < html.Length && !char.IsWhiteSpace(html[at + 1]))
            {
                attributes++;
            }
        }

        return at;
    }

    private static int EndOfRaw(ReadOnlySpan<char> html, int at, ReadOnlySpan<char> name)
    {
        // The end tag stays, to take the depth back.
        for (var next = at; next < html.Length; )
        {
            var offset = html[next..].IndexOf("</");
            if (offset < 0)
                return html.Length;
            next += offset;
            if (html[(next + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return next;
            next += 2;
        }

        return html.Length;
    }
}
