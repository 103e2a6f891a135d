namespace NewsBot.Search.Collections;

/// <summary>
/// Assigns ids from 0 to texts, all in one block, so a million words are not a million objects. For one thread.
/// </summary>
internal sealed class StringPool
{
    private const int Least = 16;

    private char[] _letters = new char[8 * Least];
    private int[] _ends = new int[Least];

    private int[] _hashes = new int[Least];

    // Open addressing: a slot is a text's id plus one, or zero.
    private int[] _places = new int[2 * Least];

    /// <summary>The number of texts so far.</summary>
    public int Count { get; private set; }

    /// <summary>The text with a number.</summary>
    public ReadOnlySpan<char> this[int id]
    {
        get
        {
            var start = id == 0 ? 0 : _ends[id - 1];
            return _letters.AsSpan(start, _ends[id] - start);
        }
    }

    /// <summary>The id of a text; a new one for a new text.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        var hash = string.GetHashCode(text, StringComparison.Ordinal);
        var place = hash & (_places.Length - 1);
        while (_places[place] is > 0 and var known)
        {
            if (_hashes[known - 1] == hash && this[known - 1].SequenceEqual(text))
                return known - 1;
            place = Next(place);
        }

        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (Count == _ends.Length)
        {
            HugePageArray.Grow(ref _ends, 2L * Count);
            HugePageArray.Grow(ref _hashes, 2L * Count);
        }

        if (start + text.Length > _letters.Length)
            HugePageArray.Grow(ref _letters, Math.Max(2L * _letters.Length, start + text.Length));
        text.CopyTo(_letters.AsSpan(start));
        (_ends[Count], _hashes[Count], _places[place]) = (start + text.Length, hash, Count + 1);
        Count++;
        if (4L * Count > 3L * _places.Length)
            GrowPlaces();
        return Count - 1;
    }

    private void GrowPlaces()
    {
        _places = HugePageArray.Create<int>(2L * _places.Length);
        for (var id = 0; id < Count; id++)
        {
            var place = _hashes[id] & (_places.Length - 1);
            while (_places[place] > 0)
                place = Next(place);
            _places[place] = id + 1;
        }
    }

    private int Next(int place) => (place + 1) & (_places.Length - 1);
}
