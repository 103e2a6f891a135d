using Lucene.Net.Analysis.Lv;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Latvian.</summary>
internal static class Latvian
{
    public static Language Rules { get; } =
        new("lv", Script.Latin)
        {
            Stemmer = Stemmer.InPlace(() => new LatvianStemmer().Stem),
            DistinctiveLetters = "āēīūļķģņ",
            StopWordList = () =>
                WordList.Parse(
                    LatvianAnalyzer.DefaultStopSet,
                    "kas ko kam kad kur kā kāpēc cik kāds kāda kurš kura ir bija"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "kad",
                    number: "cik",
                    name: "kur kam",
                    cause: "kāpēc",
                    open: "kas ko kāds kāda kurš kura kā"
                ),
        };
}
