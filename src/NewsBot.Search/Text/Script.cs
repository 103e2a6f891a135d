using System.Text;

namespace NewsBot.Search.Text;

/// <summary>A writing system.</summary>
internal enum Script
{
    Other,
    Latin,
    Cyrillic,
    Arabic,
    Greek,
    Hebrew,
    Devanagari,
    Han,
    Kana,
    Hangul,
    Thai,
}

internal static class Scripts
{
    /// <summary>The number of scripts, <see cref="Script.Other"/> among them.</summary>
    public const int Count = (int)Script.Thai + 1;

    /// <summary>The script of a letter; <see cref="Script.Other"/> for digits, marks and rarer scripts.</summary>
    public static Script Of(Rune rune) =>
        rune.Value switch
        {
            >= 'A' and <= 'Z' or >= 'a' and <= 'z' => Script.Latin,
            < 0x00AA => Script.Other,
            <= 0x024F or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFF21 and <= 0xFF5A) => Script.Latin,
            (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => Script.Greek,
            >= 0x0400 and <= 0x052F => Script.Cyrillic,
            >= 0x0590 and <= 0x05FF => Script.Hebrew,
            (>= 0x0600 and <= 0x06FF)
            or (>= 0x0750 and <= 0x077F)
            or (>= 0x08A0 and <= 0x08FF)
            or (>= 0xFB50 and <= 0xFDFF)
            or (>= 0xFE70 and <= 0xFEFC) => Script.Arabic,
            >= 0x0900 and <= 0x097F => Script.Devanagari,
            >= 0x0E00 and <= 0x0E7F => Script.Thai,
            (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9D) => Script.Kana,
            (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F) or (>= 0xAC00 and <= 0xD7AF) => Script.Hangul,
            0x3005
            or (>= 0x3400 and <= 0x4DBF)
            or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x20000 and <= 0x3FFFF) => Script.Han,
            _ => Script.Other,
        };

    /// <summary>Whether the script has capital letters.</summary>
    public static bool HasCapitals(this Script script) => script is Script.Latin or Script.Cyrillic or Script.Greek;

    /// <summary>Whether the script has no spaces between words; then pairs of letters replace words.</summary>
    public static bool HasNoSpaces(this Script script) =>
        script is Script.Han or Script.Kana or Script.Hangul or Script.Thai;

    /// <summary>The Chinese characters of a text, in order.</summary>
    public static IReadOnlyList<Rune> HanIn(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange('\0', '\u2E7F'))
            return [];
        var characters = new List<Rune>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Of(rune) == Script.Han)
                characters.Add(rune);
        }

        return characters;
    }
}
