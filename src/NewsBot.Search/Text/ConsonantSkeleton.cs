using System.Text;

namespace NewsBot.Search.Text;

/// <summary>
/// The consonants of a name, the same in every script: "Chelyabinsk" and "Челябинск" are both "člbnsk". Vowels are left
/// out, which scripts write in too many ways, but a first one counts as "a".
/// </summary>
internal static class ConsonantSkeleton
{
    private const char Vowel = 'a';

    /// <summary>Letters of Latin script that are one consonant together, the longest first.</summary>
    private static readonly (string Letters, string Consonants)[] Latin =
    [
        ("shch", "šč"),
        ("tsch", "č"),
        ("tch", "č"),
        ("sch", "š"),
        ("dzh", "j"),
        ("ch", "č"),
        ("sh", "š"),
        ("zh", "j"),
        ("kh", "h"),
        ("ph", "f"),
        ("th", "t"),
        ("gh", "g"),
        ("ts", "c"),
        ("tz", "c"),
        ("ck", "k"),
        ("ce", "s"),
        ("ci", "s"),
        ("cy", "s"),
        ("c", "k"),
        ("q", "k"),
        ("w", "v"),
        ("x", "ks"),
        ("č", "č"),
        ("š", "š"),
        ("ž", "j"),
        ("ç", "č"),
        ("ş", "š"),
    ];

    private static readonly (string Letters, string Consonants)[] Others =
    [
        ("дж", "j"),
        ("щ", "šč"),
        .. Pairs("бb вv гg ґg дd жj зz кk лl мm нn пp рr сs тt фf хh цc чč шš"),
        ("μπ", "b"),
        ("ντ", "d"),
        ("γκ", "g"),
        ("τσ", "c"),
        ("τζ", "j"),
        ("ξ", "ks"),
        ("ψ", "ps"),
        .. Pairs("βv γg δd ζz θt κk λl μm νn πp ρr σs ςs τt φf χh"),
        .. Pairs("بb تt طt ثt جj حh هh خh دd ضd ذd رr زz ظz سs صs شš غg فf قk كk لl مm نn پp گg چč ژj"),
    ];

    /// <summary>The consonants of a normalized word; empty for a script whose letters are not known here.</summary>
    /// <param name="asArabic">Whether to make no difference between letters that Arabic script does not have.</param>
    public static string Of(ReadOnlySpan<char> word, Script script, bool asArabic = false)
    {
        if (script is not (Script.Latin or Script.Cyrillic or Script.Greek or Script.Arabic))
            return "";
        if (script is Script.Arabic && word.StartsWith("ال"))
            word = word[2..];
        var plain = script is Script.Latin ? FoldVowels(word) : word;
        var table = script is Script.Latin ? Latin : Others;
        var skeleton = new StringBuilder(word.Length);
        var before = '\0';
        while (plain.Length > 0)
        {
            var (consonants, length) = Read(plain, table);
            if (consonants.Length == 0 && skeleton.Length == 0 && script is not Script.Arabic)
                skeleton.Append(Vowel);
            else if (plain[0] != before)
                skeleton.Append(consonants);
            before = plain[0];
            plain = plain[length..];
        }

        return asArabic
            ? skeleton.Replace('p', 'b').Replace('v', 'f').Replace('č', 'š').Replace("a", "").ToString()
            : skeleton.ToString();
    }

    private static (string Consonants, int Length) Read(
        ReadOnlySpan<char> word,
        (string Letters, string Consonants)[] table
    )
    {
        foreach (var (letters, consonants) in table)
        {
            if (word.StartsWith(letters, StringComparison.Ordinal))
                return (consonants, consonants == "s" && letters.Length == 2 ? 1 : letters.Length);
        }

        return (word[0] is >= 'b' and <= 'z' and not ('e' or 'i' or 'o' or 'u' or 'y') ? word[..1].ToString() : "", 1);
    }

    /// <summary>A Latin word without the marks on its vowels.</summary>
    private static ReadOnlySpan<char> FoldVowels(ReadOnlySpan<char> word) =>
        Ascii.IsValid(word) ? word : Normalizer.FoldDiacritics(word.ToString());

    private static IEnumerable<(string, string)> Pairs(string pairs) =>
        pairs.Split(' ').Select(pair => (pair[..1], pair[1..]));
}
