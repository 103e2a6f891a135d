using NewsBot.Search.Text;

namespace NewsBot.Search.Indexing;

/// <summary>The languages of an article's paragraphs.</summary>
/// <param name="main">The article's language.</param>
/// <param name="others">Those of the paragraphs that are in another one, by their place from 0; null where there are none.</param>
internal sealed class ArticleLanguages(Language main, Dictionary<int, Language>? others)
{
    /// <summary>The article's language.</summary>
    public Language Main { get; } = main;

    /// <summary>The language of a paragraph, counted from 0: long ones may be in another than their article.</summary>
    public Language this[int paragraph] => others?.GetValueOrDefault(paragraph) ?? Main;
}
