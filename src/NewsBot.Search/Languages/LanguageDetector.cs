using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Detects a text's language by its script, its distinctive letters and its function words.</summary>
internal static class LanguageDetector
{
    /// <summary>
    /// How much weaker the evidence for a language of the library may be than for another one: users ask in the
    /// library's languages.
    /// </summary>
    private const long NearlyAsMuch = LanguageScores.Whole / 2;

    /// <summary>
    /// A shorter text may lack function words by chance: then only a script that is mostly one language's decides.
    /// </summary>
    private const int WordsOfRunningText = 12;

    /// <summary>A paragraph shorter than that, in UTF-16 code units, may quote a foreign title or two.</summary>
    private const int MinOwnLength = 150;

    /// <summary>How much more must speak for a paragraph's own language than for its article's.</summary>
    private const int SurelyMore = 2;

    /// <summary>
    /// The language of running text such as an article; <see cref="Language.Undetermined"/> when none fits.
    /// </summary>
    public static Language OfArticle(LanguageScores text)
    {
        var best = Best(text);
        if (best == Language.Undetermined || best.StopWords.Count == 0)
            return best;
        return text.IsRunningText(best) || (text.Words < WordsOfRunningText && best.Script is not Script.Latin)
            ? best
            : Language.Undetermined;
    }

    /// <summary>
    /// The language of a paragraph: its article's, unless it is long enough to be surely in another one.
    /// </summary>
    public static Language OfParagraph(LanguageScores text, Language article)
    {
        if (text.Length < MinOwnLength)
            return article;
        var best = Best(text);
        var isSure = best.Script != article.Script || text.For(best) >= SurelyMore * text.For(article);
        return isSure && text.IsRunningText(best) ? best : article;
    }

    /// <summary>
    /// The language of a question. Questions are short, so if function words do not decide, it is the language of most
    /// of the library's articles in the question's script.
    /// </summary>
    /// <param name="libraryLanguages">The library's languages, the most frequent first.</param>
    public static Language OfQuestion(LanguageScores text, IReadOnlyList<Language> libraryLanguages)
    {
        var script = text.MainScript();
        Language? likeliest = null;
        foreach (var language in libraryLanguages)
        {
            if (
                language.Writes(script)
                && language != Language.Undetermined
                && (likeliest is null || text.For(language) > text.For(likeliest))
            )
                likeliest = language;
        }

        return likeliest is not null && text.For(likeliest) >= text.Best - NearlyAsMuch ? likeliest : Best(text);
    }

    private static Language Best(LanguageScores text)
    {
        if (text.IsOtherLanguage)
            return Language.Undetermined;
        var script = text.MainScript();
        Language? best = null;
        foreach (var language in KnownLanguages.All)
        {
            if (language.Script == script && (best is null || text.For(language) > text.For(best)))
                best = language;
        }

        // In Latin letters anything could be written; the other scripts' first language is by far the most common one.
        return best is not null && (text.For(best) > 0 || script is not Script.Latin) ? best : Language.Undetermined;
    }
}
