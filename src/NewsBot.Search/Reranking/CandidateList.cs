using System.Collections;
using NewsBot.Search.Indexing.Segments;

namespace NewsBot.Search.Reranking;

/// <summary>
/// A query's candidates and their articles. Reused from one question to the next, so nothing is allocated again.
/// </summary>
internal sealed class CandidateList : IReadOnlyList<Candidate>
{
    private readonly List<Candidate> _candidates = [];
    private readonly List<MatchedArticle> _articles = [];
    private int _articleCount;

    /// <summary>The number of candidates.</summary>
    public int Count { get; private set; }

    /// <summary>The candidate in a place, from 0.</summary>
    public Candidate this[int place] => _candidates[place];

    /// <summary>Clears it for another question.</summary>
    public void Clear() => (Count, _articleCount) = (0, 0);

    /// <summary>Adds one, which is still the one of an earlier question.</summary>
    public Candidate Add()
    {
        if (Count == _candidates.Count)
            _candidates.Add(new Candidate());
        return _candidates[Count++];
    }

    /// <summary>The candidate of a paragraph; null if it is not a candidate.</summary>
    public Candidate? Find(int paragraph)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_candidates[i].Paragraph == paragraph)
                return _candidates[i];
        }

        return null;
    }

    /// <summary>What an article with a candidate has of the question; null if it has none.</summary>
    public MatchedArticle? FindArticle(int article)
    {
        for (var i = 0; i < _articleCount; i++)
        {
            if (_articles[i].Article == article)
                return _articles[i];
        }

        return null;
    }

    /// <summary>Adds an article, which is still the one of an earlier question.</summary>
    public MatchedArticle AddArticle()
    {
        if (_articleCount == _articles.Count)
            _articles.Add(new MatchedArticle());
        return _articles[_articleCount++];
    }

    /// <summary>
    /// Sorts the candidates: the authored answer to this very question first, then by score, then by their place in the
    /// library.
    /// </summary>
    /// <param name="paragraphMap">The order of the paragraphs.</param>
    public void Sort(ParagraphMap paragraphMap) => _candidates.Sort(0, Count, new BestFirst(paragraphMap));

    public IEnumerator<Candidate> GetEnumerator() => _candidates.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class BestFirst(ParagraphMap paragraphMap) : IComparer<Candidate>
    {
        public int Compare(Candidate? one, Candidate? other) =>
            one!.IsAuthoredAnswer != other!.IsAuthoredAnswer ? other.IsAuthoredAnswer.CompareTo(one.IsAuthoredAnswer)
            : other.Score != one.Score ? other.Score.CompareTo(one.Score)
            : paragraphMap.Compare(one.Paragraph, other.Paragraph);
    }
}
