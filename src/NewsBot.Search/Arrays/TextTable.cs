namespace NewsBot.Search.Arrays;

/// <summary>
/// Texts numbered from 0 in the order in which they were added, and found by their letters: all in one block, so that a million words are no million objects. Immutable.
/// </summary>
internal sealed class TextTable
{
    private readonly char[] _letters;
    private readonly int[] _ends;

    // Open addressing: a text's number and one, or nothing, in the first free place behind that of its hash.
    private readonly int[] _places;

    private TextTable(char[] letters, int[] ends, int[] places)
    {
        _letters = letters;
        _ends = ends;
        _places = places;
    }

    /// <summary>The number of texts.</summary>
    public int Count => _ends.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => (_letters.LongLength * sizeof(char)) + ((_ends.LongLength + _places.LongLength) * sizeof(int));

    /// <summary>The text with a number.</summary>
    public ReadOnlySpan<char> this[int number] => TextOf(_letters, _ends, number);

    /// <summary>The number of a text; null where it was not added.</summary>
    public int? Find(ReadOnlySpan<char> text) => _places[PlaceOf(text, _letters, _ends, _places)] is > 0 and var number ? number - 1 : null;

    public void Write(ArrayWriter writer)
    {
        writer.Write<char>(_letters);
        writer.Write<int>(_ends);
    }

    public static TextTable Read(ArrayReader reader)
    {
        var (letters, ends) = (reader.Read<char>(), reader.Read<int>());
        var places = LargeArray.Of<int>(Builder.PlacesFor(ends.Length));
        Fill(letters, ends, ends.Length, places);
        return new TextTable(letters, ends, places);
    }

    private static void Fill(char[] letters, int[] ends, int count, int[] places)
    {
        for (var number = 0; number < count; number++) places[PlaceOf(TextOf(letters, ends, number), letters, ends, places)] = number + 1;
    }

    private static ReadOnlySpan<char> TextOf(char[] letters, int[] ends, int number)
    {
        var start = number == 0 ? 0 : ends[number - 1];
        return letters.AsSpan(start, ends[number] - start);
    }

    /// <summary>The place that holds a text, or the free one where it would be put.</summary>
    private static int PlaceOf(ReadOnlySpan<char> text, char[] letters, int[] ends, int[] places)
    {
        var place = string.GetHashCode(text, StringComparison.Ordinal) & (places.Length - 1);
        while (places[place] > 0 && !TextOf(letters, ends, places[place] - 1).SequenceEqual(text)) place = (place + 1) & (places.Length - 1);
        return place;
    }

    /// <summary>Takes texts in.</summary>
    internal sealed class Builder
    {
        private const int Least = 16;

        private char[] _letters = new char[8 * Least];
        private int[] _ends = new int[Least];
        private int[] _places = new int[2 * Least];

        /// <summary>The number of texts so far.</summary>
        public int Count { get; private set; }

        /// <summary>The text with a number.</summary>
        public ReadOnlySpan<char> this[int number] => TextOf(_letters, _ends, number);

        /// <summary>The number of a text; a new one where it was not added before.</summary>
        public int Add(ReadOnlySpan<char> text)
        {
            var place = PlaceOf(text, _letters, _ends, _places);
            if (_places[place] > 0) return _places[place] - 1;
            if (IsTooSmall(_places.Length, Count + 1))
            {
                _places = LargeArray.Of<int>(2L * _places.Length);
                Fill(_letters, _ends, Count, _places);
                place = PlaceOf(text, _letters, _ends, _places);
            }

            if (Count == _ends.Length) LargeArray.Grow(ref _ends, 2L * Count);
            var start = Count == 0 ? 0 : _ends[Count - 1];
            if (start + text.Length > _letters.Length) LargeArray.Grow(ref _letters, Math.Max(2L * _letters.Length, start + text.Length));
            text.CopyTo(_letters.AsSpan(start));
            _ends[Count] = start + text.Length;
            _places[place] = ++Count;
            return Count - 1;
        }

        /// <summary>The same texts, numbered in another order.</summary>
        /// <param name="order">Their numbers here.</param>
        public Builder InOrder(int[] order)
        {
            var builder = new Builder { _letters = LargeArray.Of<char>(_letters.Length), _ends = LargeArray.Of<int>(_ends.Length), _places = LargeArray.Of<int>(_places.Length) };
            foreach (var number in order) builder.Add(this[number]);
            return builder;
        }

        public TextTable Build() => new(LargeArray.Of<char>(_letters.AsSpan(0, Count == 0 ? 0 : _ends[Count - 1])), LargeArray.Of<int>(_ends.AsSpan(0, Count)), _places);

        /// <summary>The size of a table for a number of texts.</summary>
        public static int PlacesFor(int count)
        {
            var places = 2 * Least;
            while (IsTooSmall(places, count)) places *= 2;
            return places;
        }

        private static bool IsTooSmall(int places, int count) => 4L * count > 3L * places;
    }
}
