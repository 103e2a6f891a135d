using System.Runtime.InteropServices;
using NewsBot.Search.Collections;

namespace NewsBot.Search.Indexing;

/// <summary>
/// Term → postings list, in document order, over documents with ids from 0. Immutable; it knows no formula.
/// </summary>
internal sealed class InvertedIndex
{
    // The terms that have a list, in order; null if all have one, so a term's id is its place.
    private readonly int[]? _terms;
    private readonly int[] _first;
    private readonly Posting[] _postings;

    private InvertedIndex(int[]? terms, int[] first, Posting[] postings)
    {
        _terms = terms;
        _first = first;
        _postings = postings;
    }

    /// <summary>Bytes held.</summary>
    public long Bytes =>
        (_postings.LongLength * Posting.Bytes) + ((_first.LongLength + (_terms?.LongLength ?? 0)) * sizeof(int));

    /// <summary>The documents that have a term; empty when none has.</summary>
    /// <param name="term">The term's number in the <see cref="TermDictionary"/>.</param>
    public ReadOnlySpan<Posting> Postings(int term)
    {
        var place = term;
        if (_terms is not null)
        {
            place = BinarySearch.LowerBound<int>(_terms, term);
            if (place == _terms.Length || _terms[place] != term)
                return [];
        }

        return place < _first.Length - 1 ? _postings.AsSpan(_first[place].._first[place + 1]) : [];
    }

    /// <summary>Adds the number of documents that have a term to each term's count, or takes it off.</summary>
    public void AddFrequenciesTo(int[] counts, int sign)
    {
        for (var i = 0; i < _first.Length - 1; i++)
            counts[TermAt(i)] += sign * (_first[i + 1] - _first[i]);
    }

