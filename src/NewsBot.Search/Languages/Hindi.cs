using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.In;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Hindi. Spelling varies so much that two normalizers run before the stemmer.</summary>
internal static class Hindi
{
    public static Language Rules { get; } =
        new("hi", Script.Devanagari)
        {
            Stemmer = Stemmer.InPlace(() => new HindiStemmer().Stem),
            Spelling = InOneSpelling,
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "कब",
                    number: "कितना कितने कितनी",
                    cause: "क्यों",
                    open: "कौन किसने क्या कैसे"
                ),
            StopWordList = () =>
                WordList.Parse(
                    "कौन किसने किसे किसको किसका किसकी किसके किस क्या कब कहाँ कहां क्यों कैसे कैसा कैसी "
                        + "कितना कितने कितनी कौनसा कौनसी है हैं था थी थे का की के में से को ने पर"
                ),
        };

    private static string InOneSpelling(string word)
    {
        // The normalizers may lengthen a word.
        var letters = new char[word.Length * 2];
        word.CopyTo(letters);
        var length = new IndicNormalizer().Normalize(letters, word.Length);
        return new string(letters, 0, new HindiNormalizer().Normalize(letters, length));
    }
}
