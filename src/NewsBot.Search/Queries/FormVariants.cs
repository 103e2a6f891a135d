using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>
/// Rewrites words that the library lacks as the library writes them: "covid19" as "covid 19", "e mail" as "email", "1.2
/// billion" as "1.2bn", "WW2" as "World War II". Words are taken apart only into such as follow each other in a
/// paragraph.
/// </summary>
internal sealed class FormVariants(TermLookup lookup, AdjacentTerms adjacent)
{
    /// <summary>Longer words are not taken apart.</summary>
    private const int MaxLength = 40;

    private const int MinLength = 3;
    private const int LargestNumeral = 30;

    /// <summary>Abbreviations and what they stand for, the likeliest first.</summary>
    private static readonly FrozenDictionary<string, string[]> Abbreviations = new Dictionary<string, string[]>
    {
        ["ww1"] = ["World War I", "World War 1", "First World War", "WWI"],
        ["wwi"] = ["World War I", "World War 1", "First World War", "WW1"],
        ["ww2"] = ["World War II", "World War 2", "Second World War", "WWII"],
        ["wwii"] = ["World War II", "World War 2", "Second World War", "WW2"],
        ["usa"] = ["United States", "US"],
        ["us"] = ["United States", "USA"],
        ["uk"] = ["United Kingdom", "Britain"],
        ["un"] = ["United Nations"],
        ["eu"] = ["European Union"],
        ["uae"] = ["United Arab Emirates"],
        ["ussr"] = ["Soviet Union"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is written for one power of ten.</summary>
    private static readonly string[][] Magnitudes =
    [
        ["thousand", "k"],
        ["million", "millions", "m", "mn", "mln"],
        ["billion", "billions", "bn", "b"],
        ["trillion", "trillions", "tn", "trn"],
        ["millionen", "mio"],
        ["milliarde", "milliarden", "mrd"],
        ["milliard", "milliards", "md", "mds"],
        ["milyon", "mn", "mlyn"],
        ["milyar", "mr", "mlr"],
        ["тысяча", "тысячи", "тысяч", "тыс"],
        ["миллион", "миллиона", "миллионов", "млн"],
        ["миллиард", "миллиарда", "миллиардов", "млрд"],
        ["мільйон", "мільйона", "мільйонів", "млн"],
        ["мільярд", "мільярда", "мільярдів", "млрд"],
    ];

    private static readonly string[] Ordinals =
    [
        "",
        .. (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).Split(' '),
    ];

    /// <summary>The words to search for in place of one that the library lacks; null if there are none.</summary>
    /// <param name="before">The word with content before it; null without one.</param>
    public string[]? Replace(QueryToken word, QueryToken? before) =>
        Expand(word) ?? ReplaceNumeral(word, before) ?? Split(word);

    /// <summary>
    /// The words to search for in place of two that follow each other; null if there are none: "1.2bn" for "1.2 billion",
    /// "email" for "e mail".
    /// </summary>
    public string[]? Join(QueryToken word, QueryToken next)
    {
        if (char.IsAsciiDigit(word.Normalized[0]) && Magnitudes.Any(group => group.Contains(next.Normalized)))
            return AreAdjacent(word.Normalized, next.Normalized, next.Script)
                ? null
                : FindAmount(word.Normalized, next.Normalized, next.Script);
        if (word.Forms.Length > 0 && next.Forms.Length > 0)
            return null;
        var joined = word.Normalized + next.Normalized;
        return joined.Length is > MinLength and <= MaxLength && lookup.HasWord(joined, next.Script) ? [joined] : null;
    }

    private string[]? Expand(QueryToken word)
    {
        foreach (var name in Abbreviations.GetValueOrDefault(word.Normalized, []))
        {
            var words = name.Split(' ');
            if (words.Length == 1 ? lookup.IsKnown(name, word.Script) : AreInARow(words, word.Script))
                return words;
        }

        return null;
    }

    /// <summary>"VIII" for "eighth" or "8", and the other way round, behind a name.</summary>
    private string[]? ReplaceNumeral(QueryToken word, QueryToken? before)
    {
        if (before is null || !char.IsUpper(before.Written[0]) || FindNumber(word.Normalized) is not { } number)
            return null;
        string[] forms = [ToRoman(number), number.ToString(CultureInfo.InvariantCulture)];
        return
            forms.FirstOrDefault(form => form != word.Normalized && AreAdjacent(before.Normalized, form, word.Script))
                is { } form
            ? [form]
            : null;
    }

    private string[]? Split(QueryToken word)
    {
        var text = word.Normalized;
        if (text.Length is < MinLength or > MaxLength)
            return null;
        for (var cut = 1; cut < text.Length; cut++)
        {
            if (char.IsLowSurrogate(text[cut]))
                continue;
            var (first, second) = (text[..cut], text[cut..]);
            if (char.IsAsciiDigit(first[^1]) && FindAmount(first, second, word.Script) is { } amount)
                return amount;

            // Both as written: stemming the pieces of words would take most of the time.
            if (HasWord(first, word.Script) && HasWord(second, word.Script) && AreAdjacent(first, second, word.Script))
                return [first, second];
        }

        return null;
    }

    /// <summary>An amount as the library writes it: as one word or as two.</summary>
    private string[]? FindAmount(string number, string magnitude, Script script)
    {
        foreach (var group in Magnitudes.Where(group => group.Contains(magnitude)))
        {
            foreach (var form in group)
            {
                if (HasWord(number + form, script))
                    return [number + form];
                if (AreAdjacent(number, form, script))
                    return [number, form];
            }
        }

        return null;
    }

    private bool AreInARow(string[] words, Script script)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (!AreAdjacent(words[i - 1], words[i], script))
                return false;
        }

        return true;
    }

    private bool AreAdjacent(string first, string second, Script script) =>
        lookup.GetForms(first, ScriptOf(first, script)) is { Length: > 0 } one
        && lookup.GetForms(second, ScriptOf(second, script)) is { Length: > 0 } other
        && adjacent.Exist(one, other);

    private bool HasWord(string word, Script script) => lookup.HasWord(word, ScriptOf(word, script));

    private static Script ScriptOf(string word, Script script) => char.IsAsciiDigit(word[0]) ? Script.Other : script;

    private static int? FindNumber(string word) =>
        Array.IndexOf(Ordinals, word) is > 0 and var ordinal ? ordinal
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= LargestNumeral
            ? number
        : Enumerable.Range(1, LargestNumeral).FirstOrDefault(candidate => ToRoman(candidate) == word)
            is > 0
                and var roman
            ? roman
        : null;

    /// <summary>The Roman numeral of 1 to <see cref="LargestNumeral"/>, in lower case.</summary>
    private static string ToRoman(int number) =>
        new string('x', number / 10)
        + (number % 10) switch
        {
            4 => "iv",
            9 => "ix",
            >= 5 and var units => "v" + new string('i', units - 5),
            var units => new string('i', units),
        };
}
