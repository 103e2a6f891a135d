using NewsBot.Libraries;
using NewsBot.Search;
using NewsBot.Search.Text;

namespace NewsBot.Replies;

/// <summary>A paragraph of an article, to be quoted.</summary>
/// <param name="Paragraph">The paragraph's number in it, from 1.</param>
/// <param name="Best">The sentence to highlight, and to keep if the paragraph is cut; of length 0 for none.</param>
internal readonly record struct Passage(Article Article, int Paragraph, TextRange Best)
{
    public static Passage FromHit(Hit hit) => new(hit.Article, hit.Paragraph, hit.Best);

    public string Text => Article.Paragraphs[Paragraph - 1];

    /// <summary>The best sentence, or the first one if none is known.</summary>
    public TextRange BestSentence =>
        Best.Length > 0 ? Best
        : Sentences.Split(Text) is [var first, ..] ? first
        : new TextRange(0, Text.Length);

    public PassageKey Key => new(ArticleKey.Of(Article.Id), Paragraph, PassageKey.GetVersion(Text));
}
