using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>The languages of an article's paragraphs. Telling them takes as long as indexing the article, and an article never changes.</summary>
internal sealed class ArticleLanguages
{
    private readonly Dictionary<int, Language>? _others;

    private ArticleLanguages(Language main, Dictionary<int, Language>? others)
    {
        Main = main;
        _others = others;
    }

    /// <summary>The article's language.</summary>
    public Language Main { get; }

    /// <summary>The language of a paragraph, counted from 0: long ones may be in another than their article.</summary>
    public Language this[int paragraph] => _others?.GetValueOrDefault(paragraph) ?? Main;

    public static ArticleLanguages Of(Article article)
    {
        var main = article.Language is { } tag
            ? KnownLanguages.Find(tag) ?? Language.Undetermined
            : LanguageGuess.OfArticle($"{article.Headline}\n{string.Join('\n', article.Paragraphs)}");
        Dictionary<int, Language>? others = null;
        for (var p = 0; p < article.Paragraphs.Count; p++)
        {
            if (LanguageGuess.OfParagraph(article.Paragraphs[p], main) is var language && language != main) (others ??= []).Add(p, language);
        }

        return new ArticleLanguages(main, others);
    }
}
