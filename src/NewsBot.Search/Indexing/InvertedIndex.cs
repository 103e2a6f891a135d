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
    public ReadOnlySpan<Posting> Postings(int term) => _postings.AsSpan(_first[term].._first[term + 1]);

    /// <summary>The place of a document in a postings list, or where it would stand.</summary>
    public static int PlaceOf(ReadOnlySpan<Posting> postings, int document)
    {
        var (low, high) = (0, postings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (postings[middle].Document < document) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The posting of a document; null where the list has none.</summary>
    public static Posting? Find(ReadOnlySpan<Posting> postings, int document) =>
        PlaceOf(postings, document) is var place && place < postings.Length && postings[place].Document == document ? postings[place] : null;

    /// <summary>Lays the postings of documents out flat, on as many processors as there are: each counts the terms of its share of the documents, and then puts them in their places.</summary>
    /// <param name="documents">The number of documents.</param>
    /// <param name="terms">The number of terms.</param>
    /// <param name="addTermsOf">Adds the terms of a document to a list, each as often as it occurs. Called from several threads, twice for each document.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static InvertedIndex Build(int documents, int terms, Action<int, List<int>> addTermsOf, CancellationToken cancellationToken)
    {
        var shares = Math.Clamp(documents, 1, Environment.ProcessorCount);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var places = new int[shares][];
        Parallel.For(0, shares, options, share =>
        {
            var (counts, seen) = (new int[terms], new int[terms]);
            ForEach(FirstOf(share), FirstOf(share + 1), addTermsOf, (document, term) =>
            {
                if (seen[term] == document + 1) return;
                seen[term] = document + 1;
                counts[term]++;
            });
            places[share] = counts;
        });

        // Where each share begins within each term's list.
        var first = new int[terms + 1];
        for (var t = 0; t < terms; t++)
        {
            first[t + 1] = first[t];
            foreach (var counts in places) (counts[t], first[t + 1]) = (first[t + 1], first[t + 1] + counts[t]);
        }

        var postings = new Posting[first[^1]];
        Parallel.For(0, shares, options, share =>
        {
            var next = places[share];
            var seen = new int[terms];
            ForEach(FirstOf(share), FirstOf(share + 1), addTermsOf, (document, term) =>
            {
                if (seen[term] == document + 1)
                {
                    ref var posting = ref postings[next[term] - 1];
                    posting = new Posting(document, posting.Frequency + 1);
                    return;
                }

                seen[term] = document + 1;
                postings[next[term]++] = new Posting(document, 1);
            });
        });
        return new InvertedIndex(first, postings);

        int FirstOf(int share) => (int)((long)documents * share / shares);
    }

    private static void ForEach(int first, int end, Action<int, List<int>> addTermsOf, Action<int, int> act)
    {
        var terms = new List<int>();
        for (var document = first; document < end; document++)
        {
            terms.Clear();
            addTermsOf(document, terms);
            foreach (var term in terms) act(document, term);
        }
    }
}

/// <summary>That a document has a term, and how often (tf), in four bytes.</summary>
internal readonly record struct Posting
{
    public const int Bytes = sizeof(uint);

    private const int FrequencyBits = 6;

    /// <summary>More occurrences than these add nothing that could be told from them.</summary>
    private const int MostFrequency = (1 << FrequencyBits) - 1;

    private readonly uint _packed;

    /// <param name="document">The document's number.</param>
    /// <param name="frequency">How often it has the term; more than 63 are taken as 63.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 2²⁶ documents.</exception>
    public Posting(int document, int frequency)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, 1 << (32 - FrequencyBits));
        _packed = ((uint)document << FrequencyBits) | (uint)Math.Min(frequency, MostFrequency);
    }

    public int Document => (int)(_packed >> FrequencyBits);

    public int Frequency => (int)(_packed & MostFrequency);
}
