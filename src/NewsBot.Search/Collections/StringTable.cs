using System.Runtime.InteropServices;
using System.Text;

namespace NewsBot.Search.Collections;

/// <summary>The text with a number, until another one is asked for.</summary>
internal delegate ReadOnlySpan<char> StringAt(int id);

/// <summary>
/// Short texts with ids from 0, in one block: Latin letters (U+0000 to U+00FF) take one byte each, texts with any other
/// letter two bytes per letter. Immutable.
/// </summary>
internal sealed class StringTable
{
    /// <summary>Longer texts are rare.</summary>
    public const int Room = 64;

    private readonly byte[] _letters;

    // Twice the end of each text, plus one if its letters take two bytes.
    private readonly uint[] _ends;

    private StringTable(byte[] letters, uint[] ends) => (_letters, _ends) = (letters, ends);

    /// <summary>The number of texts.</summary>
    public int Count => _ends.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => _letters.LongLength + (_ends.LongLength * sizeof(uint));

    /// <summary>Lays texts out.</summary>
    /// <exception cref="OverflowException">They take more than 2³¹ bytes.</exception>
    public static StringTable Build(int count, StringAt stringAt)
    {
        var ends = HugePageArray.Create<uint>(count);
        var end = 0;
        for (var id = 0; id < count; id++)
        {
            var text = stringAt(id);
            var isWide = text.ContainsAnyExceptInRange('\0', '\u00FF');
            end = checked(end + (isWide ? sizeof(char) * text.Length : text.Length));
            ends[id] = ((uint)end << 1) | (isWide ? 1U : 0);
        }

        var list = new StringTable(HugePageArray.Create<byte>(end), ends);
        for (var id = 0; id < count; id++)
        {
            var letters = list._letters.AsSpan(list.GetStart(id));
            if (list.IsWide(id))
                MemoryMarshal.AsBytes(stringAt(id)).CopyTo(letters);
            else
                Encoding.Latin1.GetBytes(stringAt(id), letters);
        }

        return list;
    }

    /// <summary>The text with a number.</summary>
    /// <param name="buffer">
    /// Receives the letters if they must be copied and fit: <see cref="Room"/> letters are enough for most.
    /// </param>
    /// <returns>The text, until the room is used for another.</returns>
    public ReadOnlySpan<char> Read(int id, Span<char> buffer)
    {
        var letters = GetLetters(id);
        if (IsWide(id))
            return MemoryMarshal.Cast<byte, char>(letters);
        if (letters.Length > buffer.Length)
            buffer = new char[letters.Length];
        return buffer[..Encoding.Latin1.GetChars(letters, buffer)];
    }

    /// <summary>The first letter of the text with a number, which is not empty.</summary>
    public char GetFirst(int id) =>
        IsWide(id) ? MemoryMarshal.Cast<byte, char>(GetLetters(id))[0] : (char)_letters[GetStart(id)];

    /// <summary>Whether it is the text with a number.</summary>
    public bool IsAt(int id, ReadOnlySpan<char> text)
    {
        if (GetLetters(id).Length != (IsWide(id) ? sizeof(char) * text.Length : text.Length))
            return false;
        return Read(id, stackalloc char[Room]).SequenceEqual(text);
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write<byte>(_letters);
        writer.Write<uint>(_ends);
    }

    public static StringTable Read(ArrayReader reader) => new(reader.Read<byte>(), reader.Read<uint>());

    private bool IsWide(int id) => (_ends[id] & 1) != 0;

    private int GetStart(int id) => id == 0 ? 0 : (int)(_ends[id - 1] >> 1);

    private ReadOnlySpan<byte> GetLetters(int id) => _letters.AsSpan(GetStart(id)..(int)(_ends[id] >> 1));
}
