using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Search.Text;

/// <summary>
/// Splits a paragraph into sentences. A sentence ends after a full stop, question mark or exclamation mark of any
/// script and the closing quotes and brackets, if white space and no lower-case letter follow; not after an initial or
/// an abbreviation.
/// </summary>
internal static class SentenceSplitter
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…。！？｡؟۔।॥");
    private static readonly SearchValues<char> EndsWithoutSpace = SearchValues.Create("。！？｡");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»)]）」』›");

    private static readonly SearchValues<char> QuestionMarks = SearchValues.Create("?？؟");

    /// <summary>How a sentence ends, closing quotes and brackets aside.</summary>
    public static SentenceEnd EndOf(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimEnd();
        while (sentence.Length > 0 && Closers.Contains(sentence[^1]))
            sentence = sentence[..^1].TrimEnd();
        return sentence.Length == 0 ? SentenceEnd.None
            : QuestionMarks.Contains(sentence[^1]) ? SentenceEnd.Question
            : Ends.Contains(sentence[^1]) ? SentenceEnd.Stop
            : SentenceEnd.None;
    }

    /// <summary>Abbreviations before names or dates: a capital after them does not start a sentence.</summary>
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "hon",
        "st",
        "gen",
        "col",
        "maj",
        "capt",
        "cmdr",
        "lt",
        "sgt",
        "adm",
        "sen",
        "rep",
        "gov",
        "vs",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "sr",
        "sra",
        "srta",
        "им",
        "ул",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Abbreviations only before a number: "No. 10", but "He said no. Then …".</summary>
    private static readonly FrozenSet<string> NumberAbbreviations = new[]
    {
        "no",
        "nos",
        "nr",
        "fig",
        "art",
        "approx",
        "ca",
        "p",
        "pp",
        "ст",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>
    /// Ranges in order that cover all of the text but the white space around the sentences; none for blank text.
    /// </returns>
    public static IReadOnlyList<TextRange> Split(ReadOnlySpan<char> text)
    {
        var sentences = new List<TextRange>();
        Split(text, sentences);
        return sentences;
    }

    /// <summary>Adds the sentences of a text to a list.</summary>
    /// <inheritdoc cref="Split(ReadOnlySpan{char})"/>
    public static void Split(ReadOnlySpan<char> text, List<TextRange> sentences)
    {
        var start = 0;
        var position = 0;
        while (position < text.Length)
        {
            var offset = text[position..].IndexOfAny(Ends);
            if (offset < 0)
                break;
            var mark = position + offset;
            position = mark + 1;
            while (position < text.Length && (Ends.Contains(text[position]) || Closers.Contains(text[position])))
                position++;
            if (!EndsSentence(text, mark, position))
                continue;
            Add(sentences, text, start, position);
            start = position;
        }

        Add(sentences, text, start, text.Length);
    }

    private static bool EndsSentence(ReadOnlySpan<char> text, int mark, int behind)
    {
        if (behind == text.Length || EndsWithoutSpace.Contains(text[mark]))
            return true;
        if (!char.IsWhiteSpace(text[behind]))
            return false;
        var next = behind;
        while (next < text.Length && !char.IsLetterOrDigit(text[next]) && !char.IsSurrogate(text[next]))
            next++;
        if (next < text.Length && char.GetUnicodeCategory(text[next]) is UnicodeCategory.LowercaseLetter)
            return false;
        return text[mark] != '.'
            || behind > mark + 1
            || !IsAbbreviation(WordBefore(text, mark), next < text.Length && char.IsDigit(text[next]));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word, bool numberFollows) =>
        (word.Length == 1 && char.IsUpper(word[0]))
        || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
        || (numberFollows && NumberAbbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));

    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int point)
    {
        var start = point;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text[start..point];
    }

    private static void Add(List<TextRange> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new TextRange(start, end - start));
    }
}
