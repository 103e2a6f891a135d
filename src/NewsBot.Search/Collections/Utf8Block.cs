using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsBot.Search.Collections;

/// <summary>Reads bytes of what was saved. Called from several threads at once.</summary>
/// <param name="position">Their position in the stream that they were read from.</param>
/// <exception cref="IOException">They can't be read.</exception>
public delegate void ReadBytesAt(long position, Span<byte> bytes);

/// <summary>Texts one after the other, in memory or in the saved file. Immutable.</summary>
internal sealed class Utf8Block
{
    private readonly byte[] _held;
    private readonly ReadBytesAt? _saved;
    private readonly long _position;
    private readonly int[] _ends;

    /// <param name="held">Their bytes, if they are in memory.</param>
    /// <param name="saved">Reads them; null if they are in memory.</param>
    /// <param name="position">The position of the first one in the saved file.</param>
    private Utf8Block(bool isUtf8, byte[] held, int[] ends, ReadBytesAt? saved = null, long position = 0)
    {
        (IsUtf8, _held, _ends, _saved, _position) = (isUtf8, held, ends, saved, position);
    }

    /// <summary>
    /// Whether they are held as UTF-8, which takes half the memory in most of the world's news. Otherwise as UTF-16:
    /// that takes less in Chinese, and can hold a lone surrogate.
    /// </summary>
    public bool IsUtf8 { get; }

    /// <summary>Packs texts into a block in memory.</summary>
    /// <exception cref="OverflowException">They take two thousand million bytes or more.</exception>
    public static Utf8Block Create(IReadOnlyList<string> texts)
    {
        var (utf8, utf16) = (0L, 0L);
        foreach (var text in texts)
        {
            utf8 += Encoding.UTF8.GetByteCount(text);
            utf16 += sizeof(char) * (long)text.Length;
        }

        var isUtf8 = utf8 < utf16 && !texts.Any(HasLoneSurrogate);
        var (bytes, ends) = (new byte[checked((int)(isUtf8 ? utf8 : utf16))], new int[texts.Count]);
        var end = 0;
        for (var i = 0; i < texts.Count; i++)
            ends[i] = end += Encode(texts[i], isUtf8, bytes.AsSpan(end));
        return new Utf8Block(isUtf8, bytes, ends);
    }

    /// <summary>Packs runs of texts of blocks of one encoding into a block in memory.</summary>
    /// <exception cref="IOException">What was saved can't be read.</exception>
    public static Utf8Block Join(IReadOnlyCollection<(Utf8Block Block, int First, int Count)> runs)
    {
        var (bytes, ends) = (new byte[runs.Sum(run => run.Block.GetLength(run.First, run.Count))], new List<int>());
        var end = 0;
        foreach (var (block, first, count) in runs)
        {
            block.Bytes(first, count).CopyTo(bytes.AsSpan(end));
            for (var i = 0; i < count; i++)
                ends.Add(end += block.GetLength(first + i, 1));
        }

        return new Utf8Block(runs.First().Block.IsUtf8, bytes, [.. ends]);
    }

    /// <summary>Writes a block that is in memory.</summary>
    public void Write(ArrayWriter writer)
    {
        writer.Write(IsUtf8 ? 1 : 0);
        writer.Write<byte>(_held);
        writer.Write<int>(_ends);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="saved">Reads texts from the saved file; null to hold them in memory.</param>
    /// <exception cref="EndOfStreamException">There is less than it says.</exception>
    public static Utf8Block Read(ArrayReader reader, ReadBytesAt? saved)
    {
        var isUtf8 = reader.ReadInt32() == 1;
        if (saved is null)
            return new Utf8Block(isUtf8, reader.Read<byte>(), reader.Read<int>());
        var position = reader.PassBytes();
        return new Utf8Block(isUtf8, [], reader.Read<int>(), saved, position);
    }

    /// <exception cref="IOException">It was saved, and can't be read.</exception>
    public string TextAt(int place)
    {
        var bytes = Bytes(place, 1);
        return IsUtf8 ? Encoding.UTF8.GetString(bytes) : new string(MemoryMarshal.Cast<byte, char>(bytes));
    }

    /// <summary>Copies a text.</summary>
    /// <param name="length">Its length in UTF-16 code units.</param>
    /// <returns>Whether there was room for it.</returns>
    /// <exception cref="IOException">It was saved, and can't be read.</exception>
    public bool TryCopy(int place, Span<char> letters, out int length)
    {
        var bytes = Bytes(place, 1);
        if (IsUtf8)
            return Encoding.UTF8.TryGetChars(bytes, letters, out length);
        var text = MemoryMarshal.Cast<byte, char>(bytes);
        length = text.Length;
        return text.TryCopyTo(letters);
    }

    /// <summary>How many bytes some of the texts take.</summary>
    public int GetLength(int first, int count) => GetStart(first + count) - GetStart(first);

    private int GetStart(int place) => place == 0 ? 0 : _ends[place - 1];

    private ReadOnlySpan<byte> Bytes(int first, int count)
    {
        var (start, length) = (GetStart(first), GetLength(first, count));
        if (_saved is null)
            return _held.AsSpan(start, length);
        var bytes = new byte[length];
        _saved(_position + start, bytes);
        return bytes;
    }

    private static int Encode(string text, bool isUtf8, Span<byte> bytes)
    {
        if (isUtf8)
            return Encoding.UTF8.GetBytes(text, bytes);
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(bytes);
        return sizeof(char) * text.Length;
    }

    private static bool HasLoneSurrogate(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var length) != OperationStatus.Done)
                return true;
            rest = rest[(at + length)..];
        }

        return false;
    }
}
