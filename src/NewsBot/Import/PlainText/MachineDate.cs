using System.Globalization;

namespace NewsBot.Import.PlainText;

/// <summary>Parses dates that programs write for programs.</summary>
internal static class MachineDate
{
    /// <summary>What programs write where they know no date: the zero of their clocks.</summary>
    private static readonly DateOnly[] Zeros =
    [
        new(1969, 12, 31),
        new(1970, 1, 1),
        new(1899, 12, 30),
        new(1900, 1, 1),
        new(1904, 1, 1),
    ];

    /// <summary>Seconds since 1970 have ten digits from 2001 on, milliseconds thirteen.</summary>
    private const int DigitsOfSeconds = 10;
    private const int DigitsOfMilliseconds = 13;

    /// <summary>
    /// ISO 8601, also without hyphens, seconds or milliseconds since 1970, or as people write a date; null for what
    /// means none.
    /// </summary>
    public static DateOnly? Read(string text)
    {
        text = text.Trim();
        var date = DateText.Read(text).Date ?? ReadCompact(text) ?? ReadEpoch(text);
        return date is { } day && Array.IndexOf(Zeros, day) < 0 ? day : null;
    }

    private static DateOnly? ReadCompact(string text) =>
        text.Length >= 8
        && (text.Length == 8 || !char.IsAsciiDigit(text[8]) || text.Length is 12 or 14)
        && DateOnly.TryParseExact(
            text.AsSpan(0, 8),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
        && date.Year is > 1990 and < 2100
            ? date
            : null;

    private static DateOnly? ReadEpoch(string text)
    {
        if (
            text.Length is not (DigitsOfSeconds or DigitsOfMilliseconds)
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        )
            return null;
        var moment =
            text.Length == DigitsOfSeconds
                ? DateTimeOffset.FromUnixTimeSeconds(ticks)
                : DateTimeOffset.FromUnixTimeMilliseconds(ticks);
        return DateOnly.FromDateTime(moment.UtcDateTime);
    }
}
