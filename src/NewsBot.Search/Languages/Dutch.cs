using Lucene.Net.Analysis.Nl;
using NewsBot.Search.Text;
using DutchStemmer = Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer;

namespace NewsBot.Search.Languages;

/// <summary>Dutch.</summary>
internal static class Dutch
{
    public static Language Rules { get; } =
        new("nl", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new DutchStemmer()),
            StopWordList = () =>
                WordList.Parse(
                    DutchAnalyzer.DefaultStopSet,
                    "wie wat wanneer waar hoe waarom hoeveel welk welke wiens is zijn was waren de het een"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "wanneer",
                    number: "hoeveel hoe|veel hoe|oud hoe|groot hoe|hoog hoe|lang",
                    name: "wie wiens waar",
                    cause: "waarom",
                    open: "wat welk welke hoe",
                    dateNouns: "jaar datum dag eeuw",
                    numberNouns: "aantal bevolking leeftijd",
                    nameNouns: "naam stad land"
                ),
        };
}
