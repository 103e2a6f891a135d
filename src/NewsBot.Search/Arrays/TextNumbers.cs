namespace NewsBot.Search.Arrays;

/// <summary>Numbers texts from 0 in the order in which they come, all in one block, so that a million words are no million objects. For one thread.</summary>
internal sealed class TextNumbers
{
    private const int Least = 16;

    private char[] _letters = new char[8 * Least];
    private int[] _ends = new int[Least];

    // Open addressing: a text's number and one, or nothing, in the first free place behind that of its hash.
    private int[] _places = new int[2 * Least];

    /// <summary>The number of texts so far.</summary>
    public int Count { get; private set; }

    /// <summary>The text with a number.</summary>
    public ReadOnlySpan<char> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : _ends[number - 1];
            return _letters.AsSpan(start, _ends[number] - start);
        }
    }

    /// <summary>The number of a text; a new one where it did not come before.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        var place = PlaceOf(text);
        if (_places[place] > 0) return _places[place] - 1;
        if (4L * (Count + 1) > 3L * _places.Length)
        {
            _places = LargeArray.Of<int>(2L * _places.Length);
            for (var number = 0; number < Count; number++) _places[PlaceOf(this[number])] = number + 1;
            place = PlaceOf(text);
        }

        if (Count == _ends.Length) LargeArray.Grow(ref _ends, 2L * Count);
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + text.Length > _letters.Length) LargeArray.Grow(ref _letters, Math.Max(2L * _letters.Length, start + text.Length));
        text.CopyTo(_letters.AsSpan(start));
        _ends[Count] = start + text.Length;
        _places[place] = ++Count;
        return Count - 1;
    }

    /// <summary>The place that holds a text, or the free one where it would be put.</summary>
    private int PlaceOf(ReadOnlySpan<char> text)
    {
        var place = string.GetHashCode(text, StringComparison.Ordinal) & (_places.Length - 1);
        while (_places[place] > 0 && !this[_places[place] - 1].SequenceEqual(text)) place = (place + 1) & (_places.Length - 1);
        return place;
    }
}
