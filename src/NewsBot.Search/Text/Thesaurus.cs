using System.Globalization;
using System.Reflection;
using System.Text;

namespace NewsBot.Search.Text;

/// <summary>
/// Words that mean nearly the same, as stems. Held as text, "stem other:strength other:strength …", a line per stem in
/// ordinal order, of which a question reads a few lines. Immutable.
/// </summary>
public sealed class Thesaurus
{
    private const char DerivedMark = '+';

    /// <summary>More words that mean nearly the same are mostly far from it.</summary>
    private const int MaxRelated = 6;

    private readonly byte[] _lines;

    /// <param name="lines">
    /// The lines in UTF-8, each ended by a line feed, in ordinal order of their stems. A strength has two digits, 30 to
    /// 99, and "+" behind it if the words are of one root.
    /// </param>
    internal Thesaurus(byte[] lines) => _lines = lines;

    /// <summary>The embedded thesaurus of a language; null if there is none.</summary>
    /// <param name="language">Its ISO 639-1 code.</param>
    internal static Thesaurus? Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Thesauri/{language}");
        if (stream is null)
            return null;
        var lines = new byte[stream.Length];
        stream.ReadExactly(lines);
        return new Thesaurus(lines);
    }

    /// <summary>Whether it has a stem, which then is one of a word of the language.</summary>
    internal bool Has(string stem) => FindLine(stem).Length > 0;

    /// <summary>The stems that mean nearly the same as another one, the nearest first.</summary>
    public IReadOnlyList<RelatedStem> Find(string stem) =>
        FindLine(stem) is { Length: > 0 } line ? Parse(Encoding.UTF8.GetString(line)) : [];

    /// <summary>What stands behind a stem in its line; empty without one.</summary>
    private ReadOnlySpan<byte> FindLine(string stem)
    {
        var key = Encoding.UTF8.GetBytes(stem + ' ');
        var (low, high) = (0, _lines.Length);
        while (low < high)
        {
            var start = LineStart(low + ((high - low) / 2));
            var line = _lines.AsSpan(start);
            line = line[..line.IndexOf((byte)'\n')];
            if (line.StartsWith(key))
                return line[key.Length..];
            if (line.SequenceCompareTo(key) < 0)
                low = start + line.Length + 1;
            else
                high = start;
        }

        return [];
    }

    /// <summary>Makes a thesaurus of a language from words and those that mean nearly the same.</summary>
    /// <param name="rules">The language; the words are stemmed as it does.</param>
    /// <param name="strength">How nearly they mean the same, 0.3 to 0.99.</param>
    internal static Thesaurus Create(
        Language rules,
        IEnumerable<(string Word, IReadOnlyList<string> Others)> entries,
        float strength
    )
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        var byStem = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (word, others) in entries)
        {
            var stem = GetStem(word);
            if (stem.Length == 0 || rules.StopWords.Contains(rules.Normalize(word)))
                continue;
            if (!byStem.TryGetValue(stem, out var related))
                byStem.Add(stem, related = []);
            foreach (var other in others)
            {
                if (
                    related.Count < MaxRelated
                    && GetStem(other) is { Length: > 0 } found
                    && found != stem
                    && !related.Contains(found)
                )
                    related.Add(found);
            }
        }

        var mark = string.Create(CultureInfo.InvariantCulture, $":{(int)(strength * 100):00}");
        var lines = new StringBuilder();
        foreach (var (stem, related) in byStem.Where(pair => pair.Value.Count > 0))
            lines.Append(stem).Append(' ').AppendJoin(' ', related.Select(other => other + mark)).Append('\n');
        return new Thesaurus(Encoding.UTF8.GetBytes(lines.ToString()));

        // A word with a space would be two words of a line.
        string GetStem(string word)
        {
            if (!stems.TryGetValue(word, out var stem))
                stems.Add(
                    word,
                    stem =
                        rules.Normalize(word) is { Length: > 0 } normalized && !normalized.Any(char.IsWhiteSpace)
                            ? rules.GetTerm(normalized)
                            : ""
                );
            return stem;
        }
    }

    private int LineStart(int position) => _lines.AsSpan(0, position).LastIndexOf((byte)'\n') + 1;

    private static List<RelatedStem> Parse(string line)
    {
        var related = new List<RelatedStem>();
        foreach (var entry in line.Split(' '))
        {
            var colon = entry.LastIndexOf(':');
            var isDerived = entry[^1] == DerivedMark;
            var strength = isDerived ? entry[(colon + 1)..^1] : entry[(colon + 1)..];
            related.Add(
                new RelatedStem(entry[..colon], int.Parse(strength, CultureInfo.InvariantCulture) / 100f, isDerived)
            );
        }

        return related;
    }
}

/// <summary>A stem that means nearly the same as another one.</summary>
/// <param name="Strength">How nearly, from 0 to 1.</param>
/// <param name="IsDerived">Whether the words are of one root: "Syria" and "Syrian".</param>
public readonly record struct RelatedStem(string Stem, float Strength, bool IsDerived);
