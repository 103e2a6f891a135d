using System.Collections.Frozen;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>The languages that have rules.</summary>
internal static class KnownLanguages
{
    /// <summary>In the order in which a tie between guesses is broken.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        English.Rules,
        Spanish.Rules,
        French.Rules,
        German.Rules,
        Portuguese.Rules,
        Italian.Rules,
        Turkish.Rules,
        Vietnamese.Rules,
        Indonesian.Rules,
        Polish.Rules,
        Dutch.Rules,
        Romanian.Rules,
        Czech.Rules,
        Hungarian.Rules,
        Swedish.Rules,
        Norwegian.Rules,
        Danish.Rules,
        Finnish.Rules,
        Catalan.Rules,
        Latvian.Rules,
        Russian.Rules,
        Ukrainian.Rules,
        Bulgarian.Rules,
        Arabic.Rules,
        Persian.Rules,
        Greek.Rules,
        Hebrew.Rules,
        Hindi.Rules,
        Chinese.Rules,
        Japanese.Rules,
        Korean.Rules,
        Thai.Rules,
    ];

    private static readonly FrozenDictionary<string, Language> ByCode = All.Select(language =>
            KeyValuePair.Create(language.Code, language)
        )
        .Append(KeyValuePair.Create("nb", Norwegian.Rules))
        .Append(KeyValuePair.Create("nn", Norwegian.Rules))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<Language, int> Ids = All.Index()
        .ToFrozenDictionary(pair => pair.Item, pair => pair.Index);

    /// <summary>A language's place in <see cref="All"/>; −1 if it is not there.</summary>
    public static int GetId(Language language) => Ids.GetValueOrDefault(language, -1);

    /// <summary>The language of a tag such as "en" or "pt-BR", or null when there are no rules for it.</summary>
    public static Language? Find(string tag) => ByCode.GetValueOrDefault(tag.Split('-', '_')[0].Trim());
}
