using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace NewsBot.Import.PlainText;

/// <summary>
/// Decodes a file: by its byte order mark, as UTF-8 if it is valid, by the encoding that it declares, or else by a
/// guess, which is reported.
/// </summary>
internal static class TextDecoder
{
    /// <summary>A less sure guess is refused: a quote with wrong letters is worse than none.</summary>
    private const float MinConfidence = 0.5f;

    /// <summary>
    /// In a file with one broken character, the least number of whole ones beyond ASCII: in another encoding, bytes rarely
    /// happen to be UTF-8.
    /// </summary>
    private const int MinValidToBroken = 10;

    /// <summary>
    /// What browsers read in place of encodings that hardly anybody means when declaring them (WHATWG Encoding Standard,
    /// "names and labels").
    /// </summary>
    private static readonly FrozenDictionary<string, string> Supersets = new Dictionary<string, string>
    {
        ["us-ascii"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["euc-kr"] = "ks_c_5601-1987",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private const int BytesThatDeclare = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="declared">The encoding that the file declares; null if it declares none.</param>
    public static DecodedText Decode(byte[] bytes, string? declared = null)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)StrictUtf8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (
                new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
                4
            ),
            [0xFF, 0xFE, ..] => (
                new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
                2
            ),
            [0xFE, 0xFF, ..] => (
                new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
                2
            ),
            _ => (StrictUtf8, 0),
        };
        if (encoding is UTF8Encoding && bytes.AsSpan().IndexOf((byte)0) is >= 0 and var zero)
            return DecodedText.Refused(
                Problem.Error(
                    $"this is not a text file: it has a zero byte at offset {zero}",
                    "Save the article as plain text in UTF-8"
                )
            );

        try
        {
            return new DecodedText(encoding.GetString(bytes, mark, bytes.Length - mark), null);
        }
        catch (DecoderFallbackException invalid)
        {
            if (encoding is UTF8Encoding && MostlyUtf8(bytes, mark) is { } mostly)
                return mostly;
            if (mark == 0 && (Declared(bytes, declared) ?? Guessed(bytes)) is { } other)
                return other;
            var offset = mark + Math.Max(invalid.Index, 0);
            var line = 1 + bytes.AsSpan(0, Math.Min(offset, bytes.Length)).Count((byte)'\n');
            var seen = invalid.BytesUnknown is { Length: > 0 } unknown
                ? $"byte 0x{unknown[0]:X2}"
                : "a byte that does not belong";
            return DecodedText.Refused(
                Problem.Error(
                    $"this is not {encoding.WebName.ToUpperInvariant()} text: {seen} at offset {offset}",
                    "Save the file as UTF-8",
                    line
                )
            );
        }
    }

    /// <summary>
    /// Text in UTF-8 with a broken character here and there, as of a teaser that was cut by bytes; null if there are too
    /// many for that.
    /// </summary>
    private static DecodedText? MostlyUtf8(byte[] bytes, int mark)
    {
        var (valid, broken, firstLine, line) = (0, 0, 0, 1);
        for (var rest = bytes.AsSpan(mark); !rest.IsEmpty; )
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var length);
            if (status != OperationStatus.Done)
            {
                broken++;
                firstLine = broken == 1 ? line : firstLine;
            }
            else if (length > 1)
            {
                valid++;
            }
            else if (rest[0] == (byte)'\n')
            {
                line++;
            }

            rest = rest[length..];
        }

        if (valid < broken * MinValidToBroken)
            return null;
        return new DecodedText(
            Encoding.UTF8.GetString(bytes, mark, bytes.Length - mark),
            Problem.Warning(
                broken == 1
                    ? "one character is no UTF-8; a � stands for it"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{broken} characters are no UTF-8; a � stands for each"
                    ),
                "Look whether the text is whole, or save the file again as UTF-8",
                firstLine
            )
        );
    }

    /// <summary>The encoding that the front of a file names; null if it names none.</summary>
    /// <param name="pattern">Finds it, in the group "name".</param>
    public static string? FindDeclared(ReadOnlySpan<byte> bytes, Regex pattern)
    {
        var front = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, BytesThatDeclare)]);
        return pattern.Match(front) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static DecodedText? Declared(byte[] bytes, string? name)
    {
        // One that the bytes contradict is wrong: they are not UTF-8.
        if (name is null || name.StartsWith("utf", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return new DecodedText(
                Encoding.GetEncoding(Supersets.GetValueOrDefault(name, name)).GetString(bytes),
                null
            );
        }
        catch (ArgumentException)
        {
            // There is no such encoding, so the bytes decide.
            return null;
        }
    }

    private static DecodedText? Guessed(byte[] bytes)
    {
        if (
            CharsetDetector.DetectFromBytes(bytes).Detected
            is not { Encoding: { } encoding, Confidence: >= MinConfidence } guess
        )
            return null;
        encoding = Encoding.GetEncoding(Supersets.GetValueOrDefault(encoding.WebName, encoding.WebName));
        var text = encoding.GetString(bytes);
        if (text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f')))
            return null;
        return new DecodedText(
            text,
            Problem.Warning(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file is not UTF-8; by its bytes it was read as {encoding.WebName} ({guess.Confidence * 100:0} % sure)"
                ),
                "Look whether its letters are right, or save it as UTF-8"
            )
        );
    }
}

/// <summary>What became of a file's bytes.</summary>
/// <param name="Text">The text; null if it can't be decoded.</param>
/// <param name="Problem">Why it can't be decoded, or that its encoding was guessed; null if all is well.</param>
internal sealed record DecodedText(string? Text, Problem? Problem)
{
    public static DecodedText Refused(Problem problem) => new(null, problem);
}
