using System.Runtime.InteropServices;

namespace NewsBot.Search.Collections;

/// <summary>Writes flat arrays in their memory layout, each preceded by its length.</summary>
internal sealed class ArrayWriter(Stream stream)
{
    /// <summary>How many values are written at once: a span has at most two thousand million bytes.</summary>
    public const int MaxAtOnce = 1 << 24;

    public void Write(int id) => stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref id)));

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write(values.Length);
        for (; values.Length > MaxAtOnce; values = values[MaxAtOnce..])
            stream.Write(MemoryMarshal.AsBytes(values[..MaxAtOnce]));
        stream.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Writes a text, which may be none.</summary>
    public void Write(string? text)
    {
        Write(text is null ? 0 : 1);
        if (text is not null)
            Write(text.AsSpan());
    }
}

/// <summary>Reads what <see cref="ArrayWriter"/> wrote.</summary>
/// <param name="stream">The source; it must know its length.</param>
internal sealed class ArrayReader(Stream stream)
{
    /// <exception cref="EndOfStreamException">There is nothing more.</exception>
    public int ReadInt32()
    {
        var number = 0;
        stream.ReadExactly(MemoryMarshal.AsBytes(new Span<int>(ref number)));
        return number;
    }

    /// <exception cref="EndOfStreamException">There is less than it says.</exception>
    public T[] Read<T>()
        where T : unmanaged
    {
        var count = ReadInt32();
        if (count < 0 || count > stream.Length - stream.Position)
            throw new EndOfStreamException();
        var values = HugePageArray.Create<T>(count);
        var rest = values.AsSpan();
        for (; rest.Length > ArrayWriter.MaxAtOnce; rest = rest[ArrayWriter.MaxAtOnce..])
            stream.ReadExactly(MemoryMarshal.AsBytes(rest[..ArrayWriter.MaxAtOnce]));
        stream.ReadExactly(MemoryMarshal.AsBytes(rest));
        return values;
    }

    /// <summary>Passes over bytes that were written.</summary>
    /// <returns>Their position in the stream.</returns>
    /// <exception cref="EndOfStreamException">There are fewer than it says.</exception>
    public long PassBytes()
    {
        var count = ReadInt32();
        var position = stream.Position;
        if (count < 0 || count > stream.Length - position)
            throw new EndOfStreamException();
        stream.Position += count;
        return position;
    }

    /// <inheritdoc cref="Read{T}"/>
    public string? ReadString() => ReadInt32() == 0 ? null : new string(Read<char>());
}
