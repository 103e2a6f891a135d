using System.Runtime.InteropServices;
using NewsBot.Search.Indexing;
using NewsBot.Search.Questions;

namespace NewsBot.Search.Ranking;

/// <summary>
/// Finds the paragraphs worth a closer look: BM25 over the paragraph's own terms, or two thirds of a term's idf where the headline,
/// standfirst or date of its article has it and that is more. A headline is taken as read in all the paragraphs below it, but
/// says nothing of which one answers. Terms that look like a missing one count a little, and so do single Chinese characters.
/// </summary>
/// <remarks>
/// While a question's lists are short, every posting is added up. Of long ones those that weigh least are left for the end, and not walked when what they
/// could add brings no paragraph among the best that is not near them already: MaxScore (Turtle and Flood 1995), list by list.
/// </remarks>
/// <param name="segments">The terms of paragraphs and headlines.</param>
/// <param name="table">Which paragraph is whose.</param>
/// <param name="bm25">The formula, as it is for these paragraphs.</param>
/// <param name="longFrom">From how many postings in all on a question's lists are long. Where both ways take as long was measured: docs/PERFORMANCE.md.</param>
internal sealed class FirstStage(Segments segments, ParagraphTable table, Bm25 bm25, int longFrom = 10_000)
{
    /// <summary>What a term that looks like one of the question's is worth, as a share of that one's idf; less where it is less alike.</summary>
    private const double AlikeWeight = 0.4;

    /// <summary>What a single character is worth beside the pairs that it is part of, as a share of its idf.</summary>
    private const double CharacterWeight = 0.4;

    /// <summary>Terms that are less alike are mostly other words.</summary>
    private const double LeastLikeness = 0.6;

    /// <summary>The best paragraphs' numbers, best first; of equals the one that comes first in the library.</summary>
    /// <param name="query">The question.</param>
    /// <param name="alikeTerms">The terms that are like its own.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="found">Told the scores, and which of the question's terms stand in these paragraphs' articles, their headlines among them.</param>
    public ReadOnlySpan<int> Best(Query query, AlikeTerms alikeTerms, int count, FoundTerms found)
    {
        var lists = ListsOf(query, alikeTerms, found);
        var postings = 0L;
        foreach (var list in lists) postings += LengthOf(list);
        if (postings >= longFrom) return BestOfLong(lists, count, found);
        foreach (var list in lists) Add(list, found);
        var best = found.Best(count);
        return best[..TopHits.Select(found.Paragraphs, CollectionsMarshal.AsSpan(found.Touched), table, best)];
    }

    /// <summary>The best paragraphs of one article.</summary>
    /// <inheritdoc cref="Best(Query, AlikeTerms, int, FoundTerms)"/>
    public int[] BestIn(int article, Query query, AlikeTerms alikeTerms, int count, FoundTerms found)
    {
        ListsOf(query, alikeTerms, found);
        var all = Enumerable.Range(table.FirstOf(article), table.EndOf(article) - table.FirstOf(article)).ToList();
        foreach (var list in found.Lists) Add(list, all, found);
        Record(article, found);
        var best = new int[count];
        return best[..TopHits.Select(found.Paragraphs, CollectionsMarshal.AsSpan(all), table, best)];
    }

    private static List<TermList> ListsOf(Query query, AlikeTerms alikeTerms, FoundTerms found)
    {
        var lists = found.Lists;
        lists.Clear();
        for (var t = 0; t < query.Terms.Length; t++)
        {
            var forms = query.Terms[t].Forms;
            for (var f = 0; f < forms.Length; f++) lists.Add(new TermList(forms[f], t, query.Terms[t].Idf, 1, TermListKind.Own));
        }

        foreach (var alike in alikeTerms.All)
        {
            if (alike.Likeness >= LeastLikeness) lists.Add(new TermList(alike.Term, alike.Like, query.Terms[alike.Like].Idf, AlikeWeight * alike.Likeness, TermListKind.Alike));
        }

        foreach (var (character, idf) in query.Characters) lists.Add(new TermList(character, 0, idf, CharacterWeight, TermListKind.Character));
        return lists;
    }

    /// <summary>The number of a list's postings, those of paragraphs that were taken away among them.</summary>
    private int LengthOf(TermList list)
    {
        var length = 0;
        foreach (var (segment, _, _) in segments.All) length += segment.Paragraphs.Postings(list.Form).Length;
        return length;
    }

    /// <summary>Adds up what a list gives to all paragraphs.</summary>
    private void Add(TermList list, FoundTerms found)
    {
        foreach (var placed in segments.All)
        {
            if (list.Kind == TermListKind.Own) AddOwn(list, placed, found);
            else AddOther(list, placed, found);
        }
    }

    private void AddOther(TermList list, PlacedSegment placed, FoundTerms found)
    {
        foreach (var posting in placed.Segment.Paragraphs.Postings(list.Form))
        {
            var paragraph = placed.FirstParagraph + posting.Document;
            if (!table.IsThere(paragraph)) continue;

            // Only where the term itself is missing: «Russian» says nothing more beside «Russia».
            if (list.Kind == TermListKind.Alike && (found.Paragraphs[paragraph].Terms & list.Bit) != 0) continue;
            found.Add(paragraph, list.Of(posting, NormOf(placed.Segment, posting)));
        }
    }

