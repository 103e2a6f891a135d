namespace NewsBot.Search.Indexing;

/// <summary>
/// Term → postings list, over documents numbered from 0: <c>postings[first[t] .. first[t + 1]]</c> are those of term t,
/// in document order. Immutable.
/// </summary>
internal sealed class InvertedIndex
{
    private readonly Dictionary<string, int> _terms;
    private readonly int[] _first;
    private readonly Posting[] _postings;

    internal InvertedIndex(Dictionary<string, int> terms, int[] first, Posting[] postings, int documents)
    {
        _terms = terms;
        _first = first;
        _postings = postings;
        DocumentCount = documents;
    }

    public int DocumentCount { get; }

    /// <summary>The documents that have the term; empty when none has.</summary>
    public ReadOnlySpan<Posting> Postings(string term) =>
        _terms.TryGetValue(term, out var t) ? _postings.AsSpan(_first[t].._first[t + 1]) : [];

    public bool Contains(string term) => _terms.ContainsKey(term);

    /// <summary>Bytes held by the postings; the terms' own strings are not counted.</summary>
    public long Bytes => (_postings.LongLength * Posting.Bytes) + (_first.LongLength * sizeof(int));
}

/// <summary>That a document has a term, and how often (tf).</summary>
internal readonly record struct Posting(int Document, int Frequency)
{
    public const int Bytes = 2 * sizeof(int);
}
