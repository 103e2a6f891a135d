using Lucene.Net.Analysis.Fi;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Finnish.</summary>
internal static class Finnish
{
    public static Language Rules { get; } =
        new("fi", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new FinnishStemmer()),
            DistinctiveLetters = "äö",
            StopWordList = () =>
                WordList.Parse(
                    FinnishAnalyzer.DefaultStopSet,
                    "kuka kenen ketä mikä mitä milloin missä mihin mistä miten miksi kuinka moni paljon mikä on oli ovat"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "milloin",
                    number: "kuinka",
                    name: "kuka kenen ketä missä mihin mistä",
                    cause: "miksi",
                    open: "mikä mitä miten"
                ),
        };
}
