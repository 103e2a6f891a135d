using System.Buffers;
using System.Text;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>
/// The evidence for each language in a text: the sum of the evidence of its words, each analyzed once, and of its
/// letters.
/// </summary>
internal sealed class LanguageScores
{
    /// <summary>
    /// The evidence of a function word that only one language has. The least common multiple of 1 to 20, so shares of
    /// it are whole numbers and sums do not depend on the order.
    /// </summary>
    public const long Whole = 232_792_560;

    /// <summary>The evidence of a word with a distinctive letter.</summary>
    private const long DistinctiveWord = Whole / 2;

    /// <summary>A character of these scripts says as much as two letters.</summary>
    private const int IdeographLetters = 2;

    // A foreign name or two in a text do not change its language.
    private const double MinShareOfDistinctiveLetters = 0.005;

    // A third to a half of running text are function words; a tenth distinguishes it from a list of names.
    private const double MinShareOfStopWords = 0.1;

    /// <summary>
    /// Letters of languages that have no rules here, in scripts of others that have: Serbian, Macedonian; Urdu,
    /// Kurdish.
    /// </summary>
    private static readonly SearchValues<char> OtherLetters = SearchValues.Create("љњћђџѓќ" + "ٹڈڑںےڕڵێۆە");

    private static readonly Lazy<Dictionary<string, List<Language>>> ByWord = new(() =>
    {
        var languages = new Dictionary<string, List<Language>>(StringComparer.Ordinal);
        foreach (var language in KnownLanguages.All)
        {
            foreach (var word in language.StopWords)
            {
                if (!languages.TryGetValue(word, out var of))
                    languages.Add(word, of = []);
                of.Add(language);
            }
        }

        return languages;
    });

    private static readonly Lazy<Dictionary<char, List<Language>>> ByLetter = new(() =>
        KnownLanguages
            .All.SelectMany(language => language.DistinctiveLetters.Select(letter => (letter, language)))
            .GroupBy(pair => pair.letter, pair => pair.language)
            .ToDictionary(group => group.Key, group => group.ToList())
    );

    private readonly long[] _evidence = new long[KnownLanguages.All.Count];
    private readonly int[] _stopWords = new int[KnownLanguages.All.Count];
    private readonly int[] _letters = new int[Scripts.Count];
    private int _strangers;

    /// <summary>The texts' length in UTF-16 code units.</summary>
    public int Length { get; private set; }

    /// <summary>The number of words.</summary>
    public int Words { get; private set; }

    /// <summary>The most that speaks for any language.</summary>
    public long Best => _evidence.Max();

    /// <summary>Whether it has letters that languages of its script have, but none of those with rules.</summary>
    public bool IsOtherLanguage => _strangers > Length * MinShareOfDistinctiveLetters;

    /// <summary>A word's evidence for the language of its text: for most words none.</summary>
    /// <param name="written">The word as it is in the text.</param>
    public static WordScore[] GetScores(ReadOnlySpan<char> written, Script script)
    {
        var isStopWord = ByWord.Value.TryGetValue(
            Normalizer.Normalize(written, Apostrophe.Possessive, dotlessI: false),
            out var languages
        );
        if (!isStopWord && Ascii.IsValid(written))
            return [];

        // A word that many languages have says little of each: half for two, a third for three.
        var ofScript = (languages ?? []).Where(language => language.Script == script).ToList();
        return
        [
            .. ofScript.Select(language => new WordScore(
                KnownLanguages.GetId(language),
                Whole / ofScript.Count,
                IsStopWord: true
            )),
            .. GetLanguagesWith(written)
                .Select(language => new WordScore(KnownLanguages.GetId(language), DistinctiveWord, IsStopWord: false)),
        ];
    }

    /// <summary>Adds a word.</summary>
    public void AddWord(WordScore[] scores)
    {
        Words++;
        foreach (var (language, evidence, isStopWord) in scores)
        {
            _evidence[language] += evidence;
            if (isStopWord)
                _stopWords[language]++;
        }
    }

    /// <summary>Adds a text's letters; its words are added by themselves.</summary>
    public void AddText(ReadOnlySpan<char> text)
    {
        Length += text.Length;
        var latin = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAscii(text[i]))
            {
                if (char.IsAsciiLetter(text[i]))
                    latin++;
                continue;
            }

            if (OtherLetters.Contains(text[i]))
                _strangers++;
            _ = Rune.DecodeFromUtf16(text[i..], out var rune, out var length);
            i += length - 1;
            var script = Scripts.Of(rune);
            if (script != Script.Other && Rune.IsLetter(rune))
                _letters[(int)script] += script is Script.Han or Script.Kana or Script.Hangul ? IdeographLetters : 1;
        }

        _letters[(int)Script.Latin] += latin;
    }

    /// <summary>Adds what another text has.</summary>
    public void Add(LanguageScores other)
    {
        Words += other.Words;
        _strangers += other._strangers;
        Length += other.Length;
        for (var i = 0; i < _evidence.Length; i++)
            _evidence[i] += other._evidence[i];
        for (var i = 0; i < _stopWords.Length; i++)
            _stopWords[i] += other._stopWords[i];
        for (var i = 0; i < _letters.Length; i++)
            _letters[i] += other._letters[i];
    }

    /// <summary>Resets the scores for another text.</summary>
    public void Clear()
    {
        (Words, _strangers, Length) = (0, 0, 0);
        Array.Clear(_evidence);
        Array.Clear(_stopWords);
        Array.Clear(_letters);
    }

    /// <summary>What speaks for a language.</summary>
    public long For(Language language) => KnownLanguages.GetId(language) is >= 0 and var id ? _evidence[id] : 0;

    /// <summary>Whether the text has as many of a language's function words as its running text must have.</summary>
    public bool IsRunningText(Language language) =>
        KnownLanguages.GetId(language) is >= 0 and var id
        && _stopWords[id] > 0
        && _stopWords[id] >= Words * MinShareOfStopWords;

    /// <summary>The script of most letters; of equals the first one in <see cref="Script"/>.</summary>
    public Script MainScript()
    {
        // Only Japanese has kana, mixed with more Han; a shrug in an English text is not Japanese.
        var (kana, han) = (_letters[(int)Script.Kana], _letters[(int)Script.Han]);
        var (main, most) = (Script.Other, 0);
        for (var script = Script.Other + 1; (int)script < Scripts.Count; script++)
        {
            if (script is not (Script.Kana or Script.Han) && _letters[(int)script] > most)
                (main, most) = (script, _letters[(int)script]);
        }

        return kana + han > most
            ? kana * 10 > han
                ? Script.Kana
                : Script.Han
            : main;
    }

    private static HashSet<Language> GetLanguagesWith(ReadOnlySpan<char> word)
    {
        var told = new HashSet<Language>();
        if (Ascii.IsValid(word))
            return told;
        foreach (var letter in word.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (ByLetter.Value.TryGetValue(letter, out var languages))
                told.UnionWith(languages);
        }

        return told;
    }
}

/// <summary>What a word says for one language.</summary>
/// <param name="Language">The language's place in <see cref="KnownLanguages.All"/>.</param>
/// <param name="Evidence">How much, of <see cref="LanguageScores.Whole"/>.</param>
/// <param name="IsStopWord">Whether it is one of the language's function words.</param>
internal readonly record struct WordScore(int Language, long Evidence, bool IsStopWord);
