using System.Runtime.InteropServices;
using NewsBot.Search.Arrays;

namespace NewsBot.Search.Questions;

/// <summary>The library's terms that look like one of a question's, or mean the same. An array over all terms, lent to one question at a time.</summary>
/// <param name="terms">The number of terms that it is for.</param>
internal sealed class AlikeTerms(int terms)
{
    // The place of each term in the list, and one; nothing between two questions.
    private readonly int[] _places = LargeArray.Of<int>(terms);
    private readonly List<AlikeTerm> _all = [];

    /// <summary>The number of terms that it is for.</summary>
    public int Capacity => _places.Length;

    /// <summary>Those of the question: each once, for the one that it is most like.</summary>
    public ReadOnlySpan<AlikeTerm> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>Finds those of a question; none of its own terms is among them.</summary>
    public void Set(Query query)
    {
        _all.Clear();
        for (var t = 0; t < query.OwnTerms; t++)
        {
            foreach (var other in query.Terms[t].OtherForms) Add(new AlikeTerm(other, t, AlikeTerm.SynonymLikeness));
        }

        foreach (var synonym in query.Synonyms) Add(synonym);
        for (var t = 0; t < query.OwnTerms; t++)
        {
            foreach (var (term, likeness) in query.Terms[t].LooksLike)
            {
                if (_places[term] is not (> 0 and var place)) Add(new AlikeTerm(term, t, likeness));
                else if (likeness > _all[place - 1].Likeness) _all[place - 1] = new AlikeTerm(term, t, likeness);
            }
        }

        foreach (var alike in _all) _places[alike.Term] = 0;
        for (var t = 0; t < query.OwnTerms; t++)
        {
            foreach (var form in query.Terms[t].Forms) _places[form] = 1;
        }

        _all.RemoveAll(alike => _places[alike.Term] > 0);
        for (var t = 0; t < query.OwnTerms; t++)
        {
            foreach (var form in query.Terms[t].Forms) _places[form] = 0;
        }
    }

    private void Add(AlikeTerm alike)
    {
        if (_places[alike.Term] > 0) return;
        _all.Add(alike);
        _places[alike.Term] = _all.Count;
    }
}

/// <summary>A term of the library that looks like a term of the question. It serves only the one that it is most like.</summary>
/// <param name="Term">Its number in the library.</param>
/// <param name="Like">The number of the question's term.</param>
/// <param name="Likeness">How like it is: see <see cref="Indexing.SimilarTerms.Likeness"/>.</param>
internal readonly record struct AlikeTerm(int Term, int Like, double Likeness)
{
    /// <summary>How like a word its synonym counts, or another word that a slip may have been meant for: less than the word itself, more than most that only look like it.</summary>
    public const double SynonymLikeness = 0.8;
}
