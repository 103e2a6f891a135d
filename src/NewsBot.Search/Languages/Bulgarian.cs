using Lucene.Net.Analysis.Bg;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Bulgarian.</summary>
internal static class Bulgarian
{
    public static Language Rules { get; } =
        new("bg", Script.Cyrillic)
        {
            Stemmer = Stemmer.InPlace(() => new BulgarianStemmer().Stem),
            DistinctiveLetters = "ъ",
            StopWordList = () =>
                WordList.Parse(
                    BulgarianAnalyzer.DefaultStopSet,
                    "кой коя кое кои кого какво какъв каква какви кога къде откъде защо колко как е са беше бяха"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "кога",
                    number: "колко",
                    name: "кой коя кои кого къде откъде",
                    cause: "защо",
                    open: "какво какъв каква какви как",
                    dateNouns: "година дата ден",
                    nameNouns: "име град държава"
                ),
        };
}