    /// <summary>The place of a document in a postings list, or where it would be.</summary>
    public static int GetPlace(ReadOnlySpan<Posting> postings, int document)
    {
        var (low, high) = (0, postings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (postings[middle].Document < document)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The posting of a document; null if the list has none.</summary>
    public static Posting? Find(ReadOnlySpan<Posting> postings, int document) =>
        GetPlace(postings, document) is var place && place < postings.Length && postings[place].Document == document
            ? postings[place]
            : null;

    /// <summary>Lays the postings of documents out flat.</summary>
    /// <param name="isSparse">
    /// Whether the documents have only a few of the terms: then only these get lists, found by binary search.
    /// </param>
    /// <param name="addTermsOf">
    /// Adds the terms of a document to a list, each as often as it occurs. Called from several threads, twice for each
    /// document.
    /// </param>
    public static InvertedIndex Build(
        int documents,
        int terms,
        bool isSparse,
        Action<int, List<int>> addTermsOf,
        CancellationToken cancellationToken
    ) => isSparse ? BuildSparse(documents, addTermsOf) : BuildDense(documents, terms, addTermsOf, cancellationToken);

    /// <summary>One index of the documents of several, in their order.</summary>
    /// <param name="indexes">
    /// The indexes, each with the new number of each of its documents in ascending order, −1 for one that is left out.
    /// </param>
    public static InvertedIndex Merge(IReadOnlyList<(InvertedIndex Index, int[] NewIds)> indexes, int terms)
    {
        if (indexes.All(pair => pair.Index._terms is not null))
        {
            var entries = new List<ulong>();
            foreach (var (index, ids) in indexes)
                index.ForEach(ids, (term, posting) => entries.Add(posting.Combine(term)));
            return FromSorted(entries);
        }

        var first = HugePageArray.Create<int>(terms + 1);
        foreach (var (index, ids) in indexes)
            index.ForEach(ids, (term, _) => first[term + 1]++);
        for (var t = 0; t < terms; t++)
            first[t + 1] += first[t];
        var postings = HugePageArray.Create<Posting>(first[^1]);
        var next = first.AsSpan(0, terms).ToArray();
        foreach (var (index, ids) in indexes)
            index.ForEach(ids, (term, posting) => postings[next[term]++] = posting);
        return new InvertedIndex(null, first, postings);
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write(_terms is null ? 0 : 1);
        if (_terms is not null)
            writer.Write<int>(_terms);
        writer.Write<int>(_first);
        writer.Write<Posting>(_postings);
    }

    public static InvertedIndex Read(ArrayReader reader)
    {
        var terms = reader.ReadInt32() == 0 ? null : reader.Read<int>();
        return new InvertedIndex(terms, reader.Read<int>(), reader.Read<Posting>());
    }

    private int TermAt(int place) => _terms is null ? place : _terms[place];

    private void ForEach(int[] ids, Action<int, Posting> act)
    {
        for (var i = 0; i < _first.Length - 1; i++)
        {
            var term = TermAt(i);
            foreach (var posting in _postings.AsSpan(_first[i].._first[i + 1]))
            {
                if (ids[posting.Document] is >= 0 and var id)
                    act(term, new Posting(id, posting.Frequency));
            }
        }
    }

    private static InvertedIndex BuildSparse(int documents, Action<int, List<int>> addTermsOf)
    {
        var entries = new List<ulong>();
        var terms = new List<int>();
        for (var document = 0; document < documents; document++)
        {
            terms.Clear();
            addTermsOf(document, terms);
            terms.Sort();
            for (int first = 0, end; first < terms.Count; first = end)
            {
                for (end = first + 1; end < terms.Count && terms[end] == terms[first]; )
                    end++;
                entries.Add(new Posting(document, end - first).Combine(terms[first]));
            }
        }

        return FromSorted(entries);
    }

    /// <param name="entries">Terms with their postings: see <see cref="Posting.Combine"/>; sorted.</param>
    private static InvertedIndex FromSorted(List<ulong> entries)
    {
        entries.Sort();
        var (terms, first, postings) = (new List<int>(), new List<int>(), new Posting[entries.Count]);
        for (var i = 0; i < postings.Length; i++)
        {
            postings[i] = Posting.Split(entries[i], out var term);
            if (terms.Count > 0 && terms[^1] == term)
                continue;
            terms.Add(term);
            first.Add(i);
        }

        return new InvertedIndex([.. terms], [.. first, postings.Length], postings);
    }

    /// <summary>
    /// On as many processors as there are: each counts the terms of its share of the documents, and then puts them in
    /// their places.
    /// </summary>
    private static InvertedIndex BuildDense(
        int documents,
        int terms,
        Action<int, List<int>> addTermsOf,
        CancellationToken cancellationToken
    )
    {
        var shares = Math.Clamp(documents, 1, Environment.ProcessorCount);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var places = new int[shares][];
        Parallel.For(0, shares, options, share =>
        {
            var (counts, seen, met) = (
                HugePageArray.Create<int>(terms),
                HugePageArray.Create<int>(terms),
                new List<int>()
            );
            for (var document = FirstOf(share); document < FirstOf(share + 1); document++)
            {
                foreach (var term in TermsOf(document, met))
                {
                    if (seen[term] == document + 1)
                        continue;
                    seen[term] = document + 1;
                    counts[term]++;
                }
            }

            places[share] = counts;
        });

        var first = ToOffsets(places, terms);
        var postings = HugePageArray.Create<Posting>(first[^1]);
        Parallel.For(0, shares, options, share =>
        {
            var (next, seen, met) = (places[share], HugePageArray.Create<int>(terms), new List<int>());
            for (var document = FirstOf(share); document < FirstOf(share + 1); document++)
            {
                foreach (var term in TermsOf(document, met))
                {
                    if (seen[term] == document + 1)
                    {
                        ref var posting = ref postings[next[term] - 1];
                        posting = new Posting(document, posting.Frequency + 1);
                        continue;
                    }

                    seen[term] = document + 1;
                    postings[next[term]++] = new Posting(document, 1);
                }
            }
        });
        return new InvertedIndex(null, first, postings);

        int FirstOf(int share) => (int)((long)documents * share / shares);

        Span<int> TermsOf(int document, List<int> met)
        {
            met.Clear();
            addTermsOf(document, met);
            return CollectionsMarshal.AsSpan(met);
        }
    }

    /// <summary>
    /// Turns the counts of each share into the offset of its first posting of each term, and returns the start of each
    /// term's postings list.
    /// </summary>
    private static int[] ToOffsets(int[][] counts, int terms)
    {
        var first = HugePageArray.Create<int>(terms + 1);
        for (var t = 0; t < terms; t++)
        {
            first[t + 1] = first[t];
            foreach (var share in counts)
                (share[t], first[t + 1]) = (first[t + 1], first[t + 1] + share[t]);
        }

        return first;
    }
}

/// <summary>That a document has a term, and how often (tf), in four bytes.</summary>
internal readonly record struct Posting
{
    public const int Bytes = sizeof(uint);

    private const int FrequencyBits = 6;
    private const int Width = 32;

    /// <summary>More occurrences than these add nothing that is measurable.</summary>
    private const int MaxFrequency = (1 << FrequencyBits) - 1;

    private readonly uint _packed;

    /// <param name="frequency">How often it has the term; more than 63 are taken as 63.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 2²⁶ documents.</exception>
    public Posting(int document, int frequency)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, 1 << (Width - FrequencyBits));
        _packed = ((uint)document << FrequencyBits) | (uint)Math.Min(frequency, MaxFrequency);
    }

    private Posting(uint packed) => _packed = packed;

    public int Document => (int)(_packed >> FrequencyBits);

    public int Frequency => (int)(_packed & MaxFrequency);

    /// <summary>It and its term in one number, in the order of terms and then of documents.</summary>
    public ulong Combine(int term) => ((ulong)(uint)term << Width) | _packed;

    /// <summary>Takes apart what <see cref="Combine"/> combined.</summary>
    public static Posting Split(ulong entry, out int term)
    {
        term = (int)(entry >> Width);
        return new Posting((uint)entry);
    }
}
