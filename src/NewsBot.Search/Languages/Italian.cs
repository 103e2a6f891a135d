using Lucene.Net.Analysis.It;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Italian.</summary>
internal static class Italian
{
    public static Language Rules { get; } =
        new("it", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new ItalianStemmer()),
            Apostrophe = Apostrophe.FollowsElision,
            FoldsDiacritics = true,
            StopWordList = () =>
                WordList.Parse(
                    ItalianAnalyzer.DefaultStopSet,
                    "chi che cosa quando dove come perché quanto quanta quanti quante quale quali è sono era erano fu furono"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "quando",
                    number: "quanto quanta quanti quante",
                    name: "chi dove",
                    cause: "perché",
                    open: "che cosa quale quali come",
                    dateNouns: "anno data giorno secolo",
                    numberNouns: "numero popolazione età",
                    nameNouns: "nome città paese"
                ),
        };
}
