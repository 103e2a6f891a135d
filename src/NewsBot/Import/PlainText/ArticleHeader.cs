using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Errors;
using NewsBot.Search.Spelling;
using NewsBot.Search.Text;

namespace NewsBot.Import.PlainText;

/// <summary>
/// The header at the top of an article file: <c>key: value</c>, split at the first colon, because headlines contain
/// colons. It resembles front matter, but is not YAML.
/// </summary>
internal sealed partial class ArticleHeader
{
    private const string Fence = "---";

    /// <summary>The fence of TOML, whose entries are <c>key = value</c>.</summary>
    private const string TomlFence = "+++";
    private const int MaxLinesOfJson = 100;
    private const int MaxWordsOfOutlet = 6;
    private const int MinTypoLength = 3;

    private static readonly FrozenDictionary<string, HeaderKey> Keys = new Dictionary<string, HeaderKey>
    {
        ["title"] = HeaderKey.Title,
        ["headline"] = HeaderKey.Title,
        ["og:title"] = HeaderKey.Title,
        ["outlet"] = HeaderKey.Outlet,
        ["publisher"] = HeaderKey.Outlet,
        ["site"] = HeaderKey.Outlet,
        ["sitename"] = HeaderKey.Outlet,
        ["site_name"] = HeaderKey.Outlet,
        ["og:site_name"] = HeaderKey.Outlet,
        ["source"] = HeaderKey.Source,
        ["date"] = HeaderKey.Date,
        ["published"] = HeaderKey.Date,
        ["datepublished"] = HeaderKey.Date,
        ["article:published_time"] = HeaderKey.Date,
        ["pubdate"] = HeaderKey.Date,
        ["publishdate"] = HeaderKey.Date,
        ["publishedat"] = HeaderKey.Date,
        ["publicationdate"] = HeaderKey.Date,
        ["url"] = HeaderKey.Url,
        ["link"] = HeaderKey.Url,
        ["canonical"] = HeaderKey.Url,
        ["canonicalurl"] = HeaderKey.Url,
        ["sourceurl"] = HeaderKey.Url,
        ["original"] = HeaderKey.Url,
        ["og:url"] = HeaderKey.Url,
        ["author"] = HeaderKey.Author,
        ["byline"] = HeaderKey.Author,
        ["lang"] = HeaderKey.Lang,
        ["language"] = HeaderKey.Lang,
        ["tags"] = HeaderKey.Tags,
        ["keywords"] = HeaderKey.Tags,
        ["summary"] = HeaderKey.Summary,
        ["description"] = HeaderKey.Summary,
        ["questions"] = HeaderKey.Questions,
        ["status"] = HeaderKey.Status,
        ["correction"] = HeaderKey.Correction,
        ["keep"] = HeaderKey.Keep,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What other programs write into a header and this one has no use for; "created" and "modified" are never the date
    /// of the story.
    /// </summary>
    private static readonly FrozenSet<string> UnusedKeys = new[]
    {
        "created",
        "modified",
        "updated",
        "lastmod",
        "datemodified",
        "article:modified_time",
        "hostname",
        "categories",
        "category",
        "fingerprint",
        "id",
        "license",
        "comments",
        "image",
        "images",
        "og:image",
        "cover",
        "layout",
        "draft",
        "slug",
        "permalink",
        "aliases",
        "type",
        "section",
        "topics",
        "series",
        "weight",
        "excerpt",
        "subtitle",
        "clipped",
        "domain",
        "favicon",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<HeaderKey, HeaderValue> _values = [];
    private readonly LineProblems _problems = new("more lines of the header are not understood either");

    /// <summary>The file that it is in, if it is not the article's own.</summary>
    private readonly string? _file;

    private ArticleHeader(string? file = null) => _file = file;

    /// <summary>The header of a file without one.</summary>
    public static ArticleHeader None { get; } = new();

    /// <summary>How many of the file's lines the header takes up; 0 when there is none.</summary>
    public int LineCount { get; private set; }

    public IReadOnlyList<Problem> Problems =>
        _file is null
            ? _problems.All
            :
            [
                .. _problems.All.Select(problem =>
                    problem.Line is { } line
                        ? problem with
                        {
                            Line = null,
                            What = $"{_file}, line {line}: {problem.What}",
                        }
                        : problem with
                        {
                            What = $"{_file}: {problem.What}",
                        }
                ),
            ];

    public HeaderValue? this[HeaderKey key] => _values.GetValueOrDefault(key);

    /// <summary>Reads the header, if the first line that is not blank opens one.</summary>
    /// <param name="beside">The header file beside the article; its <c>keep</c> lines count like those on top.</param>
    public static ArticleHeader Read(IReadOnlyList<TextLine> lines, ArticleHeader? beside = null)
    {
        var header = ReadTop(lines);
        if (beside?[HeaderKey.Keep] is not { } kept)
            return header;
        if (!header._values.TryGetValue(HeaderKey.Keep, out var own))
            header._values[HeaderKey.Keep] = own = new HeaderValue(kept.Line, kept.File);
        foreach (var words in kept.Items)
            own.Add(words);
        return header;
    }

    /// <summary>Reads a file that is a header and nothing else, with or without fences.</summary>
    /// <param name="name">The file's name, for the report.</param>
    public static ArticleHeader ReadFile(string name, IReadOnlyList<TextLine> lines)
    {
        var header = new ArticleHeader(name);
        header.ReadEntries([.. lines.Select(line => line.Text == Fence ? Entry(line, "") : line)], 0, lines.Count);
        return header;
    }

    /// <summary>The entries of this header, and those of another one for the keys that this one does not have.</summary>
    public ArticleHeader Over(ArticleHeader other)
    {
        var merged = new ArticleHeader();
        foreach (var (key, value) in other._values.Concat(_values.Where(entry => entry.Value.Items.Count > 0)))
            merged._values[key] = value;
        return merged;
    }

    private static ArticleHeader ReadTop(IReadOnlyList<TextLine> lines)
    {
        var header = new ArticleHeader();
        var first = 0;
        while (first < lines.Count && lines[first].IsBlank)
            first++;
        if (first == lines.Count)
            return header;

        if (lines[first].Text == "{" && JsonEntries(lines, first) is { } entries)
        {
            header.LineCount = entries.Count;
            header.ReadEntries(entries, first, entries.Count);
            return header;
        }

        if (lines[first].Text is Fence or TomlFence)
            header.ReadFenced(lines, first, lines[first].Text);
        else if (
            FindKey(lines[first].Text) is { } key
            && (IsKnown(key) ? !IsHeadline(lines, first) : IsTypo(key, lines, first))
        )
            header.ReadOpen(lines, first);
        return header;
    }

    private static bool IsKnown(string name) => TryFind(name, out _);

    /// <summary>Some programs write the words of a key with a hyphen or an underscore between them.</summary>
    private static bool TryFind(string name, out HeaderKey key) =>
        Keys.TryGetValue(name, out key)
        || Keys.TryGetValue(
            name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal),
            out key
        );

    /// <summary>The known key of a line that looks like a header line; null if there is none.</summary>
    public static string? FindKnownKey(string line) => FindKey(line) is { } key && IsKnown(key) ? key : null;

    /// <summary>
    /// Whether the first line's key is one edit away from a known one, so a typo would lose the whole header. "Data:
    /// how the vaccine is doing" is a headline: it has a capital and no header line below it.
    /// </summary>
    private static bool IsTypo(string key, IReadOnlyList<TextLine> lines, int first) =>
        key.Length >= MinTypoLength
        && Keys.Keys.Any(known => EditDistance.Between(known, key.ToLowerInvariant(), 1) <= 1)
        && (char.IsLower(key[0]) || (first + 1 < lines.Count && FindKnownKey(lines[first + 1].Text) is not null));

    /// <summary>
    /// Whether a first line only looks like a header line: "Source: Sources close to the mayor say …" without other
    /// header lines is a headline, because no outlet's name is that long.
    /// </summary>
    private static bool IsHeadline(IReadOnlyList<TextLine> lines, int first)
    {
        var isAlone = first + 1 == lines.Count || FindKey(lines[first + 1].Text) is null;
        var text = lines[first].Text;
        var key = FindKey(text)!;
        return isAlone
            && TryFind(key, out var known)
            && known is HeaderKey.Source or HeaderKey.Outlet
            && text[(key.Length + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MaxWordsOfOutlet;
    }

    private void ReadFenced(IReadOnlyList<TextLine> lines, int fence, string mark)
    {
        var end = fence + 1;
        while (end < lines.Count && lines[end].Text != mark)
            end++;
        if (end < lines.Count)
        {
            LineCount = end + 1;
            ReadEntries(mark == TomlFence ? TomlEntries(lines, end) : lines, fence + 1, end);
            return;
        }

        var line = lines[fence].Number;
        if (fence + 1 < lines.Count && FindKey(lines[fence + 1].Text) is not null)
        {
            _problems.Add(
                $"the header that '{mark}' opens is not closed",
                $"Write '{mark}' on a line behind its last entry",
                line
            );
            ReadOpen(lines, fence + 1);
        }
        else
        {
            // A rule above the text, not a header.
            LineCount = fence + 1;
        }
    }

    /// <summary>An object of JSON on top of a text, as Hugo has it, as entries of ours; null if it is none.</summary>
    private static List<TextLine>? JsonEntries(IReadOnlyList<TextLine> lines, int first)
    {
        var end = first + 1;
        while (end < lines.Count && end - first < MaxLinesOfJson && lines[end].Text != "}")
            end++;
        if (end == lines.Count || lines[end].Text != "}")
            return null;
        try
        {
            using var json = JsonDocument.Parse(
                string.Join('\n', lines.Skip(first).Take(end - first + 1).Select(line => line.Text))
            );
            var values = json
                .RootElement.EnumerateObject()
                .ToDictionary(entry => entry.Name, entry => entry.Value.Clone());
            return
            [
                .. lines
                    .Take(end + 1)
                    .Select(line =>
                    {
                        var name = line.Text.Split('"') is ["", var key, ..] && values.ContainsKey(key) ? key : null;
                        return Entry(line, name is null ? "" : $"{name}: {Value(values[name])}");
                    }),
            ];
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // A text may begin with a bracket, too.
            return null;
        }

        static string Value(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.ReplaceLineEndings(" "),
                JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Value))}]",
                _ => value.GetRawText(),
            };
    }

    /// <summary>Lines of TOML as entries of ours; what is in a table of its own is about something else.</summary>
    private static List<TextLine> TomlEntries(IReadOnlyList<TextLine> lines, int end)
    {
        var entries = new List<TextLine>(end);
        var isInTable = false;
        for (var i = 0; i < end; i++)
        {
            var text = lines[i].Text;
            isInTable |= text.StartsWith('[') && text.EndsWith(']') && !text.Contains('"', StringComparison.Ordinal);
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var entry =
                isInTable || equals <= 0 ? "" : $"{text[..equals].Trim().Trim('"')}: {text[(equals + 1)..].Trim()}";
            entries.Add(Entry(lines[i], entry));
        }

        return entries;
    }

    /// <summary>What a line of another notation says, as a line of ours with its number; blank if it says nothing.</summary>
    private static TextLine Entry(TextLine line, string entry) =>
        new(entry, line.Number, new TextRange(0, entry.Length));

    /// <summary>
    /// A header without fences ends before the first line that is neither an entry nor an item of a list.
    /// </summary>
    private void ReadOpen(IReadOnlyList<TextLine> lines, int first)
    {
        var end = first;
        while (
            end < lines.Count
            && !lines[end].IsBlank
            && (FindKey(lines[end].Text) is not null || IsItem(lines[end].Text))
        )
            end++;
        LineCount = end;
        ReadEntries(lines, first, end);
    }

    private void ReadEntries(IReadOnlyList<TextLine> lines, int first, int end)
    {
        // Indented lines and items below a key belong to it, even if the key is ignored.
        HeaderValue? open = null;
        var isBelowKey = false;
        for (var i = first; i < end; i++)
        {
            var line = lines[i];
            if (line.IsBlank || line.Text.StartsWith('#'))
                continue;
            if (isBelowKey && IsItem(line.Text))
                open?.Add(Unquote(line.Text[1..]));
            else if (isBelowKey && IsIndented(line))
                open?.Continue(Unquote(line.Text));
            else if (FindKey(line.Text) is { } key)
                (open, isBelowKey) = (Enter(key, line), true);
            else
                _problems.Add(
                    $"'{TextShortening.Shorten(line.Text)}' is no header entry",
                    "Write 'key: value', or move it below the header",
                    line.Number
                );
        }
    }

    /// <summary>Whether a line of a header begins an entry.</summary>
    /// <param name="key">Its key; null if the key is not one of ours.</param>
    public static bool BeginsEntry(string line, out HeaderKey? key)
    {
        key = FindKey(line) is { } name && TryFind(name, out var known) ? known : null;
        return FindKey(line) is not null;
    }

    /// <summary>Whether a line of a header continues the entry above it.</summary>
    public static bool ContinuesEntry(TextLine line) => !line.IsBlank && (IsItem(line.Text) || IsIndented(line));

    private HeaderValue? Enter(string name, TextLine line)
    {
        var value = line.Text[(name.Length + 1)..].Trim();
        if (!TryFind(name, out var key))
        {
            if (!UnusedKeys.Contains(name))
                _problems.Add(
                    $"the key '{TextShortening.Shorten(name)}' is not known",
                    _problems.HasRoom ? Suggest(name) : null,
                    line.Number
                );
            return null;
        }

        if (key is HeaderKey.Keep && this[key] is { } kept)
        {
            kept.Add(Unquote(value));
            return kept;
        }

        if (_values.TryGetValue(key, out var earlier) && earlier.Items.Count > 0)
        {
            // "title" and "og:title" often say the same; the first one counts.
            return null;
        }

        var entry = new HeaderValue(line.Number, _file);
        if (value.StartsWith('[') && value.EndsWith(']') && key is HeaderKey.Questions or HeaderKey.Tags)
        {
            foreach (var item in value[1..^1].Split(','))
                entry.Add(Unquote(item));
        }
        else if (key is HeaderKey.Questions)
        {
            foreach (var item in value.Split('|'))
                entry.Add(Unquote(item));
        }
        else
        {
            entry.Add(Unquote(value));
        }

        return _values[key] = entry;
    }

    /// <summary>
    /// The key that a line begins with, or null: a word, or one of the few known keys with a colon inside.
    /// </summary>
    private static string? FindKey(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var second = line.IndexOf(':', colon + 1);
        if (second > 0 && (IsKnown(line[..second]) || UnusedKeys.Contains(line[..second])))
            return line[..second];

        // "12:30 …" is a time and "https://…" a link; a key is one word, with white space or nothing after its colon.
        var key = line[..colon];
        var isWord = char.IsAsciiLetter(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
        var ends = colon + 1 == line.Length || char.IsWhiteSpace(line[colon + 1]);
        return isWord && (ends || IsKnown(key)) && !line.AsSpan(colon).StartsWith("://") ? key : null;
    }

    private static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    private static bool IsIndented(TextLine line) =>
        line.Range.Start > 0 && line.File[line.Range.Start - 1] is ' ' or '\t';

    /// <summary>
    /// Takes the quotes off a value that is in quotes as a whole; ""No deal," says May: "never"" does not.
    /// </summary>
    private static string Unquote(string value)
    {
        value = value.Trim();
        if (value.Length < 2 || value[0] is not ('"' or '\'') || value[^1] != value[0])
            return value;
        var (quote, inner) = (value[0], value[1..^1]);
        if (quote == '"')
            return Escape().Replace(inner, "").Contains(quote)
                ? value
                : Escape().Replace(inner, escape => Unescape(escape.Value)).Trim();
        return inner.Replace("''", "", StringComparison.Ordinal).Contains(quote)
            ? value
            : inner.Replace("''", "'", StringComparison.Ordinal).Trim();
    }

    /// <summary>The character that YAML and TOML write so in a value in double quotes.</summary>
    private static string Unescape(string escape) =>
        escape[1] switch
        {
            'u' or 'U' or 'x' => Rune.TryCreate(
                uint.Parse(escape.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                out var rune
            )
                ? rune.ToString()
                : escape,
            'n' or 't' or 'r' or '_' or 'N' => " ",
            var other => other.ToString(),
        };

    [GeneratedRegex(
        @"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|[ntr_N""\\/])",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Escape();

    private static string Suggest(string name) =>
        DidYouMean.For(name, Keys.Keys) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : "See the list of keys in docs/ARTICLES.md";
}

/// <summary>The keys of a header; most have several names.</summary>
internal enum HeaderKey
{
    Title,
    Outlet,
    Source,
    Date,
    Url,
    Author,
    Lang,
    Tags,
    Summary,
    Questions,
    Status,
    Correction,

    /// <summary>Words of blocks that are text although they look like the page around it; the key may be repeated.</summary>
    Keep,
}

/// <summary>What a header says under one key.</summary>
/// <param name="line">The line that the key is on, from 1.</param>
/// <param name="file">The header file that it is in; null if it is in the article's own.</param>
internal sealed class HeaderValue(int line, string? file = null)
{
    private readonly List<string> _items = [];

    public int Line { get; } = line;

    public string? File { get; } = file;

    /// <summary>Where it was found, as the report says it.</summary>
    public string Source => File is null ? $"line {Line}" : $"{File}, line {Line}";

    /// <summary>A problem with the value, which names its place.</summary>
    public Problem Report(Problem problem) =>
        File is null ? problem with { Line = Line } : problem with { What = $"{Source}: {problem.What}" };

    public IReadOnlyList<string> Items => _items;

    /// <summary>The value as one text.</summary>
    public string Text => string.Join(", ", _items);

    internal void Add(string item)
    {
        if (item.Length > 0)
            _items.Add(item);
    }

    /// <summary>Adds a line that continues the last item; the block indicators "|" and "&gt;" are not items.</summary>
    internal void Continue(string line)
    {
        if (_items.Count == 0 || _items[^1] is "|" or ">" or "|-" or ">-")
        {
            if (_items.Count > 0)
                _items.RemoveAt(_items.Count - 1);
            Add(line);
        }
        else
        {
            _items[^1] += " " + line;
        }
    }
}
