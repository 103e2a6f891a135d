using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Search.Text;

/// <summary>
/// The names of weekdays and months: written like names in some languages, but never what a question is about.
/// </summary>
internal static class CalendarWords
{
    private static readonly ConcurrentDictionary<Language, FrozenSet<string>> ByLanguage = new();

    /// <param name="language">The language; an undetermined one has none.</param>
    public static bool Has(Language language, string word) => ByLanguage.GetOrAdd(language, Read).Contains(word);

    private static FrozenSet<string> Read(Language language)
    {
        if (language == Language.Undetermined || language == Language.Foreign)
            return [];
        var names = CultureInfo.GetCultureInfo(language.Code).DateTimeFormat;
        return names
            .DayNames.Concat(names.MonthNames)
            .Concat(names.MonthGenitiveNames)
            .Select(name => language.Normalize(name))
            .Where(name => name.Length > 0)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
