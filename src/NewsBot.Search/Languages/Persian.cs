using Lucene.Net.Analysis.Fa;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Persian.</summary>
internal static class Persian
{
    public static Language Rules { get; } =
        new("fa", Script.Arabic)
        {
            FollowUpCues = new FollowUpCues("او آن آنها ان انها ایشان", "این آن انجا آنجا ان", "و پس اما"),
            Stemmer = Stemmer.InPlace(() => new PersianStemmer().Stem),
            DistinctiveLetters = "پچژگ",
            StopWordList = () =>
                WordList.Parse(
                    PersianAnalyzer.DefaultStopSet,
                    "کی چه چی کجا چرا چگونه چطور چند کدام آیا چیست کیست است بود شد"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    number: "چند",
                    cause: "چرا",
                    open: "چه چي كدام چيست چگونه",
                    dateNouns: "سال تاريخ روز",
                    numberNouns: "تعداد"
                ),
        };
}
