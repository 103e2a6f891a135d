using Lucene.Net.Analysis.Pt;
using NewsBot.Search.Text;
using PortugueseStemmer = Lucene.Net.Tartarus.Snowball.Ext.PortugueseStemmer;

namespace NewsBot.Search.Languages;

/// <summary>Portuguese.</summary>
internal static class Portuguese
{
    public static Language Rules { get; } =
        new("pt", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new PortugueseStemmer()),
            FoldsDiacritics = true,
            DistinctiveLetters = "ãõ",
            StopWordList = () =>
                WordList.Parse(
                    PortugueseAnalyzer.DefaultStopSet,
                    "quem que quê quando onde como porque quanto quanta quantos quantas qual quais é são foi foram era eram"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "quando",
                    number: "quanto quanta quantos quantas",
                    name: "quem onde",
                    open: "que quê qual quais como",
                    dateNouns: "ano data dia século",
                    numberNouns: "número população idade",
                    nameNouns: "nome cidade país"
                ),
        };
}
