namespace NewsBot.Search.Collections;

/// <summary>Short texts that are found by their ordinal order. Immutable.</summary>
internal sealed class OrderedTexts
{
    private readonly TextList _texts;

    // Their numbers in ordinal order; null where that is how they are numbered.
    private readonly int[]? _order;

    private OrderedTexts(TextList texts, int[]? order) => (_texts, _order) = (texts, order);

    /// <summary>The number of texts.</summary>
    public int Count => _texts.Count;

    /// <summary>Bytes held.</summary>
    public long Bytes => _texts.Bytes + ((_order?.LongLength ?? 0) * sizeof(int));

    /// <param name="count">How many there are.</param>
    /// <param name="textOf">Each of them; no two are the same, and none has a character NUL.</param>
    public static OrderedTexts Of(int count, TextOf textOf)
    {
        var texts = TextList.Of(count, textOf);
        Span<char> room = stackalloc char[TextList.Room],
            otherRoom = stackalloc char[TextList.Room];
        for (var number = 1; number < count; number++)
        {
            if (texts.Read(number - 1, room).SequenceCompareTo(texts.Read(number, otherRoom)) < 0)
                continue;
            int[] order = [.. Enumerable.Range(0, count)];
            TextOrder.Sort(order, textOf, isFromEnd: false);
            return new OrderedTexts(texts, order);
        }

        return new OrderedTexts(texts, null);
    }

    /// <inheritdoc cref="TextList.Read(int, Span{char})"/>
    public ReadOnlySpan<char> Read(int number, Span<char> room) => _texts.Read(number, room);

    /// <summary>The number of the text in a place of the order.</summary>
    public int NumberAt(int place) => _order?[place] ?? place;

    /// <summary>
    /// The place of the first text that does not come before another one; the number of texts where all do.
    /// </summary>
    public int FirstNotBefore(ReadOnlySpan<char> text)
    {
        Span<char> room = stackalloc char[TextList.Room];
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Read(NumberAt(middle), room).SequenceCompareTo(text) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The number of a text; null where there is none.</summary>
    public int? Find(ReadOnlySpan<char> text) =>
        FirstNotBefore(text) is var place && place < Count && _texts.IsAt(NumberAt(place), text)
            ? NumberAt(place)
            : null;

    public void Write(ArrayWriter writer)
    {
        _texts.Write(writer);
        writer.Write<int>(_order ?? []);
    }

    public static OrderedTexts Read(ArrayReader reader) =>
        new(TextList.Read(reader), reader.Read<int>() is { Length: > 0 } order ? order : null);
}
