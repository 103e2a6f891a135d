using System.Collections.Concurrent;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search;

/// <summary>
/// The thesauri of languages beyond those that come with the program. Each is read once, when it is needed. Thread-safe.
/// </summary>
/// <param name="read">
/// Reads the thesaurus of a language, by its ISO 639-1 code; null if there is none. It must not throw.
/// </param>
public sealed class Thesauri(Func<string, Thesaurus?> read)
{
    private readonly ConcurrentDictionary<Language, Lazy<Thesaurus?>> _byLanguage = [];

    /// <summary>None beyond those that come with the program.</summary>
    public static Thesauri None { get; } = new(_ => null);

    /// <summary>Makes a thesaurus of words and those that mean nearly the same.</summary>
    /// <param name="language">Their ISO 639-1 code; the words are stemmed as the language does.</param>
    /// <param name="strength">How nearly they mean the same, 0.3 to 0.99.</param>
    public static Thesaurus Create(
        string language,
        IEnumerable<(string Word, IReadOnlyList<string> Others)> entries,
        float strength
    ) => Thesaurus.Create(KnownLanguages.Find(language) ?? Language.Undetermined, entries, strength);

    /// <summary>Reads the thesauri of some languages now, so that no question waits for it.</summary>
    /// <param name="languages">Their ISO 639-1 codes; others are passed over.</param>
    public void Prepare(IEnumerable<string> languages)
    {
        foreach (var code in languages)
        {
            if (KnownLanguages.Find(code) is { } language)
                Find(language);
        }
    }

    /// <summary>A language's thesaurus: the one that comes with the program, or else the one that is read.</summary>
    internal Thesaurus? Find(Language language) =>
        language.Thesaurus
        ?? _byLanguage.GetOrAdd(language, static (key, read) => new Lazy<Thesaurus?>(() => read(key.Code)), read).Value;
}
