using System.Collections;

namespace NewsBot.Search.Collections;

/// <summary>
/// Texts packed into blocks, in memory or in the saved file; strings are created when they are needed. Immutable.
/// </summary>
public sealed class PackedText : IReadOnlyList<string>
{
    /// <summary>The approximate size of a block of saved texts, in bytes.</summary>
    private const int BlockBytes = 1 << 26;

    // Saved texts share a block, so the garbage collector sees a few large arrays instead of many small ones.
    private readonly Utf8Block _block;
    private readonly int _first;

    private PackedText(Utf8Block block, int first, int count)
    {
        (_block, _first) = (block, first);
        Count = count;
    }

    public int Count { get; }

    public string this[int place] => _block.TextAt(_first + place);

    /// <summary>Packs texts.</summary>
    /// <param name="texts">Well-formed or not; all of them have fewer than 2³⁰ UTF-16 code units.</param>
    /// <exception cref="OverflowException">They have more.</exception>
    public static PackedText Pack(IReadOnlyList<string> texts) =>
        texts as PackedText ?? new PackedText(Utf8Block.Create(texts), 0, texts.Count);

    /// <summary>Copies one of some texts, packed or not, without making a string of it.</summary>
    /// <param name="length">Its length in UTF-16 code units.</param>
    /// <returns>Whether there was room for it.</returns>
    internal static bool TryCopy(IReadOnlyList<string> texts, int place, Span<char> letters, out int length)
    {
        if (texts is PackedText packed)
            return packed._block.TryCopy(packed._first + place, letters, out length);
        length = texts[place].Length;
        return texts[place].TryCopyTo(letters);
    }

    /// <summary>Writes lists of texts, packed or not.</summary>
    /// <exception cref="IOException">They can't be written, or not be read from the saved file.</exception>
    internal static void Write(IReadOnlyList<IReadOnlyList<string>> lists, ArrayWriter writer)
    {
        PackedText[] packed = [.. lists.Select(Pack)];
        for (int first = 0, end; first < packed.Length; first = end)
        {
            var bytes = 0L;
            for (
                end = first;
                end < packed.Length && packed[end]._block.IsUtf8 == packed[first]._block.IsUtf8 && bytes < BlockBytes;
                end++
            )
                bytes += packed[end]._block.GetLength(packed[end]._first, packed[end].Count);
            var block = packed[first..end];
            writer.Write<int>(Array.ConvertAll(block, texts => texts.Count));
            Utf8Block.Join(Array.ConvertAll(block, texts => (texts._block, texts._first, texts.Count))).Write(writer);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="saved">Reads texts from the saved file when they are needed; null to hold them in memory.</param>
    /// <exception cref="EndOfStreamException">There is less than it says.</exception>
    internal static List<IReadOnlyList<string>> Read(int count, ArrayReader reader, ReadBytesAt? saved)
    {
        var lists = new List<IReadOnlyList<string>>();
        while (lists.Count < count)
        {
            var counts = reader.Read<int>();
            var (block, first) = (Utf8Block.Read(reader, saved), 0);
            foreach (var texts in counts)
            {
                lists.Add(new PackedText(block, first, texts));
                first += texts;
            }
        }

        return lists;
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
