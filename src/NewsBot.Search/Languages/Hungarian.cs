using Lucene.Net.Analysis.Hu;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Hungarian.</summary>
internal static class Hungarian
{
    public static Language Rules { get; } =
        new("hu", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new HungarianStemmer()),
            DistinctiveLetters = "őű",
            StopWordList = () =>
                WordList.Parse(
                    HungarianAnalyzer.DefaultStopSet,
                    "ki kit kinek mi mit mikor hol hova honnan hogyan miért mennyi hány melyik volt van"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "mikor",
                    number: "hány mennyi",
                    name: "ki kit kinek hol hova honnan",
                    cause: "miért",
                    open: "mi mit melyik hogyan"
                ),
        };
}
