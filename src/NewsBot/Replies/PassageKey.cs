using System.Buffers.Text;
using NewsBot.Libraries;

namespace NewsBot.Replies;

/// <summary>
/// A short name for a passage that fits a button or a link: its article, its place, and a mark that changes when its
/// text does.
/// </summary>
/// <param name="Paragraph">The paragraph's number, from 1; those beyond 2¹⁸ are not quoted.</param>
/// <param name="Version">See <see cref="GetVersion"/>.</param>
internal readonly record struct PassageKey(ArticleKey Article, int Paragraph, string Version)
{
    /// <summary>The length of every key, in characters of <c>[A-Za-z0-9_-]</c>.</summary>
    public const int Length = ArticleKey.Length + NumberLength + VersionLength;

    private const int NumberLength = 3;
    private const int VersionLength = 4;
    private const int VersionBytes = 3;

    /// <summary>Four characters that change when a passage's text does.</summary>
    public static string GetVersion(string text) => ShortHash.Compute(text, VersionBytes);

    /// <summary>Parses what <see cref="ToString"/> writes; null if it is something else.</summary>
    public static PassageKey? Parse(string key)
    {
        if (key.Length != Length || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return null;
        Span<byte> number = stackalloc byte[4];
        Base64Url.DecodeFromChars("A" + key.AsSpan(ArticleKey.Length, NumberLength).ToString(), number);
        return new PassageKey(
            new ArticleKey(key[..ArticleKey.Length]),
            (number[0] << 16) | (number[1] << 8) | number[2],
            key[^VersionLength..]
        );
    }

    public override string ToString()
    {
        Span<byte> number = [(byte)(Paragraph >> 16), (byte)(Paragraph >> 8), (byte)Paragraph];
        return $"{Article}{Base64Url.EncodeToString(number)[1..]}{Version}";
    }
}
