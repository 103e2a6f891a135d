using System.Runtime.InteropServices;
using System.Text;

namespace NewsBot.Search.Collections;

/// <summary>The text with a number, until another one is asked for.</summary>
internal delegate ReadOnlySpan<char> TextOf(int number);

/// <summary>
/// Short texts numbered from 0, in one block: one of Latin letters (U+0000 to U+00FF) takes a byte a letter, any other
/// two. Immutable.
/// </summary>
internal sealed class TextList
{
    /// <summary>Hardly any text has more letters.</summary>
    public const int Room = 64;

    private readonly byte[] _letters;

    // Twice where each text ends, and one more where its letters take two bytes.
    private readonly uint[] _ends;

    private TextList(byte[] letters, uint[] ends) => (_letters, _ends) = (letters, ends);

    /// <summary>The number of texts.</summary>
    public int Count => _ends.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => _letters.LongLength + (_ends.LongLength * sizeof(uint));

    /// <summary>Lays texts out.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="textOf">Each of them.</param>
    /// <exception cref="OverflowException">They take more than 2³¹ bytes.</exception>
    public static TextList Of(int count, TextOf textOf)
    {
        var ends = LargeArray.Of<uint>(count);
        var end = 0;
        for (var number = 0; number < count; number++)
        {
            var text = textOf(number);
            var isWide = text.ContainsAnyExceptInRange('\0', '\u00FF');
            end = checked(end + (isWide ? sizeof(char) * text.Length : text.Length));
            ends[number] = ((uint)end << 1) | (isWide ? 1U : 0);
        }

        var list = new TextList(LargeArray.Of<byte>(end), ends);
        for (var number = 0; number < count; number++)
        {
            var letters = list._letters.AsSpan(list.StartOf(number));
            if (list.IsWide(number))
                MemoryMarshal.AsBytes(textOf(number)).CopyTo(letters);
            else
                Encoding.Latin1.GetBytes(textOf(number), letters);
        }

        return list;
    }

    /// <summary>The text with a number.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="room">
    /// Where its letters are put, if they have to be and there is room for them: best of <see cref="Room"/>.
    /// </param>
    /// <returns>The text, until the room is used for another.</returns>
    public ReadOnlySpan<char> Read(int number, Span<char> room)
    {
        var letters = LettersOf(number);
        if (IsWide(number))
            return MemoryMarshal.Cast<byte, char>(letters);
        if (letters.Length > room.Length)
            room = new char[letters.Length];
        return room[..Encoding.Latin1.GetChars(letters, room)];
    }

    /// <summary>The first letter of the text with a number, which is not empty.</summary>
    public char FirstOf(int number) =>
        IsWide(number) ? MemoryMarshal.Cast<byte, char>(LettersOf(number))[0] : (char)_letters[StartOf(number)];

    /// <summary>Whether it is the text with a number.</summary>
    public bool IsAt(int number, ReadOnlySpan<char> text)
    {
        if (LettersOf(number).Length != (IsWide(number) ? sizeof(char) * text.Length : text.Length))
            return false;
        return Read(number, stackalloc char[Room]).SequenceEqual(text);
    }

    public void Write(ArrayWriter writer)
    {
        writer.Write<byte>(_letters);
        writer.Write<uint>(_ends);
    }

    public static TextList Read(ArrayReader reader) => new(reader.Read<byte>(), reader.Read<uint>());

    private bool IsWide(int number) => (_ends[number] & 1) != 0;

    private int StartOf(int number) => number == 0 ? 0 : (int)(_ends[number - 1] >> 1);

    private ReadOnlySpan<byte> LettersOf(int number) => _letters.AsSpan(StartOf(number)..(int)(_ends[number] >> 1));
}
