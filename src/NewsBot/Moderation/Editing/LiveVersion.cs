using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Search;

namespace NewsBot.Moderation.Editing;

/// <summary>Finds the live article that a new one is a version of.</summary>
internal static class LiveVersion
{
    /// <summary>The shared part of the shorter text from which two texts are versions of one article.</summary>
    private const double MinShareOfText = 0.5;

    private const int MaxQueryLength = 300;
    private const int MaxCandidates = 10;

    /// <summary>
    /// The article with the same link, else with the same headline, else with half of its text or more. Null if there
    /// is none, or only an entry of a feed, which is no file that could be replaced.
    /// </summary>
    public static Article? Find(Article article, Library library)
    {
        if (article.Url is { } link && link.PathAndQuery != "/" && library.Find(link) is { } linked && IsFile(linked))
            return linked;
        return library.LatestFirst.FirstOrDefault(other =>
            LetterComparison.AreSame(other.Headline, article.Headline) && IsFile(other)
        ) ?? FindByText(article, library);
    }

    private static Article? FindByText(Article article, Library library)
    {
        var sentences = GetSentences(article);
        return Candidates(article, library)
            .Where(IsFile)
            .Select(other => (Article: other, Share: GetShare(sentences, GetSentences(other))))
            .Where(other => other.Share >= MinShareOfText)
            .OrderByDescending(other => other.Share)
            .Select(other => other.Article)
            .FirstOrDefault();
    }

    /// <summary>The articles with a paragraph in common, and those that its opening finds.</summary>
    private static IEnumerable<Article> Candidates(Article article, Library library)
    {
        var known = library.Indexed.Fingerprints;
        var own = ParagraphFingerprints.Compute([article], earlier: null)[article].ToHashSet();
        var opening = $"{article.Headline} {article.Paragraphs[0]}";
        return library
            .Index.Articles.Where(other => known[other].Any(own.Contains))
            .Concat(
                library
                    .Index.Search(opening[..Math.Min(opening.Length, MaxQueryLength)], SearchIndex.MaxHits)
                    .Hits.Select(hit => hit.Article)
            )
            .Distinct()
            .Take(MaxCandidates);
    }

    private static Dictionary<string, int> GetSentences(Article article) =>
        article
            .Paragraphs.SelectMany(paragraph =>
                Sentences.Split(paragraph).Select(range => LetterComparison.Normalize(range.Of(paragraph).ToString()))
            )
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(sentence => sentence, sentence => sentence.Length, StringComparer.OrdinalIgnoreCase);

    /// <summary>The letters of shared sentences, as a part of the shorter text's.</summary>
    private static double GetShare(Dictionary<string, int> one, Dictionary<string, int> other) =>
        (double)one.Where(sentence => other.ContainsKey(sentence.Key)).Sum(sentence => sentence.Value)
        / Math.Max(1, Math.Min(one.Values.Sum(), other.Values.Sum()));

    private static bool IsFile(Article article) => !article.Id.Contains('#', StringComparison.Ordinal);
}
