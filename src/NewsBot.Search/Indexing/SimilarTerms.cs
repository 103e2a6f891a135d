namespace NewsBot.Search.Indexing;

/// <summary>
/// Terms that look alike without having a stem in common: «Russia» and «Russian», «own» and «owner», «keyboard» and «board». They
/// are found by groups that are made once: terms with the same first, and with the same last, four letters. Immutable.
/// </summary>
internal sealed class SimilarTerms
{
    /// <summary>Two terms that share fewer letters have nothing to do with each other.</summary>
    private const int SharedLetters = 4;

    /// <summary>What is left out in front of a term must be more than a letter or two: «rebuild», not «about» and «bout».</summary>
    private const int LeastCut = 3;

    private readonly TextTable _terms;
    private readonly Group _byStart;
    private readonly Group _byEnd;

    public SimilarTerms(TextTable terms)
    {
        var comparable = Enumerable.Range(0, terms.Count).Where(term => IsComparable(terms[term])).ToArray();
        _terms = terms;
        _byStart = new Group(comparable, term => StartOf(terms[term]));
        _byEnd = new Group([.. comparable], term => EndOf(terms[term]));
    }

    /// <summary>Bytes held beside the terms.</summary>
    public long Bytes => _byStart.Bytes + _byEnd.Bytes;

    /// <summary>Adds the terms that are like another one, each with its <see cref="Likeness"/>. One may be named twice.</summary>
    public void AddTo(List<(int Term, double Likeness)> alike, ReadOnlySpan<char> term)
    {
        if (!IsComparable(term)) return;
        Add(alike, term, _byStart.Find(StartOf(term)));
        Add(alike, term, _byEnd.Find(EndOf(term)));
    }

    private void Add(List<(int Term, double Likeness)> alike, ReadOnlySpan<char> term, ReadOnlySpan<int> others)
    {
        foreach (var other in others)
        {
            if (Compare(term, _terms[other]) is > 0 and < 1 and var likeness) alike.Add((other, likeness));
        }
    }

    /// <summary>
    /// From 0 to 1: the common first letters as a share of the longer term, where there are four or more; else, where one term ends
    /// with the other and is at least three letters longer, the shorter one's length as that share; else 0. Terms with digits are like none.
    /// </summary>
    public static double Likeness(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => IsComparable(one) && IsComparable(other) ? Compare(one, other) : 0;

    private static double Compare(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var longer = one.Length >= other.Length ? one : other;
        var shorter = one.Length >= other.Length ? other : one;
        var common = one.CommonPrefixLength(other);
        if (common >= SharedLetters) return (double)common / longer.Length;
        return longer.Length - shorter.Length >= LeastCut && longer.EndsWith(shorter)
            ? (double)shorter.Length / longer.Length
            : 0;
    }

    private static bool IsComparable(ReadOnlySpan<char> term)
    {
        if (term.Length < SharedLetters) return false;
        foreach (var c in term)
        {
            if (char.IsDigit(c)) return false;
        }

        return true;
    }

    private static ulong StartOf(ReadOnlySpan<char> term) => Key(term[..SharedLetters]);

    private static ulong EndOf(ReadOnlySpan<char> term) => Key(term[^SharedLetters..]);

    private static ulong Key(ReadOnlySpan<char> letters)
    {
        var key = 0UL;
        foreach (var c in letters) key = (key << 16) | c;
        return key;
    }

    /// <summary>Terms sorted by a key of four letters.</summary>
    private sealed class Group
    {
        private readonly int[] _terms;
        private readonly Func<int, ulong> _key;

        /// <param name="terms">The terms; sorted.</param>
        /// <param name="key">A term's key.</param>
        public Group(int[] terms, Func<int, ulong> key)
        {
            Array.Sort(Array.ConvertAll(terms, term => key(term)), terms);
            _terms = terms;
            _key = key;
        }

        public long Bytes => _terms.LongLength * sizeof(int);

        public ReadOnlySpan<int> Find(ulong key)
        {
            var (low, high) = (0, _terms.Length);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (_key(_terms[middle]) < key) low = middle + 1;
                else high = middle;
            }

            var end = low;
            while (end < _terms.Length && _key(_terms[end]) == key) end++;
            return _terms.AsSpan(low..end);
        }
    }
}
