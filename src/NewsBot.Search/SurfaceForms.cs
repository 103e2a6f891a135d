using NewsBot.Search.Indexing;
using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>
/// Finds how the library writes a normalized word: as its first article does, in a headline or else in a paragraph. The
/// text is read when it is needed, which is rare.
/// </summary>
/// <param name="languages">The languages that they are read in.</param>
/// <param name="paragraphMap">Which paragraph is whose.</param>
internal sealed class SurfaceForms(
    IReadOnlyList<Article> articles,
    ArticleLanguages[] languages,
    ParagraphMap paragraphMap,
    TermDictionary dictionary,
    SegmentList segments
)
{
    /// <summary>"Sochi" for "sochi".</summary>
    /// <param name="word">A normalized word that the library has.</param>
    public string Get(string word)
    {
        var ids = dictionary.FindWords(word);
        var headlines = ids.SelectMany(id => segments.HeadlinesWith(dictionary.GetTerm(id), paragraphMap));
        var paragraphs = ids.SelectMany(id => segments.ParagraphsWith(dictionary.GetTerm(id), paragraphMap));
        return First(
            headlines,
            (one, other) => paragraphMap.GetOrder(one).CompareTo(paragraphMap.GetOrder(other)),
            article => Find(articles[article].Above(), languages[article].Main, word)
        )
            ?? First(paragraphs, paragraphMap.Compare, paragraph =>
                HasWord(paragraph, ids) ? InParagraph(paragraph, word) : null
            )
            ?? word;
    }

    /// <summary>
    /// The result for the first document that has one. Documents that come later than the best so far are not read.
    /// </summary>
    private static string? First(IEnumerable<int> documents, Comparison<int> compare, Func<int, string?> find)
    {
        var (first, written) = (-1, (string?)null);
        foreach (var document in documents)
        {
            if ((first >= 0 && compare(document, first) >= 0) || find(document) is not { } found)
                continue;
            (first, written) = (document, found);
        }

        return written;
    }

    private string? InParagraph(int paragraph, string word)
    {
        var (article, place) = (paragraphMap.GetArticle(paragraph), paragraphMap.GetPlace(paragraph));
        return Find(articles[article].Paragraphs[place], languages[article][place], word);
    }

    private bool HasWord(int paragraph, List<int> ids)
    {
        foreach (var token in segments.GetTokens(paragraph))
        {
            if (ids.Contains(token.Word))
                return true;
        }

        return false;
    }

    private static string? Find(string text, Language language, string word)
    {
        foreach (var token in new Tokenizer(text))
        {
            var written = token.In(text);
            if (language.For(token.Script).Normalize(written) == word)
                return written.ToString();
        }

        return null;
    }
}
