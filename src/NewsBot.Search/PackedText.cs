using System.Collections;
using System.Text;
using NewsBot.Search.Indexing;

namespace NewsBot.Search;

/// <summary>Texts held as UTF-8, which takes half the memory in most of the world's news, and made strings of when they are asked for. Immutable.</summary>
public sealed class PackedText : IReadOnlyList<string>
{
    /// <summary>In UTF-16 a string takes two bytes a code unit, and so much beside.</summary>
    private const int StringOverhead = 22;

    private readonly byte[] _bytes;
    private readonly int[] _ends;

    private PackedText(byte[] bytes, int[] ends)
    {
        _bytes = bytes;
        _ends = ends;
    }

    public int Count => _ends.Length;

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
        return new PackedText(packed, ends);
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

    /// <summary>Writes texts, packed or not.</summary>
    internal static void Write(IReadOnlyList<string> texts, ArrayWriter writer)
    {
        var packed = texts as PackedText;
        writer.Write(packed is null ? texts.Count : -1);
        if (packed is null)
        {
            foreach (var text in texts) writer.Write(text);
            return;
        }

        writer.Write<byte>(packed._bytes);
        writer.Write<int>(packed._ends);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static IReadOnlyList<string> Read(ArrayReader reader)
    {
        var count = reader.ReadNumber();
        if (count < 0) return new PackedText(reader.Read<byte>(), reader.Read<int>());
        var texts = new List<string>();
        for (var i = 0; i < count; i++) texts.Add(reader.ReadText() ?? "");
        return texts;
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReadOnlySpan<byte> Utf8(int place) => _bytes.AsSpan((place == 0 ? 0 : _ends[place - 1]).._ends[place]);

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
