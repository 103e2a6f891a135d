using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsBot.Search.Text;

/// <summary>
/// Normalizes a token for comparison: resolves compatibility forms (NFKC), lower-cases, turns all numerals into ASCII
/// digits, and removes points of abbreviations, thousands separators, invisible characters, and endings or articles
/// that a language sets off by an apostrophe.
/// </summary>
internal static class Normalizer
{
    private static readonly SearchValues<char> Fractions = SearchValues.Create("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞");
    private static readonly SearchValues<char> AlreadyNormal = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789"
    );

    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    private static readonly SearchValues<char> DigitsAndSeparators = SearchValues.Create("0123456789,.");

    /// <param name="token">A token of <see cref="Tokenizer"/>: well-formed UTF-16.</param>
    /// <param name="apostrophe">What the text's language does with apostrophes.</param>
    /// <param name="dotlessI">Whether the capital of ı is I, as in Turkish.</param>
    /// <returns>The normalized word; empty when nothing is left of it.</returns>
    public static string Normalize(ReadOnlySpan<char> token, Apostrophe apostrophe, bool dotlessI)
    {
        if (!token.ContainsAnyExcept(AlreadyNormal))
            return token.ToString();
        if (!token.ContainsAnyExcept(LettersAndDigits) && !(dotlessI && token.Contains('I')))
            return string.Create(token.Length, token, static (lower, token) => Ascii.ToLower(token, lower, out _));

        if (HanNumerals.TryRead(token, out var number))
            return number;
        var word = new StringBuilder(token.Length);
        foreach (var rune in WithDecimals(token.ToString()).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.IsAscii || Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
                Append(word, rune, dotlessI);
        }

        if (char.IsAsciiDigit(word.Length > 0 ? word[0] : ' '))
            PutNumber(word);
        else
            word.Replace(".", "");
        return CutAtApostrophe(word.ToString(), apostrophe);
    }

    /// <summary>"5½" is 5.5; its compatibility form would be "51/2".</summary>
    private static string WithDecimals(string token)
    {
        var at = token.AsSpan().IndexOfAny(Fractions);
        if (at < 0)
            return token;
        var decimals = char.GetNumericValue(token[at])
            .ToString(at == 0 ? "0.###" : ".###", CultureInfo.InvariantCulture);
        return token[..at] + decimals + WithDecimals(token[(at + 1)..]);
    }

    private static void Append(StringBuilder word, Rune rune, bool dotlessI)
    {
        switch (rune.Value)
        {
            case '\u2019' or '\u02BC' or '\uFF07':
                word.Append('\'');
                break;
            case ',' or '\u066B':
                word.Append(',');
                break;
            case ' ' or '\u066C' or '\u202F':
                // NFKC turns the no-break space of a number into a plain one.
                break;
            case 'I' when dotlessI:
                word.Append('ı');
                break;
            case 0x0300 or 0x0301:
                // NFKC has combined letters with their accents; a mark that is left is a stress mark.
                break;
            case (>= 0x064B and <= 0x065F) or 0x0670 or 0x0640:
                // Arabic and Persian vowel signs, and the stretching mark.
                break;
            default:
                if (SpelledOtherwise(rune.Value) is { } letters)
                    word.Append(letters);
                else if (Rune.IsDigit(rune))
                    word.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                else
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
                break;
        }
    }

    /// <summary>What stands for a letter that is spelled in several ways; null for any other.</summary>
    private static string? SpelledOtherwise(int letter) =>
        letter switch
        {
            'İ' => "i",

            // Russian prints е for ё more often than not.
            'ё' or 'Ё' => "е",

            // The capitals of ß are SS, and Swiss German has no other. Keyboards lack œ.
            'ß' or 'ẞ' => "ss",
            'œ' or 'Œ' => "oe",

            // Arabic and Persian: alef, yeh, kaf and heh have several spellings. The classes are those of Larkey,
            // Ballesteros and Connell (2002).
            'آ' or 'أ' or 'إ' or 'ٱ' => "ا",
            'ى' or 'ی' or 'ې' => "ي",
            'ک' => "ك",
            'ة' or 'ہ' or 'ۀ' => "ه",
            _ => null,
        };

    /// <summary>"09:30" is "9:30"; of other numbers the separators of thousands go.</summary>
    private static void PutNumber(StringBuilder number)
    {
        var isTime = number.Length == 5 && number[2] == ':';
        if (isTime && number[0] == '0')
            number.Remove(0, 1);
        if (!isTime)
            RemoveThousandsSeparators(number);
    }

    /// <summary>
    /// "1,200" and "1.200" become "1200"; "3,5" and "3.5" become "3.5". "1,200.50" and "1.200,50" become "1200.50". What
    /// follows the number stays: "1,2bn" becomes "1.2bn".
    /// </summary>
    private static void RemoveThousandsSeparators(StringBuilder number)
    {
        // The decimal separator, if there is one: the last separator, if it has not exactly three digits after it or
        // differs from the others.
        var digits = number.ToString();
        var behind = digits.AsSpan().IndexOfAnyExcept(DigitsAndSeparators);
        if (behind >= 0)
            digits = digits[..behind];
        var last = digits.LastIndexOfAny([',', '.']);
        if (last < 0)
            return;
        var other = digits[last] == '.' ? ',' : '.';
        var hasDecimals = digits.Length - last != 4 || digits.AsSpan(0, last).Contains(other);

        var groupEnd = hasDecimals ? last : digits.Length;
        if (hasDecimals)
            number[last] = '.';
        for (var i = groupEnd - 1; i > 0; i--)
        {
            if (number[i] is not (',' or '.'))
                continue;
            if (groupEnd - i == 4)
                number.Remove(i, 1);
            else
                number[i] = '.';
            groupEnd = i;
        }
    }

    private static string CutAtApostrophe(string word, Apostrophe apostrophe)
    {
        var at = word.IndexOf('\'');
        if (at < 0)
            return word;
        switch (apostrophe)
        {
            case Apostrophe.EndsWord:
                return word[..at];
            case Apostrophe.PartsWord:
                var parts = (Before: word[..at], After: word[(at + 1)..].Replace("'", "", StringComparison.Ordinal));
                return parts.After.Length > parts.Before.Length ? parts.After : parts.Before;
            case Apostrophe.FollowsElision
                when at <= 2 || word.AsSpan(0, at).SequenceEqual("jusqu") || word.AsSpan(0, at).SequenceEqual("lorsqu"):
                return word[(at + 1)..].Replace("'", "", StringComparison.Ordinal);
            default:
                if (word.EndsWith("'s", StringComparison.Ordinal))
                    word = word[..^2];
                return word.Replace("'", "", StringComparison.Ordinal);
        }
    }

    /// <summary>Takes the accents off a word's letters: "président" → "president".</summary>
    public static string FoldDiacritics(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        var folded = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                folded.Append(c);
        }

        return folded
            .Replace('ı', 'i')
            .Replace("ł", "l")
            .Replace("ø", "o")
            .Replace("æ", "ae")
            .ToString()
            .Normalize(NormalizationForm.FormC);
    }
}

/// <summary>What a language does with an apostrophe inside a word.</summary>
internal enum Apostrophe
{
    /// <summary>English and most others: "Russia's" is a form of "Russia", "o'clock" is one word.</summary>
    Possessive,

    /// <summary>French and Italian: "l'accord" is "accord" after a shortened article.</summary>
    FollowsElision,

    /// <summary>Turkish: a name's endings follow it, "Türkiye'nin".</summary>
    EndsWord,

    /// <summary>An unknown language: the word is the longer side of it, "l'État", "İstanbul'da".</summary>
    PartsWord,
}
