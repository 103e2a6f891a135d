using NewsBot.Search.Indexing;
using NewsBot.Search.Questions;
using NewsBot.Search.Ranking;

namespace NewsBot.Search.Evidence;

/// <summary>How a question's terms are spread through one article.</summary>
internal sealed class ArticleEvidence
{
    private readonly int[] _counts;

    public ArticleEvidence(Query query, int article, ParagraphTable table, FoundTerms found)
    {
        Headline = found.InHeadlines[article];
        Paragraphs = table.EndOf(article) - table.FirstOf(article);
        _counts = new int[query.Terms.Count];
        for (var p = table.FirstOf(article); p < table.EndOf(article); p++)
        {
            foreach (var t in Bits.Of(found.InParagraphs[p])) _counts[t]++;
        }

        LocalIdf = [.. _counts.Select(count => Idf.Of(Paragraphs, count))];
    }

    /// <summary>The terms in its headline, standfirst or date.</summary>
    public ulong Headline { get; }

    /// <summary>The number of its paragraphs.</summary>
    public int Paragraphs { get; }

    /// <summary>How rare each term is among the article's own paragraphs: what the article is about all over tells them not apart.</summary>
    public double[] LocalIdf { get; }

    /// <summary>The number of its paragraphs that have a term.</summary>
    public int Count(int term) => _counts[term];

    /// <summary>Σ idf of the terms of a question that stand anywhere in it: that question, or one whose terms begin with its terms.</summary>
    public double MassOf(Query query) => query.Terms.Where((_, t) => Has(t)).Sum(term => term.Idf);

    /// <summary>Whether a term stands anywhere in it.</summary>
    public bool Has(int term) => _counts[term] > 0 || ((Headline >> term) & 1) != 0;
}
