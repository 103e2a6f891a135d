using Lucene.Net.Analysis.Sv;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Swedish.</summary>
internal static class Swedish
{
    public static Language Rules { get; } =
        new("sv", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new SwedishStemmer()),
            DistinctiveLetters = "äö",
            StopWordList = () =>
                WordList.Parse(
                    SwedishAnalyzer.DefaultStopSet,
                    "vem vad när var hur varför vilken vilket vilka vems många mycket är var blev"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "när",
                    number: "hur|många hur|mycket hur|gammal hur|stor hur|hög hur|lång",
                    name: "vem vems var",
                    cause: "varför",
                    open: "vad vilken vilket vilka hur",
                    dateNouns: "år datum dag",
                    numberNouns: "antal folkmängd ålder",
                    nameNouns: "namn stad land"
                ),
        };
}
