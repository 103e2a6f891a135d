using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>The moderators' synonyms, found by the first word of what is asked for. Immutable.</summary>
internal sealed class SynonymTable
{
    private readonly Dictionary<string, List<Entry>> _byFirst = new(StringComparer.Ordinal);

    /// <param name="rules">Each word or phrase that may be asked for, with its synonyms.</param>
    public SynonymTable(IEnumerable<(string Asked, IEnumerable<string> Found)> rules, TermLookup lookup)
    {
        foreach (var (asked, found) in rules)
        {
            var terms = found
                .SelectMany(phrase =>
                    Tokenize(phrase).SelectMany(token => lookup.GetForms(token.Written, token.Script))
                )
                .Distinct()
                .ToArray();
            if (terms.Length == 0)
                continue;
            foreach (
                var stems in lookup
                    .Languages.Select(language => GetStems(asked, language))
                    .DistinctBy(stems => string.Join(' ', stems))
                    .Where(stems => stems.Length > 0)
            )
            {
                if (!_byFirst.TryGetValue(stems[0], out var entries))
                    _byFirst.Add(stems[0], entries = []);
                entries.Add(new Entry(stems, terms));
            }
        }
    }

    /// <summary>
    /// The library's terms that are synonyms of a question's words and phrases; those of a phrase belong to its first
    /// term.
    /// </summary>
    /// <param name="termOfWord">The id of each word's term in the query; −1 for a word without one.</param>
    public IReadOnlyList<QuerySimilarTerm> Expand(List<QueryToken> words, List<int> termOfWord)
    {
        if (_byFirst.Count == 0)
            return [];
        var expanded = new List<QuerySimilarTerm>();
        var stems = words.ConvertAll(word => word.Stem);
        for (var i = 0; i < stems.Count; i++)
        {
            foreach (var (length, terms) in FindAt(stems, i))
            {
                var first = termOfWord.FindIndex(i, length, term => term >= 0);
                if (first < 0)
                    continue;
                foreach (var term in terms)
                    expanded.Add(new QuerySimilarTerm(term, termOfWord[first], QuerySimilarTerm.SynonymSimilarity));
            }
        }

        return expanded;
    }

    /// <summary>
    /// The synonyms of the words or phrases that start at a word of a question, with their lengths in words.
    /// </summary>
    /// <param name="stems">The question's words, stemmed.</param>
    /// <param name="first">The place of the word.</param>
    public IEnumerable<(int Words, int[] Terms)> FindAt(IReadOnlyList<string> stems, int first)
    {
        foreach (var (asked, terms) in _byFirst.GetValueOrDefault(stems[first], []))
        {
            if (
                first + asked.Length <= stems.Count
                && asked.Index().All(stem => stems[first + stem.Index] == stem.Item)
            )
                yield return (asked.Length, terms);
        }
    }

    private static string[] GetStems(string phrase, Language language) =>
        [
            .. Tokenize(phrase)
                .Select(token =>
                    language.For(token.Script) is var rules ? rules.GetTerm(rules.Normalize(token.Written)) : ""
                )
                .Where(stem => stem.Length > 0),
        ];

    private static List<(string Written, Script Script)> Tokenize(string phrase)
    {
        var tokens = new List<(string, Script)>();
        foreach (var token in new Tokenizer(phrase))
            tokens.Add((token.In(phrase).ToString(), token.Script));
        return tokens;
    }

    private sealed record Entry(string[] Asked, int[] Terms);
}
