using System.Runtime.InteropServices;
using NewsBot.Search.Collections;

namespace NewsBot.Search.Queries;

/// <summary>
/// The library's terms that are similar to a query's terms, or synonyms of them. An array over all terms, for one
/// question at a time.
/// </summary>
/// <param name="terms">The number of terms that it is for.</param>
internal sealed class QuerySimilarTerms(int terms)
{
    private const int Own = -1;

    // The place of each term in the list, and one; nothing between two questions.
    private readonly int[] _places = HugePageArray.Create<int>(terms);
    private readonly List<QuerySimilarTerm> _all = [];

    /// <summary>The number of terms that it is for.</summary>
    public int Capacity => _places.Length;

    /// <summary>The terms, each once, for the query term to which it is most similar.</summary>
    public ReadOnlySpan<QuerySimilarTerm> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>Finds the terms for a query; its own terms are not among them.</summary>
    public void Set(Query query)
    {
        _all.Clear();
        MarkOwn(query, Own);
        for (var t = 0; t < query.OwnTerms; t++)
        {
            foreach (var other in query.Terms[t].OtherForms)
                Add(new QuerySimilarTerm(other, t, QuerySimilarTerm.SynonymSimilarity));
        }

        foreach (var synonym in query.Synonyms)
            Add(synonym);
        for (var t = 0; t < query.OwnTerms; t++)
        {
            foreach (var related in query.Terms[t].RelatedTerms)
                AddOrImprove(new QuerySimilarTerm(related.Term, t, related.Strength) { IsRelated = true });
            foreach (var similar in query.Terms[t].SimilarTerms)
                AddOrImprove(new QuerySimilarTerm(similar.Term, t, similar.Similarity));
        }

        foreach (var similar in _all)
            _places[similar.Term] = 0;
        MarkOwn(query, 0);
    }

    private void MarkOwn(Query query, int mark)
    {
        for (var t = 0; t < query.OwnTerms; t++)
        {
            foreach (var form in query.Terms[t].Forms)
                _places[form] = mark;
        }
    }

    private void AddOrImprove(QuerySimilarTerm similar)
    {
        var place = _places[similar.Term];
        if (place == 0)
            Add(similar);
        else if (place != Own && similar.Similarity > _all[place - 1].Similarity)
            _all[place - 1] = similar;
    }

    private void Add(QuerySimilarTerm similar)
    {
        if (_places[similar.Term] != 0)
            return;
        _all.Add(similar);
        _places[similar.Term] = _all.Count;
    }
}

/// <summary>
/// A term of the library that is similar to a query term. It counts only for the query term to which it is most
/// similar.
/// </summary>
/// <param name="Term">Its number in the library.</param>
/// <param name="QueryTerm">The number of the question's term.</param>
/// <param name="Similarity">How like it is: see <see cref="Indexing.SimilarTermIndex.GetSimilarity"/>.</param>
internal readonly record struct QuerySimilarTerm(int Term, int QueryTerm, double Similarity)
{
    /// <summary>
    /// The similarity of a synonym, or of another word that a typo may have been meant for: below that of the word
    /// itself, above that of most similar words.
    /// </summary>
    public const double SynonymSimilarity = 0.8;

    /// <summary>Whether it is similar in meaning, not in letters: much weaker evidence than a moderator's synonym.</summary>
    public bool IsRelated { get; init; }
}
