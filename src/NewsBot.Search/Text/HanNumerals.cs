using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsBot.Search.Text;

/// <summary>Numbers in Chinese characters, as Chinese and Japanese write them: "二十三" is 23, "二〇一八" 2018.</summary>
internal static class HanNumerals
{
    private const string Digits = "〇一二三四五六七八九";

    private static readonly SearchValues<char> Units = SearchValues.Create("十百千万萬亿億");

    /// <summary>A longer run is no number that anybody writes in words, and would not fit.</summary>
    private const int MaxLength = 16;

    /// <summary>Whether a character may be in such a number.</summary>
    public static bool Contains(char c) => GetDigit(c) >= 0 || GetUnit(c) > 0;

    /// <summary>The end of the run of numerals that begins at <paramref name="start"/>.</summary>
    public static int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && Contains(text[start]))
            start++;
        return start;
    }

    /// <summary>
    /// Reads a run of two numerals or more. One alone is mostly part of a word, "四川", and so is a run that is no
    /// number, "万一".
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> run, [NotNullWhen(true)] out string? number)
    {
        number = null;
        if (run.Length is < 2 or > MaxLength || EndOfRun(run, 0) != run.Length)
            return false;
        number = run.ContainsAny(Units)
            ? WithUnits(run)?.ToString(CultureInfo.InvariantCulture)
            : string.Concat(run.ToArray().Select(GetDigit));
        return number is not null;
    }

    /// <summary>Null if the units make no number.</summary>
    private static long? WithUnits(ReadOnlySpan<char> run)
    {
        // Tens, hundreds and thousands make up a group of up to 9999, which 万 and 亿 then multiply.
        long total = 0,
            group = 0,
            smallest = long.MaxValue,
            unitInGroup = 10_000;
        var digit = -1;
        foreach (var c in run)
        {
            if (GetDigit(c) is >= 0 and var value)
            {
                if (digit > 0)
                    return null;
                digit = value;
                continue;
            }

            var unit = GetUnit(c);
            if (unit >= 10_000)
            {
                group += Math.Max(digit, 0);
                if (unit == smallest || (unit < smallest && group == 0))
                    return null;

                // "一万二千亿": a greater unit multiplies everything before it.
                total = unit > smallest ? (total + group) * unit : total + (group * unit);
                (group, smallest, unitInGroup, digit) = (0, unit, 10_000, -1);
            }
            else
            {
                // "十三" leaves the one out, "百" and "千" seldom do at the front.
                if (unit >= unitInGroup || digit == 0)
                    return null;
                (group, unitInGroup, digit) = (group + (Math.Max(digit, 1) * unit), unit, -1);
            }
        }

        return total + group + Math.Max(digit, 0);
    }

    private static int GetDigit(char c) =>
        c switch
        {
            '零' => 0,
            '两' or '兩' => 2,
            _ => Digits.IndexOf(c),
        };

    private static long GetUnit(char c) =>
        c switch
        {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' or '萬' => 10_000,
            '亿' or '億' => 100_000_000,
            _ => 0,
        };
}
