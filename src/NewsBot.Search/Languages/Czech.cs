using Lucene.Net.Analysis.Cz;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Czech.</summary>
internal static class Czech
{
    public static Language Rules { get; } =
        new("cs", Script.Latin)
        {
            Stemmer = Stemmer.InPlace(() => new CzechStemmer().Stem),
            DistinctiveLetters = "řěů",
            StopWordList = () =>
                WordList.Parse(
                    CzechAnalyzer.DefaultStopSet,
                    "kdo koho komu co čeho kdy kde kam odkud jak proč kolik jaký jaká jaké který která které je jsou byl byla bylo byli"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "kdy",
                    number: "kolik",
                    name: "kdo koho komu kde kam odkud",
                    cause: "proč",
                    open: "co jaký jaká jaké který která které jak",
                    dateNouns: "rok roce datum den",
                    numberNouns: "počet",
                    nameNouns: "jméno město země"
                ),
        };
}
