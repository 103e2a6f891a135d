using Lucene.Net.Analysis.Ca;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Catalan.</summary>
internal static class Catalan
{
    public static Language Rules { get; } =
        new("ca", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new CatalanStemmer()),
            Apostrophe = Apostrophe.FollowsElision,
            FoldsDiacritics = true,
            DistinctiveLetters = "·",
            StopWordList = () =>
                WordList.Parse(
                    CatalanAnalyzer.DefaultStopSet,
                    "qui què que quan on com per quant quanta quants quantes quin quina quins quines és són va"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "quan",
                    number: "quant quanta quants quantes",
                    name: "qui on",
                    open: "què quin quina quins quines com"
                ),
        };
}
