namespace NewsBot.Search.Collections;

/// <summary>Short texts that are found by their letters. Immutable.</summary>
internal sealed class StringHashTable
{
    private const int NumberBits = 24;

    private readonly StringTable _texts;

    // Open addressing with a load of four fifths. A slot is eight bits of the text's hash and its id plus one, so most
    // probes fail without comparing text.
    private readonly uint[] _places;

    private StringHashTable(StringTable texts)
    {
        _texts = texts;
        _places = HugePageArray.Create<uint>((texts.Count * 5L / 4) + 1);
        Span<char> room = stackalloc char[StringTable.Room];
        for (var id = 0; id < texts.Count; id++)
        {
            var place = GetPlace(texts.Read(id, room), out var mark);
            while (_places[place] > 0)
                place = Next(place);
            _places[place] = mark | (uint)(id + 1);
        }
    }

    /// <summary>The number of texts.</summary>
    public int Count => _texts.Count;

    /// <summary>Bytes held.</summary>
    public long Bytes => _texts.Bytes + (_places.LongLength * sizeof(uint));

    /// <param name="count">How many there are, fewer than 2²⁴.</param>
    /// <param name="stringAt">Each of them; no two are the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more.</exception>
    public static StringHashTable Build(int count, StringAt stringAt)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, (1 << NumberBits) - 1);
        return new StringHashTable(StringTable.Build(count, stringAt));
    }

    /// <inheritdoc cref="StringTable.Read(int, Span{char})"/>
    public ReadOnlySpan<char> Read(int id, Span<char> buffer) => _texts.Read(id, buffer);

    /// <inheritdoc cref="StringTable.GetFirst"/>
    public char GetFirst(int id) => _texts.GetFirst(id);

    /// <summary>The id of a text; null if there is none.</summary>
    public int? Find(ReadOnlySpan<char> text)
    {
        for (var place = GetPlace(text, out var mark); _places[place] > 0; place = Next(place))
        {
            if (_places[place] >> NumberBits != mark >> NumberBits)
                continue;
            var id = (int)(_places[place] ^ mark) - 1;
            if (_texts.IsAt(id, text))
                return id;
        }

        return null;
    }

    public void Write(ArrayWriter writer) => _texts.Write(writer);

    public static StringHashTable Read(ArrayReader reader) => new(StringTable.Read(reader));

    private int GetPlace(ReadOnlySpan<char> text, out uint mark)
    {
        var hash = (uint)string.GetHashCode(text, StringComparison.Ordinal);
        mark = hash << NumberBits;
        return (int)((ulong)hash * (ulong)_places.Length >> 32);
    }

    private int Next(int place) => place + 1 == _places.Length ? 0 : place + 1;
}
