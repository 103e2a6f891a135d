using System.Runtime.InteropServices;

namespace NewsBot.Search.Indexing;

/// <summary>Collects documents in order and lays their postings out flat.</summary>
internal sealed class InvertedIndexBuilder
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<List<Posting>> _postings = [];
    private readonly List<int> _lengths = [];
    private readonly Dictionary<int, int> _frequencies = [];

    /// <summary>The number of terms in each document added, counted as often as they occur.</summary>
    public IReadOnlyList<int> Lengths => _lengths;

    /// <summary>Adds the next document.</summary>
    /// <param name="terms">Its terms, each as often as it occurs.</param>
    public void Add(IReadOnlyCollection<string> terms)
    {
        _frequencies.Clear();
        foreach (var term in terms)
        {
            if (!_terms.TryGetValue(term, out var t))
            {
                t = _terms.Count;
                _terms.Add(term, t);
                _postings.Add([]);
            }

            CollectionsMarshal.GetValueRefOrAddDefault(_frequencies, t, out _)++;
        }

        var document = _lengths.Count;
        foreach (var (t, frequency) in _frequencies) _postings[t].Add(new Posting(document, frequency));
        _lengths.Add(terms.Count);
    }

    public InvertedIndex Build()
    {
        var first = new int[_terms.Count + 1];
        for (var t = 0; t < _terms.Count; t++) first[t + 1] = first[t] + _postings[t].Count;
        var postings = new Posting[first[^1]];
        for (var t = 0; t < _terms.Count; t++) _postings[t].CopyTo(postings, first[t]);
        return new InvertedIndex(_terms, first, postings, _lengths.Count);
    }
}
