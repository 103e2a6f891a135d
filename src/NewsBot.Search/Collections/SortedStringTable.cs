namespace NewsBot.Search.Collections;

/// <summary>Short texts that are found by their ordinal order. Immutable.</summary>
internal sealed class SortedStringTable
{
    private readonly StringTable _texts;

    // The ids in ordinal order of the texts; null if the ids are in that order.
    private readonly int[]? _order;

    private SortedStringTable(StringTable texts, int[]? order) => (_texts, _order) = (texts, order);

    /// <summary>The number of texts.</summary>
    public int Count => _texts.Count;

    /// <summary>Bytes held.</summary>
    public long Bytes => _texts.Bytes + ((_order?.LongLength ?? 0) * sizeof(int));

    /// <param name="stringAt">Each of them; no two are the same, and none has a character NUL.</param>
    public static SortedStringTable Build(int count, StringAt stringAt)
    {
        var texts = StringTable.Build(count, stringAt);
        Span<char> room = stackalloc char[StringTable.Room],
            otherRoom = stackalloc char[StringTable.Room];
        for (var id = 1; id < count; id++)
        {
            if (texts.Read(id - 1, room).SequenceCompareTo(texts.Read(id, otherRoom)) < 0)
                continue;
            int[] order = [.. Enumerable.Range(0, count)];
            StringSort.Sort(order, stringAt, isFromEnd: false);
            return new SortedStringTable(texts, order);
        }

        return new SortedStringTable(texts, null);
    }

    /// <inheritdoc cref="StringTable.Read(int, Span{char})"/>
    public ReadOnlySpan<char> Read(int id, Span<char> buffer) => _texts.Read(id, buffer);

    /// <summary>The number of the text in a place of the order.</summary>
    public int IdAt(int place) => _order?[place] ?? place;

    /// <summary>The place of the first text that is not before another one; the number of texts if all are.</summary>
    public int LowerBound(ReadOnlySpan<char> text)
    {
        Span<char> room = stackalloc char[StringTable.Room];
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Read(IdAt(middle), room).SequenceCompareTo(text) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The id of a text; null if there is none.</summary>
    public int? Find(ReadOnlySpan<char> text) =>
        LowerBound(text) is var place && place < Count && _texts.IsAt(IdAt(place), text) ? IdAt(place) : null;

    public void Write(ArrayWriter writer)
    {
        _texts.Write(writer);
        writer.Write<int>(_order ?? []);
    }

    public static SortedStringTable Read(ArrayReader reader) =>
        new(StringTable.Read(reader), reader.Read<int>() is { Length: > 0 } order ? order : null);
}
