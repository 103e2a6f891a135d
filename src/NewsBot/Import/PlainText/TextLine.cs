using System.Buffers;
using System.Globalization;
using NewsBot.Search.Text;

namespace NewsBot.Import.PlainText;

/// <summary>One line of a file, without the white space around it.</summary>
/// <param name="File">The whole text of the file.</param>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="Range">The place of its trimmed text in <paramref name="File"/>.</param>
internal sealed record TextLine(string File, int Number, TextRange Range)
{
    public string Text { get; } = Range.Of(File).ToString();

    public bool IsBlank => Range.Length == 0;

    /// <summary>Where the next line begins in the file, or where the file ends.</summary>
    public int NextStart
    {
        get
        {
            var end = File.AsSpan(Range.End).IndexOfAny(Ends) is >= 0 and var offset ? Range.End + offset : File.Length;
            return end == File.Length ? end
                : File.AsSpan(end).StartsWith("\r\n") ? end + 2
                : end + 1;
        }
    }

    /// <summary>No file for people has more lines.</summary>
    public const int MaxCount = 20_000;

    /// <summary>Why a text can't be an article; null if it can.</summary>
    public static Problem? Refuse(string file) =>
        Count(file) <= MaxCount
            ? null
            : Problem.Error(
                $"the file has more than {MaxCount.ToString("N0", CultureInfo.InvariantCulture)} lines, which is no article",
                "Split it into one file an article"
            );

    /// <summary>What ends a line: LF, CR, and the separators of lines, paragraphs and pages that some programs write.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n\f\v\u0085\u2028\u2029");

    /// <summary>How many lines a text has, at most: a CRLF may be counted twice.</summary>
    private static int Count(string file)
    {
        var count = 1;
        foreach (var c in file)
            count += Ends.Contains(c) ? 1 : 0;
        return count;
    }

    /// <summary>The lines of a text; they end at LF, CRLF, CR or another separator of lines.</summary>
    public static List<TextLine> Split(string file, int most = int.MaxValue)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start <= file.Length && lines.Count < most)
        {
            var offset = file.AsSpan(start).IndexOfAny(Ends);
            var end = offset < 0 ? file.Length : start + offset;
            lines.Add(new TextLine(file, lines.Count + 1, Trim(file, start, end)));
            if (offset < 0)
                break;
            start = file[end] == '\r' && end + 1 < file.Length && file[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return lines;
    }

    /// <summary>The paragraphs of a file that is not plain text, with a blank line between two.</summary>
    /// <param name="blocks">The pieces, each with the number that the report calls it by.</param>
    public static List<TextLine> FromBlocks(IEnumerable<(int Line, string Text)> blocks) => Join(blocks, "\n\n");

    /// <summary>The same as lines that follow each other.</summary>
    /// <param name="blocks">The pieces, each with the number that the report calls it by.</param>
    public static List<TextLine> FromLines(IEnumerable<(int Line, string Text)> blocks) => Join(blocks, "\n");

    private static List<TextLine> Join(IEnumerable<(int Line, string Text)> blocks, string separator)
    {
        var numbers = new List<int>();
        var texts = new List<string>();
        foreach (var (line, text) in blocks)
        {
            numbers.Add(line);
            texts.Add(text.ReplaceLineEndings(" "));
        }

        var lines = Split(string.Join(separator, texts));
        return lines.ConvertAll(line =>
            line with
            {
                Number =
                    numbers.Count == 0 ? 1 : numbers[Math.Min(numbers.Count - 1, (line.Number - 1) / separator.Length)],
            }
        );
    }

    private static TextRange Trim(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return new TextRange(start, end - start);
    }

    // U+FEFF is a stray byte order mark, as files glued together have it.
    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';
}
