using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>The moderators' synonyms by the first word of what is asked for. Immutable.</summary>
internal sealed class SynonymTable
{
    private readonly Dictionary<string, List<Entry>> _byFirst = new(StringComparer.Ordinal);

    /// <param name="rules">Each word or phrase that may be asked for, and those that are found beside it.</param>
    /// <param name="languages">The library's languages: a word is compared as each of them stems it.</param>
    /// <param name="termsOf">The library's terms for a word in a script.</param>
    public SynonymTable(
        IEnumerable<(string Asked, IEnumerable<string> Found)> rules,
        IReadOnlyList<Language> languages,
        Func<string, Script, int[]> termsOf
    )
    {
        foreach (var (asked, found) in rules)
        {
            var terms = found
                .SelectMany(phrase => Tokenize(phrase).SelectMany(token => termsOf(token.Written, token.Script)))
                .Distinct()
                .ToArray();
            if (terms.Length == 0)
                continue;
            foreach (
                var stems in languages
                    .Select(language => GetStems(asked, language))
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

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _byFirst.Count == 0;

    /// <summary>
    /// The library's terms that are found beside a question's words from one of them on, and how many words these are.
    /// </summary>
    /// <param name="stems">The question's words, stemmed.</param>
    /// <param name="first">The first of them to look at.</param>
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
