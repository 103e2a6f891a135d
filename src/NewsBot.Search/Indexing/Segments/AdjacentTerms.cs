namespace NewsBot.Search.Indexing.Segments;

/// <summary>Finds whether two words follow each other anywhere in the library's paragraphs.</summary>
internal sealed class AdjacentTerms(SegmentList segments, ParagraphMap paragraphMap, TermDictionary dictionary)
{
    /// <summary>Terms in more paragraphs are looked for in that many of each segment.</summary>
    private const int MaxParagraphs = 500;

    /// <param name="first">The terms that one word has in the library's languages.</param>
    /// <param name="second">The terms that the word after it has.</param>
    public bool Exist(int[] first, int[] second)
    {
        var (rarer, other) = Frequency(first) <= Frequency(second) ? (first, second) : (second, first);
        foreach (var (segment, firstParagraph, _) in segments.All)
        {
            foreach (var term in rarer)
            {
                var postings = segment.Paragraphs.Postings(term);
                foreach (var posting in postings[..Math.Min(MaxParagraphs, postings.Length)])
                {
                    if (
                        Array.Exists(other, next => Has(segment.Paragraphs.Postings(next), posting.Document))
                        && paragraphMap.IsLive(firstParagraph + posting.Document)
                        && Follow(segment.Words.GetTokens(posting.Document), first, second)
                    )
                        return true;
                }
            }
        }

        return false;
    }

    private static bool Has(ReadOnlySpan<Posting> postings, int paragraph) =>
        InvertedIndex.Find(postings, paragraph) is not null;

    private int Frequency(int[] terms) => terms.Sum(dictionary.Paragraphs);

    private bool Follow(ReadOnlySpan<IndexedToken> tokens, int[] first, int[] second)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            if (
                second.Contains(dictionary.GetTerm(tokens[i].Word))
                && first.Contains(dictionary.GetTerm(tokens[i - 1].Word))
            )
                return true;
        }

        return false;
    }
}
