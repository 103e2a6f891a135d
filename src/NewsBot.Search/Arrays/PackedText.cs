using System.Collections;
using System.Text;

namespace NewsBot.Search.Arrays;

/// <summary>Texts held as UTF-8, which takes half the memory in most of the world's news, and made strings of when they are asked for. Immutable.</summary>
public sealed class PackedText : IReadOnlyList<string>
{
    /// <summary>In UTF-16 a string takes two bytes a code unit, and so much beside.</summary>
    private const int StringOverhead = 22;

    /// <summary>Saved texts stand in blocks of about so many bytes.</summary>
    private const int BlockBytes = 1 << 26;

    // Texts that were saved share a block with others, so that the collector has a few large arrays to look at instead of many small ones to move.
    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly int _first;

    private PackedText(byte[] bytes, int[] ends, int first, int count)
    {
        (_bytes, _ends, _first) = (bytes, ends, first);
        Count = count;
    }

    public int Count { get; }

    public string this[int place] => Encoding.UTF8.GetString(Utf8(place));

    /// <summary>Packs texts.</summary>
    /// <param name="texts">Well-formed or not: what has a lone surrogate, which UTF-8 can't hold, stays as it is.</param>
    /// <returns>The same texts; the very list where packing would save nothing, as in Chinese.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> texts)
    {
        var (bytes, plain) = (0L, 0L);
        foreach (var text in texts)
        {
            bytes += Encoding.UTF8.GetByteCount(text) + sizeof(int);
            plain += (sizeof(char) * (long)text.Length) + StringOverhead;
        }

        if (bytes >= plain || bytes > Array.MaxLength || texts.Any(HasLoneSurrogate)) return texts;
        var packed = new byte[bytes - (sizeof(int) * texts.Count)];
        var ends = new int[texts.Count];
        var end = 0;
        for (var i = 0; i < texts.Count; i++) ends[i] = end += Encoding.UTF8.GetBytes(texts[i], packed.AsSpan(end));
        return new PackedText(packed, ends, 0, ends.Length);
    }

    /// <summary>Copies one of some texts, packed or not, without making a string of it.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="place">Which one.</param>
    /// <param name="letters">Where to.</param>
    /// <param name="length">Its length in UTF-16 code units.</param>
    /// <returns>Whether there was room for it.</returns>
    internal static bool TryCopy(IReadOnlyList<string> texts, int place, Span<char> letters, out int length)
    {
        if (texts is PackedText packed) return Encoding.UTF8.TryGetChars(packed.Utf8(place), letters, out length);
        length = texts[place].Length;
        return texts[place].TryCopyTo(letters);
    }

    /// <summary>Writes lists of texts, packed or not.</summary>
    internal static void Write(IReadOnlyList<IReadOnlyList<string>> lists, ArrayWriter writer)
    {
        for (int first = 0, end; first < lists.Count; first = end)
        {
            // What is not packed is a block by itself.
            var bytes = 0L;
            for (end = first; end < lists.Count && lists[end] is PackedText packed && bytes < BlockBytes; end++) bytes += packed.Bytes.Length;
            if (end > first) WriteBlock([.. lists.Skip(first).Take(end - first).Cast<PackedText>()], writer);
            else WritePlain(lists[end++], writer);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="count">The number of lists.</param>
    /// <param name="reader">Where from.</param>
    internal static List<IReadOnlyList<string>> Read(int count, ArrayReader reader)
    {
        var lists = new List<IReadOnlyList<string>>();
        while (lists.Count < count)
        {
            var counts = reader.Read<int>();
            if (counts.Length == 0)
            {
                lists.Add(ReadPlain(reader));
                continue;
            }

            var (bytes, ends, first) = (reader.Read<byte>(), reader.Read<int>(), 0);
            foreach (var texts in counts)
            {
                lists.Add(new PackedText(bytes, ends, first, texts));
                first += texts;
            }
        }

        return lists;
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Start => _first == 0 ? 0 : _ends[_first - 1];

    private ReadOnlySpan<byte> Bytes => Count == 0 ? [] : _bytes.AsSpan(Start.._ends[_first + Count - 1]);

    private ReadOnlySpan<byte> Utf8(int place) => _bytes.AsSpan((_first + place == 0 ? 0 : _ends[_first + place - 1]).._ends[_first + place]);

    private static void WriteBlock(PackedText[] lists, ArrayWriter writer)
    {
        writer.Write<int>(Array.ConvertAll(lists, list => list.Count));
        var (bytes, ends) = (new byte[lists.Sum(list => list.Bytes.Length)], new List<int>());
        var end = 0;
        foreach (var list in lists)
        {
            list.Bytes.CopyTo(bytes.AsSpan(end));
            for (var i = 0; i < list.Count; i++) ends.Add(end + list._ends[list._first + i] - list.Start);
            end += list.Bytes.Length;
        }

        writer.Write<byte>(bytes);
        writer.Write<int>([.. ends]);
    }

    private static void WritePlain(IReadOnlyList<string> texts, ArrayWriter writer)
    {
        writer.Write<int>([]);
        writer.Write(texts.Count);
        foreach (var text in texts) writer.Write(text);
    }

    private static List<string> ReadPlain(ArrayReader reader)
    {
        var texts = new List<string>();
        for (var left = reader.ReadNumber(); left > 0; left--) texts.Add(reader.ReadText() ?? "");
        return texts;
    }

    private static bool HasLoneSurrogate(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var length) != System.Buffers.OperationStatus.Done) return true;
            rest = rest[(at + length)..];
        }

        return false;
    }
}
