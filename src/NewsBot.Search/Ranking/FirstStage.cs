using NewsBot.Search.Indexing;
using NewsBot.Search.Questions;

namespace NewsBot.Search.Ranking;

/// <summary>
/// Finds the paragraphs worth a closer look: BM25 over the paragraph's own terms, or two thirds of a term's idf where the headline,
/// standfirst or date of its article has it and that is more. A headline is taken as read in all the paragraphs below it, but
/// says nothing of which one answers. Terms that look like a missing one count a little, and so do single Chinese characters.
/// </summary>
/// <param name="paragraphs">The paragraphs' terms.</param>
/// <param name="headlines">The headlines' terms, one document an article.</param>
/// <param name="table">Which paragraph is whose.</param>
/// <param name="norms">The length part of BM25 for each paragraph: see <see cref="Bm25.Norms"/>.</param>
internal sealed class FirstStage(InvertedIndex paragraphs, InvertedIndex headlines, ParagraphTable table, float[] norms)
{
    /// <summary>What a term in the headline is worth to a paragraph that lacks it, as a share of its idf.</summary>
    private const double HeadlineWeight = 0.65;

    /// <summary>What a term that looks like one of the question's is worth, as a share of that one's idf; less where it is less alike.</summary>
    private const double AlikeWeight = 0.4;

    /// <summary>What a single character is worth beside the pairs that it is part of, as a share of its idf.</summary>
    private const double CharacterWeight = 0.4;

    /// <summary>Terms that are less alike are mostly other words.</summary>
    private const double LeastLikeness = 0.6;

    /// <summary>The best paragraphs' numbers, best first; of equals the one that comes first in the library.</summary>
    /// <param name="query">The question.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="found">Told which of the question's terms stand in which paragraphs and headlines.</param>
    public int[] Best(Query query, int count, FoundTerms found)
    {
        for (var t = 0; t < query.Terms.Count; t++)
        {
            foreach (var form in query.Terms[t].Forms) Add(found, t, query.Terms[t].Idf, paragraphs.Postings(form), headlines.Postings(form));
        }

        foreach (var alike in query.AlikeTerms)
        {
            if (alike.Likeness >= LeastLikeness) AddAlike(found, alike, query.Terms[alike.Like].Idf);
        }

        foreach (var (character, idf) in query.Characters)
        {
            foreach (var posting in paragraphs.Postings(character))
                found.Scores[posting.Document] += CharacterWeight * Bm25.Contribution(idf, posting.Frequency, norms[posting.Document]);
        }

        return TopHits.Select(found.Scores, count);
    }

    /// <summary>Only where the term itself is missing: «Russian» says nothing more beside «Russia».</summary>
    private void AddAlike(FoundTerms found, AlikeTerm alike, double idf)
    {
        foreach (var posting in paragraphs.Postings(alike.Term))
        {
            if ((found.InParagraphs[posting.Document] & (1UL << alike.Like)) == 0)
                found.Scores[posting.Document] += AlikeWeight * alike.Likeness * Bm25.Contribution(idf, posting.Frequency, norms[posting.Document]);
        }
    }

    private void Add(FoundTerms found, int term, double idf, ReadOnlySpan<Posting> inParagraphs, ReadOnlySpan<Posting> inHeadlines)
    {
        var scores = found.Scores;
        foreach (var headline in inHeadlines)
        {
            found.InHeadlines[headline.Document] |= 1UL << term;
            var end = table.EndOf(headline.Document);
            for (var p = table.FirstOf(headline.Document); p < end; p++) scores[p] += HeadlineWeight * idf;
        }

        // Both lists are in order: one step through the headlines' articles finds those that the paragraphs belong to.
        var next = 0;
        foreach (var posting in inParagraphs)
        {
            found.InParagraphs[posting.Document] |= 1UL << term;
            while (next < inHeadlines.Length && table.EndOf(inHeadlines[next].Document) <= posting.Document) next++;
            var hasHeadline = next < inHeadlines.Length && table.FirstOf(inHeadlines[next].Document) <= posting.Document;
            var own = Bm25.Contribution(idf, posting.Frequency, norms[posting.Document]);
            scores[posting.Document] += hasHeadline ? Math.Max(0, own - (HeadlineWeight * idf)) : own;
        }
    }
}

/// <summary>What the first stage saw: arrays over the whole library, lent to one question at a time.</summary>
/// <param name="paragraphs">The number of paragraphs.</param>
/// <param name="articles">The number of articles.</param>
internal sealed class FoundTerms(int paragraphs, int articles)
{
    /// <summary>The score of each paragraph.</summary>
    public double[] Scores { get; } = new double[paragraphs];

    /// <summary>The question's terms in each paragraph, a bit a term.</summary>
    public ulong[] InParagraphs { get; } = new ulong[paragraphs];

    /// <summary>The question's terms in each article's headline, standfirst or date.</summary>
    public ulong[] InHeadlines { get; } = new ulong[articles];

    /// <summary>Makes it ready for the next question.</summary>
    public void Clear()
    {
        Array.Clear(Scores);
        Array.Clear(InParagraphs);
        Array.Clear(InHeadlines);
    }
}
