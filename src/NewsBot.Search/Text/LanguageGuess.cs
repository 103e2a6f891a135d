using System.Buffers;
using System.Text;

namespace NewsBot.Search.Text;

/// <summary>Tells a text's language by its script, the letters that only one language has, and its function words.</summary>
internal static class LanguageGuess
{
    // Function words are a third to a half of running text; a tenth is enough to tell it from lists of names.
    private const double LeastShareOfStopWords = 0.1;

    /// <summary>The letters that tell Persian from Arabic, and Ukrainian and its neighbours from Russian.</summary>
    private static readonly SearchValues<char> PersianLetters = SearchValues.Create("پچژگکی");
    private static readonly SearchValues<char> NotRussianLetters = SearchValues.Create("іїєґўјљњђћџѓќ");

    // A foreign name or two in a text do not change its language.
    private const double LeastShareOfTellingLetters = 0.005;

    /// <summary>The language of running text such as an article; <see cref="Language.Undetermined"/> when none fits.</summary>
    public static Language OfArticle(string text)
    {
        var (scores, words) = CountStopWords(text);
        var best = Best(text, scores);
        return best.StopWords.Count > 0 && scores.GetValueOrDefault(best) < words * LeastShareOfStopWords
            ? Language.Undetermined
            : best;
    }

    /// <summary>
    /// The language of a question: often a handful of words, so that where its function words do not decide,
    /// it is taken to be in the language that most of the library's articles in its script are in.
    /// </summary>
    /// <param name="text">The question.</param>
    /// <param name="libraryLanguages">The library's languages, the most frequent first.</param>
    public static Language OfQuestion(string text, IReadOnlyList<Language> libraryLanguages)
    {
        var (scores, _) = CountStopWords(text);
        var script = MainScript(text);
        var most = scores.Count == 0 ? 0 : scores.Values.Max();
        return libraryLanguages.FirstOrDefault(language => language.Writes(script) && language != Language.Undetermined && scores.GetValueOrDefault(language) == most)
            ?? Best(text, scores);
    }

    private static Language Best(string text, Dictionary<Language, int> scores)
    {
        var script = MainScript(text);
        switch (script)
        {
            case Script.Arabic:
                return Tell(text, PersianLetters) ? Language.Persian : Language.Arabic;
            case Script.Cyrillic:
                return Tell(text, NotRussianLetters) ? Language.Undetermined : Language.Russian;
            default:
                var candidates = Language.All.Where(language => language.Script == script).ToList();
                if (candidates.Count == 1) return candidates[0];
                return candidates.Where(scores.ContainsKey).OrderByDescending(language => scores[language]).FirstOrDefault()
                    ?? Language.Undetermined;
        }
    }

    private static bool Tell(string text, SearchValues<char> letters)
    {
        var count = 0;
        foreach (var c in text) count += letters.Contains(c) ? 1 : 0;
        return count > text.Length * LeastShareOfTellingLetters;
    }

    private static (Dictionary<Language, int> Scores, int Words) CountStopWords(string text)
    {
        var scores = new Dictionary<Language, int>();
        var words = 0;
        foreach (var token in new Tokenizer(text))
        {
            words++;
            foreach (var language in Language.All)
            {
                if (language.Script == token.Script && language.StopWords.Contains(language.Normalize(token.In(text))))
                    scores[language] = scores.GetValueOrDefault(language) + 1;
            }
        }

        return (scores, words);
    }

    private static Script MainScript(string text)
    {
        var letters = new Dictionary<Script, int>();
        foreach (var rune in text.EnumerateRunes())
        {
            var script = Scripts.Of(rune);
            if (script != Script.Other && Rune.IsLetter(rune)) letters[script] = letters.GetValueOrDefault(script) + 1;
        }

        // Japanese mixes kana with more Han, no other language has kana; but a shrug in an English text is no Japanese.
        var (kana, han) = (letters.GetValueOrDefault(Script.Kana), letters.GetValueOrDefault(Script.Han));
        letters.Remove(Script.Kana);
        letters.Remove(Script.Han);
        if (kana + han > 0) letters[kana * 10 > han ? Script.Kana : Script.Han] = kana + han;
        return letters.Count == 0 ? Script.Other : letters.MaxBy(pair => pair.Value).Key;
    }
}
