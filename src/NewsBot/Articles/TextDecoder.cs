using System.Text;

namespace NewsBot.Articles;

/// <summary>Turns a file's bytes into text: UTF-8 with or without a byte order mark, or UTF-16 with one.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, or the problem that keeps it from being read.</returns>
    public static (string? Text, Problem? Problem) Decode(byte[] bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)StrictUtf8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), 4),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), 2),
            _ => (StrictUtf8, 0),
        };
        if (encoding is UTF8Encoding && bytes.AsSpan().IndexOf((byte)0) is >= 0 and var zero)
            return (null, Problem.Error($"this is not a text file: it has a zero byte at offset {zero}. Save the article as plain text in UTF-8"));

        try
        {
            return (encoding.GetString(bytes, mark, bytes.Length - mark), null);
        }
        catch (DecoderFallbackException invalid)
        {
            var offset = mark + Math.Max(invalid.Index, 0);
            var line = 1 + bytes.AsSpan(0, Math.Min(offset, bytes.Length)).Count((byte)'\n');
            var seen = invalid.BytesUnknown is { Length: > 0 } unknown ? $"byte 0x{unknown[0]:X2}" : "a byte that does not belong";
            return (null, Problem.Error($"this is not {encoding.WebName.ToUpperInvariant()} text: {seen} at offset {offset}. Save the file as UTF-8", line));
        }
    }
}
