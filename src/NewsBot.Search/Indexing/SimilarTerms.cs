using NewsBot.Search.Arrays;

namespace NewsBot.Search.Indexing;

/// <summary>
/// Terms that look alike without having a stem in common: «Russia» and «Russian», «own» and «owner», «keyboard» and «board». Two orders
/// that are made once, by first letters and by last letters, have those that are like any term side by side. Immutable.
/// </summary>
internal sealed class SimilarTerms
{
    /// <summary>Two terms that share fewer letters have nothing to do with each other.</summary>
    private const int SharedLetters = 4;

    /// <summary>What is left out in front of a term must be more than a letter or two: «rebuild», not «about» and «bout».</summary>
    private const int LeastCut = 3;

    private readonly TextTable _terms;
    private readonly int[] _byStart;
    private readonly int[] _byEnd;

    public SimilarTerms(TextTable terms)
    {
        _terms = terms;
        _byStart = [.. Enumerable.Range(0, terms.Count).Where(term => IsComparable(terms[term]))];
        _byEnd = [.. _byStart];
        Parallel.Invoke(
            () => TextOrder.Sort(_byStart, term => terms[term], isFromEnd: false),
            () => TextOrder.Sort(_byEnd, term => terms[term], isFromEnd: true));
    }

    private SimilarTerms(TextTable terms, int[] byStart, int[] byEnd) => (_terms, _byStart, _byEnd) = (terms, byStart, byEnd);

    /// <summary>Bytes held beside the terms.</summary>
    public long Bytes => (_byStart.LongLength + _byEnd.LongLength) * sizeof(int);

    public void Write(ArrayWriter writer)
    {
        writer.Write<int>(_byStart);
        writer.Write<int>(_byEnd);
    }

    public static SimilarTerms Read(ArrayReader reader, TextTable terms) => new(terms, reader.Read<int>(), reader.Read<int>());

    /// <summary>The terms that begin like another one, each with its <see cref="Likeness"/>, in ordinal order.</summary>
    public IEnumerable<(int Term, double Likeness)> BeginningLike(string term)
    {
        if (!IsComparable(term)) yield break;
        var start = term[..SharedLetters];
        for (var i = Sorted.FirstNotBefore(_byStart.Length, place => _terms[_byStart[place]].SequenceCompareTo(start) < 0); i < _byStart.Length && _terms[_byStart[i]].StartsWith(start); i++)
        {
            if (Compare(term, _terms[_byStart[i]]) is < 1 and var likeness) yield return (_byStart[i], likeness);
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
