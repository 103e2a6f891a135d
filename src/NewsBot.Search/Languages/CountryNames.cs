using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>
/// What countries are called in other languages: "Deutschland" for "Germany". Names of one word, in 28 languages; read
/// when the first is asked for. Thread-safe.
/// </summary>
internal static class CountryNames
{
    private static readonly Lazy<Country[]> Countries = new(Read);
    private static readonly ConcurrentDictionary<Language, FrozenDictionary<string, int>> ByStem = [];

    /// <summary>The normalized names of a country in all languages.</summary>
    /// <param name="language">The language of a question; if it is undetermined, all languages are looked into.</param>
    /// <param name="word">A normalized word of the question.</param>
    /// <returns>None if the word is no name of a country.</returns>
    public static IReadOnlyList<(string Name, Script Script)> Find(Language language, string word)
    {
        var languages = language == Language.Undetermined ? KnownLanguages.All : [language];
        foreach (var candidate in languages)
        {
            var stems = ByStem.GetOrAdd(candidate, IndexStems);
            if (stems.Count > 0 && stems.TryGetValue(candidate.GetTerm(word), out var country))
                return Countries.Value[country].All;
        }

        return [];
    }

    private static FrozenDictionary<string, int> IndexStems(Language language)
    {
        var stems = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, country) in Countries.Value.Index())
        {
            foreach (var (_, name) in country.Names.Where(name => name.Language == language))
                stems.TryAdd(language.GetTerm(name), index);
        }

        return stems.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Country[] Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("CountryNames")!);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#'))
                .Select(line => Country.Parse(line.Split(' ')[1..])),
        ];
    }

    private sealed record Country((Language Language, string Name)[] Names)
    {
        /// <summary>The names of all languages, each once.</summary>
        public (string Name, Script Script)[] All { get; } =
        [.. Names.Select(name => name.Name).Distinct(StringComparer.Ordinal).Select(name => (name, ScriptOf(name)))];

        /// <summary>Reads "de:Deutschland" and the like.</summary>
        public static Country Parse(string[] languages) =>
            new([
                .. languages
                    .Select(entry => entry.Split(':'))
                    .SelectMany(entry => entry[1].Split(',').Select(name => (KnownLanguages.Find(entry[0])!, name)))
                    .Select(entry => (entry.Item1, entry.Item1.Normalize(entry.name))),
            ]);

        private static Script ScriptOf(string name) => Scripts.Of(System.Text.Rune.GetRuneAt(name, 0));
    }
}
