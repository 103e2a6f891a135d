using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Polish. There is no stemmer for it here: words are cut.</summary>
internal static class Polish
{
    public static Language Rules { get; } =
        new("pl", Script.Latin)
        {
            MaxStemLength = 6,
            DistinctiveLetters = "łąęśźżćń",
            StopWordList = () =>
                WordList.Parse(
                    """
                    i a oraz lub ale że jak to ten ta te ci tego tej tych tym w we na z ze do od za po przy o dla bez pod nad między przez nie czy by
                    ja ty on ona ono my wy oni one jego jej ich im mu nam wam mnie się swój swoja jest są był była było byli były będzie być
                    kto kogo komu kim co czego czemu kiedy gdzie dokąd skąd dlaczego ile jaki jaka jakie który która które których którzy jakiego czyj
                    już jeszcze także tylko bardzo po przed aby jeśli więc też oraz został została zostało ma miał
                    """
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "kiedy",
                    number: "ile",
                    name: "kto kogo komu kim gdzie dokąd skąd czyj",
                    cause: "dlaczego",
                    open: "co jaki jaka jakie który która które jak",
                    dateNouns: "rok roku data dzień",
                    numberNouns: "liczba",
                    nameNouns: "imię miasto kraj"
                ),
        };
}
