namespace NewsBot.Localization;

/// <summary>
/// Selects the plural form of a noun for a number: the cardinal rules of the Unicode CLDR
/// (https://cldr.unicode.org/index/cldr-spec/plural-rules) for whole numbers.
/// </summary>
internal static class PluralRule
{
    private const string One = "one";
    private const string Few = "few";
    private const string Many = "many";
    private const string Other = "other";

    /// <summary>The category of a number, 0 or more, in a language, ISO 639-1.</summary>
    public static string Select(int number, string language) =>
        language switch
        {
            "ar" => OfArabic(number),
            "ru" or "uk" => OfEastSlavic(number),
            "fr" or "fa" => number <= 1 ? One : Other,
            _ => number == 1 ? One : Other,
        };

    private static string OfArabic(int number) =>
        (number, number % 100) switch
        {
            (0, _) => "zero",
            (1, _) => One,
            (2, _) => "two",
            (_, >= 3 and <= 10) => Few,
            (_, >= 11) => Many,
            _ => Other,
        };

    private static string OfEastSlavic(int number) =>
        (number % 10, number % 100) switch
        {
            (1, not 11) => One,
            (>= 2 and <= 4, not (>= 12 and <= 14)) => Few,
            _ => Many,
        };
}
