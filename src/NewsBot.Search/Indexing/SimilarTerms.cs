using NewsBot.Search.Arrays;

namespace NewsBot.Search.Indexing;

/// <summary>
/// Terms that look alike without having a stem in common: «Russia» and «Russian», «own» and «owner», «keyboard» and «board». Two orders
/// that are made once, by first letters, in which terms come, and by last letters, have those that are like any term side by side. Immutable.
/// </summary>
internal sealed class SimilarTerms
{
    /// <summary>Two terms that share fewer letters have nothing to do with each other.</summary>
    private const int SharedLetters = 4;

    /// <summary>What is left out in front of a term must be more than a letter or two: «rebuild», not «about» and «bout».</summary>
    private const int LeastCut = 3;

    private readonly TextTable _terms;

    // How many terms, from the first on, are in ordinal order. All that can be like others are among them, or they have an order of their own.
    private readonly int _inOrder;
    private readonly int[]? _byStart;
    private readonly int[] _byEnd;

    public SimilarTerms(TextTable terms)
        : this(terms, null, [.. Enumerable.Range(0, terms.Count).Where(term => IsComparable(terms[term]))])
    {
        if (_byEnd.Length > 0 && _byEnd[^1] >= _inOrder) _byStart = [.. _byEnd];
        Parallel.Invoke(
            () => TextOrder.Sort(_byStart ?? [], term => terms[term], isFromEnd: false),
            () => TextOrder.Sort(_byEnd, term => terms[term], isFromEnd: true));
    }

    private SimilarTerms(TextTable terms, int[]? byStart, int[] byEnd)
    {
        (_terms, _byStart, _byEnd) = (terms, byStart, byEnd);
        _inOrder = Math.Min(1, terms.Count);
        while (_inOrder < terms.Count && terms[_inOrder - 1].SequenceCompareTo(terms[_inOrder]) < 0) _inOrder++;
    }

    /// <summary>Bytes held beside the terms.</summary>
    public long Bytes => ((_byStart?.LongLength ?? 0) + _byEnd.LongLength) * sizeof(int);

    public void Write(ArrayWriter writer)
    {
        writer.Write<int>(_byStart ?? []);
        writer.Write<int>(_byEnd);
    }

    public static SimilarTerms Read(ArrayReader reader, TextTable terms) => new(terms, reader.Read<int>() is { Length: > 0 } byStart ? byStart : null, reader.Read<int>());

    /// <summary>The terms that begin like another one, each with its <see cref="Likeness"/>, in ordinal order.</summary>
    public IEnumerable<(int Term, double Likeness)> BeginningLike(string term)
    {
        if (!IsComparable(term)) yield break;
        var start = term[..SharedLetters];
        var count = _byStart?.Length ?? _inOrder;
        for (var i = Sorted.FirstNotBefore(count, place => _terms[FromStart(place)].SequenceCompareTo(start) < 0); i < count && _terms[FromStart(i)].StartsWith(start); i++)
        {
            if (Likeness(term, _terms[FromStart(i)]) is > 0 and < 1 and var likeness) yield return (FromStart(i), likeness);
        }
    }

    /// <summary>The terms that do not begin like another one, but end with it or are its end, each with its <see cref="Likeness"/>, in no order.</summary>
    public IEnumerable<(int Term, double Likeness)> EndingLike(string term)
    {
        if (!IsComparable(term)) yield break;
        for (var i = Sorted.FirstNotBefore(_byEnd.Length, place => CompareFromEnd(_terms[_byEnd[place]], term) < 0); i < _byEnd.Length && _terms[_byEnd[i]].EndsWith(term); i++)
        {
            if (!BeginAlike(term, _terms[_byEnd[i]]) && Compare(term, _terms[_byEnd[i]]) is > 0 and var likeness) yield return (_byEnd[i], likeness);
        }

        for (var cut = LeastCut; cut <= term.Length - SharedLetters; cut++)
        {
            if (_terms.Find(term.AsSpan(cut)) is { } end && !BeginAlike(term, _terms[end])) yield return (end, Compare(term, _terms[end]));
        }
    }

    /// <summary>
    /// From 0 to 1: the common first letters as a share of the longer term, where there are four or more; else, where one term ends
    /// with the other and is at least three letters longer, the shorter one's length as that share; else 0. Terms with digits are like none.
    /// </summary>
    public static double Likeness(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => IsComparable(one) && IsComparable(other) ? Compare(one, other) : 0;

    /// <summary>The term in a place of their ordinal order.</summary>
    private int FromStart(int place) => _byStart?[place] ?? place;

    private static double Compare(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var longer = one.Length >= other.Length ? one : other;
        var shorter = one.Length >= other.Length ? other : one;
        if (BeginAlike(one, other)) return (double)one.CommonPrefixLength(other) / longer.Length;
        return longer.Length - shorter.Length >= LeastCut && longer.EndsWith(shorter)
            ? (double)shorter.Length / longer.Length
            : 0;
    }

    private static bool BeginAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => one[..SharedLetters].SequenceEqual(other[..SharedLetters]);

    private static bool IsComparable(ReadOnlySpan<char> term)
    {
        if (term.Length < SharedLetters) return false;
        foreach (var c in term)
        {
            if (char.IsDigit(c)) return false;
        }

        return true;
    }

    private static int CompareFromEnd(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        for (var i = 1; i <= one.Length && i <= other.Length; i++)
        {
            if (one[^i] != other[^i]) return one[^i].CompareTo(other[^i]);
        }

        return one.Length.CompareTo(other.Length);
    }
}
