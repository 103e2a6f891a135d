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

    private readonly Group _byStart;
    private readonly Group _byEnd;

    public SimilarTerms(Dictionary<string, int> terms)
    {
        var comparable = terms.Where(term => IsComparable(term.Key)).ToList();
        _byStart = new Group(comparable, StartOf);
        _byEnd = new Group(comparable, EndOf);
    }

    /// <summary>Bytes held beside the strings.</summary>
    public long Bytes => _byStart.Bytes + _byEnd.Bytes;

    /// <summary>The terms that are like another one, each with its <see cref="Likeness"/>. One may be named twice.</summary>
    public IReadOnlyList<(int Term, double Likeness)> To(string term)
    {
        if (!IsComparable(term)) return [];
        var alike = new List<(int Term, double Likeness)>();
        foreach (var (other, number) in _byStart.Find(StartOf(term)))
        {
            if (Compare(term, other) is > 0 and < 1 and var likeness) alike.Add((number, likeness));
        }

        foreach (var (other, number) in _byEnd.Find(EndOf(term)))
        {
            if (Compare(term, other) is > 0 and < 1 and var likeness) alike.Add((number, likeness));
        }

        return [.. alike];
    }

    /// <summary>
    /// From 0 to 1: the common first letters as a share of the longer term, where there are four or more; else, where one term ends
    /// with the other and is at least three letters longer, the shorter one's length as that share; else 0. Terms with digits are like none.
    /// </summary>
    public static double Likeness(string one, string other) => IsComparable(one) && IsComparable(other) ? Compare(one, other) : 0;

    private static double Compare(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        var common = one.AsSpan().CommonPrefixLength(other);
        if (common >= SharedLetters) return (double)common / longer.Length;
        return longer.Length - shorter.Length >= LeastCut && longer.AsSpan().EndsWith(shorter)
            ? (double)shorter.Length / longer.Length
            : 0;
    }

    private static bool IsComparable(string term)
    {
        if (term.Length < SharedLetters) return false;
        foreach (var c in term)
        {
            if (char.IsDigit(c)) return false;
        }

        return true;
    }

    private static ulong StartOf(string term) => Key(term.AsSpan(0, SharedLetters));

    private static ulong EndOf(string term) => Key(term.AsSpan(term.Length - SharedLetters));

    private static ulong Key(ReadOnlySpan<char> letters)
    {
        var key = 0UL;
        foreach (var c in letters) key = (key << 16) | c;
        return key;
    }

    /// <summary>Terms sorted by a key of four letters.</summary>
    private sealed class Group
    {
        private readonly ulong[] _keys;
        private readonly (string Term, int Number)[] _terms;

        public Group(List<KeyValuePair<string, int>> terms, Func<string, ulong> key)
        {
            _keys = [.. terms.Select(term => key(term.Key))];
            _terms = [.. terms.Select(term => (term.Key, term.Value))];
            Array.Sort(_keys, _terms);
        }

        public long Bytes => _keys.LongLength * (sizeof(ulong) + 16);

        public ArraySegment<(string Term, int Number)> Find(ulong key)
        {
            var any = Array.BinarySearch(_keys, key);
            if (any < 0) return ArraySegment<(string, int)>.Empty;
            int first = any, end = any + 1;
            while (first > 0 && _keys[first - 1] == key) first--;
            while (end < _keys.Length && _keys[end] == key) end++;
            return new ArraySegment<(string, int)>(_terms, first, end - first);
        }
    }
}
