using NewsBot.Search.Indexing.Segments;
using NewsBot.Search.Queries;
using NewsBot.Search.Retrieval;

namespace NewsBot.Search.Reranking;

/// <summary>How a question's terms are spread through one article.</summary>
internal sealed class MatchedArticle
{
    private readonly int[] _counts = new int[Query.MaxTerms];
    private readonly double[] _localIdf = new double[Query.MaxTerms];

    /// <summary>The article's number.</summary>
    public int Article { get; private set; }

    /// <summary>The terms in its headline, standfirst or date.</summary>
    public ulong Headline { get; private set; }

    /// <summary>
    /// The share of its headline's words that the question has, function words among them, from 0 to 1: a question that
    /// has the whole headline is about what it names.
    /// </summary>
    public double HeadlineShare { get; private set; }

    /// <summary>The number of its paragraphs.</summary>
    public int Paragraphs { get; private set; }

    /// <summary>
    /// How rare each term is among the article's own paragraphs: a term that all of them have does not distinguish
    /// them. 0 for the terms of the question before: the answer need not stand near them.
    /// </summary>
    public ReadOnlySpan<double> LocalIdf => _localIdf;

    /// <summary>How similar the question is to one that the article says it answers somewhere, from 0 to 1.</summary>
    public double AuthoredSimilarity { get; set; }

    /// <summary>Finds what an article has of a question.</summary>
    public void Read(Query query, int article, ParagraphMap paragraphMap, ScoreAccumulators accumulators)
    {
        var (first, end) = (paragraphMap.GetFirstParagraph(article), paragraphMap.GetEndOfParagraphs(article));
        (Article, Headline, Paragraphs) = (article, accumulators.InHeadlines[article], end - first);
        AuthoredSimilarity = 0;
        Array.Clear(_counts);
        All = Headline;
        for (var p = first; p < end; p++)
        {
            All |= accumulators.Paragraphs[p].Terms;
            foreach (var t in SetBits.Of(accumulators.Paragraphs[p].Terms))
                _counts[t]++;
        }

        for (var t = 0; t < query.Terms.Length; t++)
            _localIdf[t] = t < query.OwnTerms ? Idf.Of(Paragraphs, _counts[t]) : 0;
    }

    /// <summary>Finds which words of the headline the question has.</summary>
    /// <param name="map">What words are to the question.</param>
    public void ReadHeadline(ReadOnlySpan<int> headline, QueryWordMap map)
    {
        var (found, terms) = (0, 0);
        foreach (var word in headline)
        {
            var kind = map.Kinds[word];
            found += kind is MatchKind.FunctionWord or MatchKind.Term or MatchKind.SameForm ? 1 : 0;
            terms += kind >= MatchKind.Term ? 1 : 0;
        }

        // "The" and "of" are in most headlines; all of "This Is Us" is a title.
        HeadlineShare = terms > 0 || found == headline.Length ? (double)found / Math.Max(1, headline.Length) : 0;
    }

    /// <summary>The number of its paragraphs that have a term.</summary>
    public int Count(int term) => _counts[term];

    /// <summary>
    /// Σ idf of a query's terms that occur anywhere in the article: that query, or one whose terms start with its
    /// terms.
    /// </summary>
    public double GetMass(Query query) => query.GetMass(All & query.All);

    /// <summary>The terms that occur anywhere in it.</summary>
    public ulong All { get; private set; }

    /// <summary>Whether a term is anywhere in it.</summary>
    public bool Has(int term) => ((All >> term) & 1) != 0;
}
