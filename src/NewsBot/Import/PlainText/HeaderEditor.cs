using System.Text;

namespace NewsBot.Import.PlainText;

/// <summary>Writes single entries of a header, and changes nothing else in a text.</summary>
internal static class HeaderEditor
{
    private const string Fence = "---";

    /// <summary>Sets an entry, or removes it.</summary>
    /// <param name="text">The text of a file, with a header or without.</param>
    /// <param name="values">The values, each on one line when written; none to remove the entry.</param>
    /// <returns>The new text; null if the header is in a notation that is only read: TOML or JSON.</returns>
    public static string? Set(string text, HeaderKey key, IReadOnlyList<string> values)
    {
        var lines = TextLine.Split(text);
        var first = lines.FindIndex(line => !line.IsBlank);
        if (first >= 0 && lines[first].Text is "+++" or "{")
            return null;
        var newLine = NewLineOf(text);
        var entry = Write(key, values, newLine);
        var end = ArticleHeader.Read(lines).LineCount;
        var hasEntries = lines.Take(end).Any(line => ArticleHeader.BeginsEntry(line.Text, out _));
        if (!hasEntries)
            return entry.Length == 0 ? text : $"{Fence}{newLine}{entry}{Fence}{newLine}{newLine}{text}";
        var isClosed = lines[first].Text == Fence && lines[end - 1].Text == Fence && end - 1 > first;
        return Replace(text, lines, isClosed ? end - 1 : end, key, entry, newLine);
    }

    /// <summary>Sets an entry of a file that is a header and nothing else.</summary>
    /// <inheritdoc cref="Set"/>
    public static string SetInFile(string text, HeaderKey key, IReadOnlyList<string> values)
    {
        var lines = TextLine.Split(text);
        var end = lines.FindLastIndex(line => !line.IsBlank) + 1;
        if (end > 0 && lines[end - 1].Text == Fence)
            end--;
        var newLine = NewLineOf(text);
        return Replace(text, lines, end, key, Write(key, values, newLine), newLine);
    }

    /// <param name="end">The index of the line behind the last entry.</param>
    private static string Replace(
        string text,
        List<TextLine> lines,
        int end,
        HeaderKey key,
        string entry,
        string newLine
    )
    {
        var result = new StringBuilder(text.Length + entry.Length);
        var copied = 0;
        var isWritten = false;
        for (var i = 0; i < end; i++)
        {
            if (!ArticleHeader.BeginsEntry(lines[i].Text, out var found) || found != key)
                continue;
            result.Append(text, copied, StartOf(lines, i) - copied);
            if (!isWritten)
                result.Append(entry);
            isWritten = true;
            i = LastOfEntry(lines, i, end);
            copied = lines[i].NextStart;
        }

        if (!isWritten)
        {
            var place = end < lines.Count ? StartOf(lines, end) : text.Length;
            result.Append(text, copied, place - copied);
            if (entry.Length > 0 && result.Length > 0 && result[^1] is not ('\n' or '\r'))
                result.Append(newLine);
            result.Append(entry);
            copied = place;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static int LastOfEntry(List<TextLine> lines, int entry, int end)
    {
        var last = entry;
        for (var i = entry + 1; i < end && !ArticleHeader.BeginsEntry(lines[i].Text, out _); i++)
        {
            if (ArticleHeader.ContinuesEntry(lines[i]))
                last = i;
        }

        return last;
    }

    private static int StartOf(List<TextLine> lines, int line) => line == 0 ? 0 : lines[line - 1].NextStart;

    private static string Write(HeaderKey key, IReadOnlyList<string> values, string newLine)
    {
        var name = key.ToString().ToLowerInvariant();
        var written = values.Select(Escape).Where(value => value.Length > 0).ToList();
        return written switch
        {
            [] => "",
            [var one] when key is not (HeaderKey.Questions or HeaderKey.Tags) => $"{name}: {one}{newLine}",
            _ => $"{name}:{newLine}{string.Concat(written.Select(value => $"- {value}{newLine}"))}",
        };
    }

    /// <summary>A value on one line, in quotes if it would lose its own.</summary>
    private static string Escape(string value)
    {
        var line = string.Join(
            ' ',
            string.Concat(value.Select(c => char.IsControl(c) || c == '\uFEFF' ? ' ' : c))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return line.Length >= 2 && line[0] is '"' or '\'' && line[^1] == line[0]
            ? $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : line;
    }

    private static string NewLineOf(string text) =>
        text.IndexOfAny(['\r', '\n']) is >= 0 and var end
            ? text[end] == '\n'
                ? "\n"
                : text.AsSpan(end).StartsWith("\r\n")
                    ? "\r\n"
                    : "\r"
            : "\n";
}