    private void AddOwn(TermList list, PlacedSegment placed, FoundTerms found)
    {
        var inHeadlines = placed.Segment.Headlines.Postings(list.Form);
        foreach (var headline in inHeadlines)
        {
            var article = placed.FirstArticle + headline.Document;
            found.RecordHeadline(article, list.Bit);
            var end = table.EndOf(article);
            for (var p = table.FirstOf(article); p < end; p++) found.Add(p, list.OfHeadline);
        }

        // Both lists are in order: one step through the headlines' articles finds those that the paragraphs belong to.
        var next = 0;
        foreach (var posting in placed.Segment.Paragraphs.Postings(list.Form))
        {
            var paragraph = placed.FirstParagraph + posting.Document;
            if (!table.IsThere(paragraph)) continue;
            while (next < inHeadlines.Length && table.EndOf(placed.FirstArticle + inHeadlines[next].Document) <= paragraph) next++;
            var hasHeadline = next < inHeadlines.Length && table.FirstOf(placed.FirstArticle + inHeadlines[next].Document) <= paragraph;
            found.Record(paragraph, list.Bit, list.Of(posting, NormOf(placed.Segment, posting), hasHeadline));
        }
    }

    /// <summary>Adds up what a list gives to some paragraphs.</summary>
    private void Add(TermList list, List<int> paragraphs, FoundTerms found)
    {
        foreach (var paragraph in paragraphs)
        {
            var (segment, firstParagraph, _) = segments.OfParagraph(paragraph);
            var posting = InvertedIndex.Find(segment.Paragraphs.Postings(list.Form), paragraph - firstParagraph);
            if (list.Kind != TermListKind.Own)
            {
                if (posting is { } other && (list.Kind != TermListKind.Alike || (found.Paragraphs[paragraph].Terms & list.Bit) == 0)) found.Add(paragraph, list.Of(other, NormOf(segment, other)));
                continue;
            }

            var hasHeadline = InvertedIndex.Find(segment.Headlines.Postings(list.Form), segment.ArticleOf(paragraph - firstParagraph)) is not null;
            if (hasHeadline) found.Add(paragraph, list.OfHeadline);
            if (posting is { } own) found.Record(paragraph, list.Bit, list.Of(own, NormOf(segment, own), hasHeadline));
        }
    }

    private float NormOf(Segment segment, Posting posting) => bm25.Norm(segment.Words.LengthOf(posting.Document));

    private int[] BestOfLong(List<TermList> lists, int count, FoundTerms found)
    {
        var best = new int[count];
        var heaviestFirst = lists.OrderByDescending(list => list.Most).ToList();
        var left = heaviestFirst.Sum(list => list.Most);
        var (next, least) = (0, 0L);
        for (; next < heaviestFirst.Count; next++)
        {
            // Looking is not worth it before a list that is shorter than what was found.
            if (LengthOf(heaviestFirst[next]) > found.Touched.Count && left < (least = LeastOfBest(found.Touched))) break;
            Add(heaviestFirst[next], found);
            left -= heaviestFirst[next].Most;
        }

        // What is not touched can't be among the best any more; of what is, only what comes near them.
        var near = found.Touched;
        foreach (var list in heaviestFirst.Skip(next))
        {
            near = near.FindAll(paragraph => found.Paragraphs[paragraph].Score + left >= least);
            Add(list, near, found);
            left -= list.Most;
            least = LeastOfBest(near);
        }

        best = best[..TopHits.Select(found.Paragraphs, CollectionsMarshal.AsSpan(near), table, best)];
        foreach (var article in best.Select(table.ArticleOf).Distinct()) Record(article, found);
        return best;

        long LeastOfBest(List<int> paragraphs) =>
            TopHits.Select(found.Paragraphs, CollectionsMarshal.AsSpan(paragraphs), table, best) == count ? found.Paragraphs[best[^1]].Score : 0;
    }

    /// <summary>Notes which of the terms that were asked for last stand in an article's paragraphs and its headline, where the best paragraphs did not need it.</summary>
    public void Record(int article, FoundTerms found)
    {
        var (first, end) = (table.FirstOf(article), table.EndOf(article));
        if (first == end) return;
        var (segment, firstParagraph, firstArticle) = segments.OfParagraph(first);
        foreach (var list in found.Lists)
        {
            if (list.Kind != TermListKind.Own) continue;
            if (InvertedIndex.Find(segment.Headlines.Postings(list.Form), article - firstArticle) is not null) found.RecordHeadline(article, list.Bit);
            var postings = segment.Paragraphs.Postings(list.Form);
            for (var i = InvertedIndex.PlaceOf(postings, first - firstParagraph); i < postings.Length && firstParagraph + postings[i].Document < end; i++)
                found.Record(firstParagraph + postings[i].Document, list.Bit);
        }
    }
}
