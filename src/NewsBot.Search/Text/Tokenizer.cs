using System.Globalization;
using System.Text;

namespace NewsBot.Search.Text;

/// <summary>A slice of a text that counts as one word, or as one pair of letters in a script without spaces.</summary>
/// <param name="Start">Offset in the text, in UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Script">The script of its first letter; <see cref="Script.Other"/> for a number.</param>
internal readonly record struct Token(int Start, int Length, Script Script)
{
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}

/// <summary>
/// Walks the tokens of a text in order, without allocating. A word is a run of letters, digits and marks, with
/// apostrophes inside ("o'clock"), the points of an abbreviation ("U.S.") and the separators of a number ("1,200", "1
/// 200 000") or a time ("22:30"), and the signs of "C++" and "C#". Scripts without spaces yield overlapping bigrams, and a number in Chinese characters
/// as one token. Invisible format characters (soft hyphen, bidi marks) inside a word belong to it; lone surrogates
/// separate words.
/// </summary>
internal ref struct Tokenizer(ReadOnlySpan<char> text)
{
    // Zero-width non-joiner: between a Persian word and its affixes it separates them.
    private const int ZeroWidthNonJoiner = 0x200C;

    // "km²", but not "Paris²".
    private const int MaxLengthBeforeSuperscript = 3;

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    public Token Current { get; private set; }

    public readonly Tokenizer GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            var start = _next;

            // Most text is ASCII inside words, which needs one check per character.
            if (char.IsAscii(_text[start]) && !char.IsAsciiLetterOrDigit(_text[start]))
            {
                _next++;
                continue;
            }

            var rune = RuneAt(start, out var length);
            if (!IsWordStart(rune))
            {
                _next = start + length;
                continue;
            }

            var script = Scripts.Of(rune);
            Current =
                NumberEnd(start) is { } end ? new Token(start, (_next = end) - start, Script.Other)
                : script.HasNoSpaces() ? Bigram(start, start + length, script)
                : new Token(start, WordEnd(start + length, rune) - start, script);
            return true;
        }

        return false;
    }

    /// <summary>
    /// The end of a number with separators or in words: "1 200 000", "二十三"; null if none starts here.
    /// </summary>
    private readonly int? NumberEnd(int start)
    {
        if (char.IsAsciiDigit(_text[start]))
            return SpacedNumberEnd(start);
        if (char.IsAscii(_text[start]) || !HanNumerals.Contains(_text[start]))
            return null;
        var end = HanNumerals.EndOfRun(_text, start);
        return HanNumerals.TryRead(_text[start..end], out _) ? end : null;
    }

    /// <summary>
    /// Spaces group thousands only if two numbers are impossible: two groups or more, or only zeros. "On May 12 300
    /// people" has two numbers.
    /// </summary>
    private readonly int? SpacedNumberEnd(int start)
    {
        var end = DigitsEnd(start);
        if (end - start > 3)
            return null;
        var (groups, zeros) = (0, true);
        while (end < _text.Length && _text[end] == ' ' && DigitsEnd(end + 1) == end + 4)
        {
            groups++;
            zeros &= _text.Slice(end + 1, 3).SequenceEqual("000");
            end += 4;
        }

        return groups > 1 || (groups == 1 && zeros) ? end : null;
    }

    private readonly int DigitsEnd(int position)
    {
        while (position < _text.Length && char.IsAsciiDigit(_text[position]))
            position++;
        return position;
    }

    /// <summary>The pair that begins at <paramref name="start"/>; the next one begins at its second letter.</summary>
    private Token Bigram(int start, int second, Script script)
    {
        second = SkipMarks(second);
        if (second < _text.Length)
        {
            var rune = RuneAt(second, out var length);
            if (IsWordStart(rune) && Scripts.Of(rune).HasNoSpaces() && NumberEnd(second) is null)
            {
                var end = SkipMarks(second + length);
                var isLastPair =
                    end >= _text.Length || !Scripts.Of(RuneAt(end, out _)).HasNoSpaces() || NumberEnd(end) is not null;
                _next = isLastPair ? end : second;
                return new Token(start, end - start, script);
            }
        }

        _next = second;
        return new Token(start, second - start, script);
    }

    private int WordEnd(int position, Rune previous)
    {
        var start = _next;
        var end = position;
        while (position < _text.Length)
        {
            var first = position;
            while (position < _text.Length && char.IsAsciiLetterOrDigit(_text[position]))
                position++;
            if (position > first)
            {
                previous = new Rune(_text[position - 1]);
                end = position;
                continue;
            }

            var rune = RuneAt(position, out var length);
            if (IsWordStart(rune) || (IsRaised(rune) && position - start <= MaxLengthBeforeSuperscript))
            {
                if (Scripts.Of(rune).HasNoSpaces())
                    break;
                previous = rune;
                end = position += length;
            }
            else if (IsMark(rune))
            {
                end = position += length;
            }
            else if (IsInvisible(rune) || Joins(previous, rune, position + length))
            {
                // Part of the word only if the word continues after it.
                position += length;
            }
            else
            {
                break;
            }
        }

        return _next = end + ProgrammingLanguageSigns(start, end);
    }

    /// <summary>The number of signs after a single letter that make it a name: "C++", "C#", "F#".</summary>
    private readonly int ProgrammingLanguageSigns(int start, int end)
    {
        if (end - start != 1 || !char.IsAsciiLetter(_text[start]))
            return 0;
        var after = _text[end..];
        var length =
            after.StartsWith("++") ? 2
            : after.StartsWith("#") ? 1
            : 0;
        return length < after.Length && after[length] is '+' or '#' ? 0 : length;
    }

    private readonly bool Joins(Rune previous, Rune separator, int after)
    {
        if (after >= _text.Length)
            return false;
        var next = RuneAt(after, out var nextLength);
        return separator.Value switch
        {
            '\'' or '\u2019' or '\u02BC' or '\uFF07' => Rune.IsLetter(previous) && Rune.IsLetter(next),
            ',' or '\u066B' or '\u066C' or '\u00A0' or '\u202F' => Rune.IsDigit(previous)
                && Rune.IsDigit(next)
                && (separator.Value is ',' or '\u066B' || IsThousandsGroup(after)),
            ':' => Rune.IsDigit(previous) && IsMinutes(after),
            '.' => (Rune.IsDigit(previous) && Rune.IsDigit(next))
                || (
                    Rune.IsLetter(previous)
                    && Rune.IsLetter(next)
                    && IsAlone(after - 2, 1)
                    && IsAlone(after, nextLength)
                ),
            _ => false,
        };
    }

    /// <summary>
    /// Whether exactly three digits are at <paramref name="position"/>, as after a thousands separator.
    /// </summary>
    private readonly bool IsThousandsGroup(int position)
    {
        var digits = 0;
        while (position < _text.Length && char.IsDigit(_text[position]))
            (digits, position) = (digits + 1, position + 1);
        return digits == 3;
    }

    /// <summary>
    /// Whether exactly two digits are at <paramref name="position"/>, as in "22:30"; the "2:1" of a match stays two
    /// numbers.
    /// </summary>
    private readonly bool IsMinutes(int position) => DigitsEnd(position) == position + 2;

    /// <summary>
    /// Whether the letter at <paramref name="position"/> has no letters next to it: the "U" and the "S" of "U.S.".
    /// </summary>
    private readonly bool IsAlone(int position, int length) =>
        position >= 0
        && (position == 0 || !char.IsLetterOrDigit(_text[position - 1]))
        && (position + length >= _text.Length || !char.IsLetterOrDigit(_text[position + length]));

    private readonly int SkipMarks(int position)
    {
        while (position < _text.Length)
        {
            var rune = RuneAt(position, out var length);
            if (!IsMark(rune) && !IsInvisible(rune))
                break;
            position += length;
        }

        return position;
    }

    private readonly Rune RuneAt(int position, out int length)
    {
        _ = Rune.DecodeFromUtf16(_text[position..], out var rune, out length);
        return rune;
    }

    private static bool IsWordStart(Rune rune) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value)
            : Rune.IsLetterOrDigit(rune)
                || (
                    !IsRaised(rune)
                    && Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                );

    /// <summary>
    /// Superscript and subscript digits: "x²", "CO₂". Alone or after a complete word they are footnote marks.
    /// </summary>
    private static bool IsRaised(Rune rune) => rune.Value is 0xB2 or 0xB3 or 0xB9 or (>= 0x2070 and <= 0x2089);

    private static bool IsMark(Rune rune) =>
        !rune.IsAscii
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInvisible(Rune rune) =>
        !rune.IsAscii && rune.Value != ZeroWidthNonJoiner && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
}
