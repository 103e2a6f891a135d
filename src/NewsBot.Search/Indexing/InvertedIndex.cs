using System.Runtime.InteropServices;

namespace NewsBot.Search.Indexing;

/// <summary>
/// Term → postings list, over documents numbered from 0: <c>postings[first[t] .. first[t + 1]]</c> are those of term t,
/// in document order. Immutable; it knows no formula.
/// </summary>
internal sealed class InvertedIndex
{
    private readonly int[] _first;
    private readonly Posting[] _postings;

    private InvertedIndex(int[] first, Posting[] postings)
    {
        _first = first;
        _postings = postings;
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => (_postings.LongLength * Posting.Bytes) + (_first.LongLength * sizeof(int));

    /// <summary>The documents that have a term; empty when none has.</summary>
    /// <param name="term">The term's number in the <see cref="Lexicon"/>.</param>
    public ReadOnlySpan<Posting> Postings(int term) =>
        term + 1 < _first.Length ? _postings.AsSpan(_first[term].._first[term + 1]) : [];

    /// <summary>Collects documents in order and lays their postings out flat.</summary>
    internal sealed class Builder
    {
        private readonly List<List<Posting>> _postings = [];
        private readonly Dictionary<int, int> _frequencies = [];
        private int _documents;

        /// <summary>Adds the next document.</summary>
        /// <param name="terms">The numbers of its terms, each as often as it occurs.</param>
        public void Add(IEnumerable<int> terms)
        {
            _frequencies.Clear();
            foreach (var term in terms) CollectionsMarshal.GetValueRefOrAddDefault(_frequencies, term, out _)++;
            foreach (var (term, frequency) in _frequencies)
            {
                while (_postings.Count <= term) _postings.Add([]);
                _postings[term].Add(new Posting(_documents, frequency));
            }

            _documents++;
        }

        public InvertedIndex Build()
        {
            var first = new int[_postings.Count + 1];
            for (var t = 0; t < _postings.Count; t++) first[t + 1] = first[t] + _postings[t].Count;
            var postings = new Posting[first[^1]];
            for (var t = 0; t < _postings.Count; t++) _postings[t].CopyTo(postings, first[t]);
            return new InvertedIndex(first, postings);
        }
    }
}

/// <summary>That a document has a term, and how often (tf).</summary>
internal readonly record struct Posting(int Document, int Frequency)
{
    public const int Bytes = 2 * sizeof(int);
}
