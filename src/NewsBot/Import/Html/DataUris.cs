using System.Buffers;

namespace NewsBot.Import.Html;

/// <summary>
/// Pictures and fonts that a page holds within itself, as programs write that save a page as one file: "data:image/png;
/// base64,…". They are most of such a file and none of its text.
/// </summary>
internal static class DataUris
{
    /// <summary>A shorter one is not worth the search.</summary>
    private const int MinLength = 256;

    /// <summary>The longest front seen, with type and parameters, is far shorter.</summary>
    private const int MaxFrontLength = 200;

    /// <summary>What base64, in one line or several, and percent-encoding are written with.</summary>
    private static readonly SearchValues<byte> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=%-_.~\r\n"u8
    );
    private static readonly SearchValues<byte> NotInFront = SearchValues.Create("\"'<> \n"u8);

    /// <summary>The bytes without the contents of data addresses; the same array if it has none.</summary>
    public static byte[] Strip(byte[] html)
    {
        if (html.AsSpan().IndexOf("data:"u8) < 0)
            return html;
        var kept = new MemoryStream(html.Length);
        var rest = html.AsSpan();
        while (rest.IndexOf("data:"u8) is >= 0 and var at)
        {
            var contents = Contents(rest[at..]);
            kept.Write(rest[..(at + contents.Start)]);
            rest = rest[(at + contents.End)..];
        }

        kept.Write(rest);
        return kept.ToArray();
    }

    /// <summary>Where the contents of a data address begin and end; both the same if it has too few.</summary>
    private static (int Start, int End) Contents(ReadOnlySpan<byte> address)
    {
        var front = address[..Math.Min(address.Length, MaxFrontLength)];
        var comma = front.IndexOf((byte)',');
        if (comma < 0 || front[..comma].IndexOfAny(NotInFront) >= 0)
            return ("data:".Length, "data:".Length);
        var contents = address[(comma + 1)..].IndexOfAnyExcept(Base64);
        var end = contents < 0 ? address.Length : comma + 1 + contents;
        return end - comma - 1 < MinLength ? (end, end) : (comma + 1, end);
    }
}
