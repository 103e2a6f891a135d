using System.Collections.Frozen;

namespace NewsBot.Search.Text;

/// <summary>How the words of one language become terms.</summary>
internal sealed class Language
{
    private const char ForeignMark = '\u0001';

    private readonly Stemmer _stemmer;
    private readonly Apostrophe _apostrophe;
    private readonly bool _dotlessI;
    private readonly bool _foldsDiacritics;
    private readonly bool _isForeign;
    private readonly Lazy<FrozenSet<string>> _stopWords;

    private Language(
        string code,
        Script script,
        Stemmer? stemmer = null,
        IEnumerable<string>? stopWords = null,
        Apostrophe apostrophe = Apostrophe.Possessive,
        bool dotlessI = false,
        bool foldsDiacritics = false,
        bool isForeign = false)
    {
        Code = code;
        Script = script;
        _stemmer = stemmer ?? Stemmer.None;
        _apostrophe = apostrophe;
        _dotlessI = dotlessI;
        _foldsDiacritics = foldsDiacritics;
        _isForeign = isForeign;
        _stopWords = new(() => (stopWords ?? []).Normalized(Normalize));
    }

    /// <summary>A language that is not known here: words are compared as they stand.</summary>
    public static Language Undetermined { get; } = new("und", Script.Other);

    /// <summary>Words in a script that their text's language does not write, «NASA» in a Russian text: compared as they stand, wherever they stand.</summary>
    public static Language Foreign { get; } = new("mul", Script.Other, isForeign: true);

    public static Language Arabic { get; } = new("ar", Script.Arabic, Stemmer.Arabic, Text.StopWords.Arabic);

    public static Language English { get; } =
        new("en", Script.Latin, Stemmer.English, Text.StopWords.English, foldsDiacritics: true);

    public static Language French { get; } =
        new("fr", Script.Latin, Stemmer.French, Text.StopWords.French, Apostrophe.FollowsElision, foldsDiacritics: true);

    public static Language German { get; } = new("de", Script.Latin, Stemmer.German, Text.StopWords.German);

    public static Language Norwegian { get; } = new("no", Script.Latin, Stemmer.Norwegian, Text.StopWords.Norwegian);

    public static Language Persian { get; } = new("fa", Script.Arabic, Stemmer.Persian, Text.StopWords.Persian);

    public static Language Russian { get; } = new("ru", Script.Cyrillic, Stemmer.Russian, Text.StopWords.Russian);

    public static Language Spanish { get; } =
        new("es", Script.Latin, Stemmer.Spanish, Text.StopWords.Spanish, foldsDiacritics: true);

    public static Language Turkish { get; } =
        new("tr", Script.Latin, Stemmer.Turkish, Text.StopWords.Turkish, Apostrophe.EndsWord, dotlessI: true);

    public static Language Chinese { get; } = new("zh", Script.Han);

    public static Language Japanese { get; } = new("ja", Script.Kana);

    public static Language Korean { get; } = new("ko", Script.Hangul);

    public static Language Thai { get; } = new("th", Script.Thai);

    /// <summary>Every language with rules of its own, in the order in which a tie between guesses is broken.</summary>
    public static IReadOnlyList<Language> All { get; } =
        [English, Spanish, French, German, Turkish, Norwegian, Russian, Arabic, Persian, Chinese, Japanese, Korean, Thai];

    private static readonly FrozenDictionary<string, Language> ByCode = All
        .Select(language => KeyValuePair.Create(language.Code, language))
        .Append(KeyValuePair.Create("nb", Norwegian))
        .Append(KeyValuePair.Create("nn", Norwegian))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>ISO 639-1, or «und».</summary>
    public string Code { get; }

    /// <summary>The script that the language is mainly written in.</summary>
    public Script Script { get; }

    /// <summary>
    /// Whether the language's own words are written in a script; a word in another one is foreign to it and keeps to
    /// <see cref="Foreign"/>. Japanese and Korean have Chinese characters beside their own; a number is the same everywhere.
    /// </summary>
    public bool Writes(Script script) =>
        script == Script || script == Script.Other || this == Undetermined || (script == Script.Han && (this == Japanese || this == Korean));

    /// <summary>The language whose rules a word of this language's texts follows.</summary>
    public Language For(Script script) => Writes(script) ? this : Foreign;

    /// <summary>The function and question words, normalized.</summary>
    public FrozenSet<string> StopWords => _stopWords.Value;

    /// <summary>The language of a tag such as «en» or «pt-BR», or null when there are no rules for it.</summary>
    public static Language? Find(string tag) => ByCode.GetValueOrDefault(tag.Split('-', '_')[0].Trim());

    /// <summary>The form in which a token's word is compared and corrected; empty when nothing is left.</summary>
    public string Normalize(ReadOnlySpan<char> token) => Normalizer.Normalize(token, _apostrophe, _dotlessI);

    private string Normalize(string token) => Normalize(token.AsSpan());

    /// <summary>The index key of a normalized word.</summary>
    public string Term(string word)
    {
        // A key of its own: an English stem that happens to look so is another word.
        if (_isForeign) return ForeignMark + word;
        var stem = _stemmer.Stem(word);
        return _foldsDiacritics ? Normalizer.FoldDiacritics(stem) : stem;
    }

    public override string ToString() => Code;
}
