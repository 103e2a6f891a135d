using NewsBot.Search.Collections;

namespace NewsBot.Search.Indexing;

/// <summary>
/// Finds terms that are similar without having a common stem: "Russia" and "Russian", "own" and "owner", "keyboard" and
/// "board". Two orders, by first and by last letters, keep similar terms side by side. Immutable.
/// </summary>
internal sealed class SimilarTermIndex
{
    /// <summary>Two terms that share fewer letters have nothing to do with each other.</summary>
    private const int SharedLetters = 4;

    /// <summary>A longer one is no word.</summary>
    private const int MaxLength = byte.MaxValue;

    /// <summary>
    /// What is left out in front of a term must be more than a letter or two: "rebuild", not "about" and "bout".
    /// </summary>
    private const int MinCut = 3;

    private readonly SortedStringTable _terms;
    private readonly int _first;
    private readonly int[] _byEnd;

    /// <param name="first">The number of the first one.</param>
    public SimilarTermIndex(SortedStringTable terms, int first)
    {
        var room = new char[StringTable.Room];
        (_terms, _first) = (terms, first);
        _byEnd = [.. Enumerable.Range(0, terms.Count).Where(term => IsComparable(terms.Read(term, room)))];
        StringSort.Sort(_byEnd, term => terms.Read(term, room), isFromEnd: true);
    }

    private SimilarTermIndex(SortedStringTable terms, int first, int[] byEnd) =>
        (_terms, _first, _byEnd) = (terms, first, byEnd);

    /// <summary>Bytes held, without the terms.</summary>
    public long Bytes => _byEnd.LongLength * sizeof(int);

    public void Write(ArrayWriter writer) => writer.Write<int>(_byEnd);

    public static SimilarTermIndex Read(ArrayReader reader, SortedStringTable terms, int first) =>
        new(terms, first, reader.Read<int>());

    /// <summary>Adds the terms that begin like another one, in ordinal order.</summary>
    public void AddWithSimilarStart(string term, List<SimilarTerm> found)
    {
        if (!IsComparable(term))
            return;
        Span<char> room = stackalloc char[StringTable.Room];
        var start = term.AsSpan(0, SharedLetters);
        for (var place = _terms.LowerBound(start); place < _terms.Count; place++)
        {
            var other = _terms.Read(_terms.IdAt(place), room);
            if (!other.StartsWith(start))
                return;
            if (HasNoDigit(other[SharedLetters..]) && other.Length <= MaxLength && !other.SequenceEqual(term))
                found.Add(Compare(term, other, _first + _terms.IdAt(place)));
        }
    }

    /// <summary>
    /// Adds the terms that do not begin like another one, but end with it or are its end, in no order.
    /// </summary>
    public void AddWithSimilarEnd(string term, List<SimilarTerm> found)
    {
        if (!IsComparable(term))
            return;
        var room = new char[StringTable.Room];
        for (
            var place = BinarySearch.LowerBound(_byEnd.Length, place =>
                CompareFromEnd(_terms.Read(_byEnd[place], room), term) < 0
            );
            place < _byEnd.Length;
            place++
        )
        {
            var other = _terms.Read(_byEnd[place], room);
            if (!other.EndsWith(term))
                break;
            if (!ShareBeginning(term, other) && Compare(term, other, _first + _byEnd[place]) is { Shared: > 0 } similar)
                found.Add(similar);
        }

        for (var cut = MinCut; cut <= term.Length - SharedLetters; cut++)
        {
            var end = term.AsSpan(cut);
            if (_terms.Find(end) is { } id && !ShareBeginning(term, end))
                found.Add(Compare(term, end, _first + id));
        }
    }

    /// <summary>
    /// From 0 to 1: the common first letters as a share of the longer term, if there are at least four; else, if one
    /// term ends with the other and is at least three letters longer, the shorter one's length as that share; else 0.
    /// Terms with digits or more than 255 letters are similar to none.
    /// </summary>
    public static double GetSimilarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        IsComparable(one) && IsComparable(other) ? Compare(one, other, 0).Similarity : 0;

    private static SimilarTerm Compare(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int id)
    {
        var longer = one.Length >= other.Length ? one : other;
        var shorter = one.Length >= other.Length ? other : one;
        var shared =
            ShareBeginning(one, other) ? one.CommonPrefixLength(other)
            : longer.Length - shorter.Length >= MinCut && longer.EndsWith(shorter) ? shorter.Length
            : 0;
        return new SimilarTerm(id, (byte)shared, (byte)longer.Length);
    }

    private static bool ShareBeginning(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one[..SharedLetters].SequenceEqual(other[..SharedLetters]);

    private static bool IsComparable(ReadOnlySpan<char> term) =>
        term.Length is >= SharedLetters and <= MaxLength && HasNoDigit(term);

    private static bool HasNoDigit(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
        {
            if (char.IsDigit(c))
                return false;
        }

        return true;
    }

    private static int CompareFromEnd(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        for (var i = 1; i <= one.Length && i <= other.Length; i++)
        {
            if (one[^i] != other[^i])
                return one[^i].CompareTo(other[^i]);
        }

        return one.Length.CompareTo(other.Length);
    }
}
