using System.Buffers;
using System.Text;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Tells a text's language by its script, the letters that few languages have, and its function words.</summary>
internal static class LanguageGuess
{
    // Function words are a third to a half of running text; a tenth is enough to tell it from lists of names.
    private const double LeastShareOfStopWords = 0.1;

    // A foreign name or two in a text do not change its language.
    private const double LeastShareOfTellingLetters = 0.005;

    /// <summary>What a word with a letter that tells its language says, beside a function word's 1.</summary>
    private const double TellingWord = 0.5;

    /// <summary>So much less may speak for one of the library's languages than for another one: that is where people ask.</summary>
    private const double NearlyAsMuch = 0.5;

    /// <summary>A character of these scripts says as much as two letters.</summary>
    private const int IdeographLetters = 2;

    /// <summary>A shorter text may have no function word by chance: then its script alone tells, where it is mostly one language's.</summary>
    private const int WordsOfRunningText = 12;

    /// <summary>A paragraph shorter than that may quote a foreign title or two.</summary>
    private const int CharactersOfSureText = 150;

    /// <summary>How much more must speak for a paragraph's own language than for its article's.</summary>
    private const double SurelyMore = 2;

    /// <summary>Letters of languages that have no rules here, in scripts of others that have: Serbian, Macedonian; Urdu, Kurdish.</summary>
    private static readonly SearchValues<char> Strangers = SearchValues.Create("љњћђџѓќ" + "ٹڈڑںےڕڵێۆە");

    private static readonly Lazy<Dictionary<string, List<Language>>> ByWord = new(() =>
    {
        var languages = new Dictionary<string, List<Language>>(StringComparer.Ordinal);
        foreach (var language in KnownLanguages.All)
        {
            foreach (var word in language.StopWords)
            {
                if (!languages.TryGetValue(word, out var of)) languages.Add(word, of = []);
                of.Add(language);
            }
        }

        return languages;
    });

    private static readonly Lazy<Dictionary<char, List<Language>>> ByLetter = new(() => KnownLanguages.All
        .SelectMany(language => language.TellingLetters.Select(letter => (letter, language)))
        .GroupBy(pair => pair.letter, pair => pair.language)
        .ToDictionary(group => group.Key, group => group.ToList()));

    /// <summary>The language of running text such as an article; <see cref="Language.Undetermined"/> when none fits.</summary>
    public static Language OfArticle(string text)
    {
        var count = new Count(text);
        var best = count.Best();
        if (best == Language.Undetermined || best.StopWords.Count == 0) return best;
        return count.IsRunningText(best) || (count.Words < WordsOfRunningText && best.Script is not Script.Latin) ? best : Language.Undetermined;
    }

    /// <summary>The language of a paragraph: its article's, unless it is long enough to be surely in another one.</summary>
    public static Language OfParagraph(string text, Language article)
    {
        if (text.Length < CharactersOfSureText) return article;
        var count = new Count(text);
        var best = count.Best();
        var isSure = best.Script != article.Script || count.EvidenceFor(best) >= SurelyMore * count.EvidenceFor(article);
        return isSure && count.IsRunningText(best) ? best : article;
    }

    /// <summary>
    /// The language of a question: often a handful of words, so that where its function words do not decide,
    /// it is taken to be in the language that most of the library's articles in its script are in.
    /// </summary>
    /// <param name="text">The question.</param>
    /// <param name="libraryLanguages">The library's languages, the most frequent first.</param>
    public static Language OfQuestion(string text, IReadOnlyList<Language> libraryLanguages)
    {
        var count = new Count(text);
        var likeliest = libraryLanguages.Where(language => language.Writes(count.Script) && language != Language.Undetermined).MaxBy(count.EvidenceFor);
        return likeliest is not null && count.EvidenceFor(likeliest) >= count.MostEvidence - NearlyAsMuch ? likeliest : count.Best();
    }

    /// <summary>What speaks for each language in a text.</summary>
    private sealed class Count
    {
        private readonly Dictionary<Language, double> _evidence = [];
        private readonly Dictionary<Language, int> _stopWords = [];
        private readonly string _text;

        public Count(string text)
        {
            _text = text;
            Script = MainScript(text);
            foreach (var token in new Tokenizer(text))
            {
                Words++;
                var word = Normalizer.Normalize(token.In(text), Apostrophe.Possessive, dotlessI: false);
                AddStopWord(word, token.Script);
                AddTellingLetters(token.In(text));
            }
        }

        public Script Script { get; }

        public int Words { get; private set; }

        public double MostEvidence => _evidence.Count == 0 ? 0 : _evidence.Values.Max();

        /// <summary>Whether the text has as many of a language's function words as its running text must have.</summary>
        public bool IsRunningText(Language language) =>
            _stopWords.GetValueOrDefault(language) is > 0 and var stopWords && stopWords >= Words * LeastShareOfStopWords;

        public double EvidenceFor(Language language) => _evidence.GetValueOrDefault(language);

        public Language Best()
        {
            if (Tell(_text, Strangers)) return Language.Undetermined;
            var candidates = KnownLanguages.All.Where(language => language.Script == Script).ToList();
            if (candidates.Count == 0) return Language.Undetermined;
            var best = candidates.MaxBy(EvidenceFor)!;

            // In Latin letters anything could be written; the other scripts' first language is by far the most common one.
            return EvidenceFor(best) > 0 || Script is not Script.Latin ? best : Language.Undetermined;
        }

        /// <summary>A word that many languages have says little of each: half for two, a third for three.</summary>
        private void AddStopWord(string word, Script script)
        {
            if (!ByWord.Value.TryGetValue(word, out var languages)) return;
            var share = 1.0 / Math.Max(1, languages.Count(language => language.Script == script));
            foreach (var language in languages)
            {
                if (language.Script != script) continue;
                _stopWords[language] = _stopWords.GetValueOrDefault(language) + 1;
                _evidence[language] = _evidence.GetValueOrDefault(language) + share;
            }
        }

        private void AddTellingLetters(ReadOnlySpan<char> word)
        {
            if (Ascii.IsValid(word)) return;
            var told = new HashSet<Language>();
            foreach (var letter in word.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant())
            {
                if (ByLetter.Value.TryGetValue(letter, out var languages)) told.UnionWith(languages);
            }

            foreach (var language in told) _evidence[language] = _evidence.GetValueOrDefault(language) + TellingWord;
        }

        private static bool Tell(string text, SearchValues<char> letters)
        {
            var count = 0;
            foreach (var c in text) count += letters.Contains(c) ? 1 : 0;
            return count > text.Length * LeastShareOfTellingLetters;
        }

        private static Script MainScript(string text)
        {
            var letters = new Dictionary<Script, int>();
            foreach (var rune in text.EnumerateRunes())
            {
                var script = Scripts.Of(rune);
                if (script != Script.Other && Rune.IsLetter(rune))
                    letters[script] = letters.GetValueOrDefault(script) + (script is Script.Han or Script.Kana or Script.Hangul ? IdeographLetters : 1);
            }

            // Japanese mixes kana with more Han, no other language has kana; but a shrug in an English text is no Japanese.
            var (kana, han) = (letters.GetValueOrDefault(Script.Kana), letters.GetValueOrDefault(Script.Han));
            letters.Remove(Script.Kana);
            letters.Remove(Script.Han);
            if (kana + han > 0) letters[kana * 10 > han ? Script.Kana : Script.Han] = kana + han;
            return letters.Count == 0 ? Script.Other : letters.MaxBy(pair => pair.Value).Key;
        }
    }
}
