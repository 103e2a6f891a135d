using Lucene.Net.Analysis.Da;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Danish.</summary>
internal static class Danish
{
    public static Language Rules { get; } =
        new("da", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new DanishStemmer()),
            DistinctiveLetters = "øæ",
            StopWordList = () =>
                WordList.Parse(
                    DanishAnalyzer.DefaultStopSet,
                    "hvem hvad hvornår hvor hvordan hvorfor hvilken hvilket hvilke mange meget er var blev"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "hvornår",
                    number: "hvor|mange hvor|meget hvor|gammel hvor|stor hvor|høj hvor|lang",
                    name: "hvem hvor",
                    cause: "hvorfor",
                    open: "hvad hvilken hvilket hvilke hvordan",
                    dateNouns: "år dato dag",
                    numberNouns: "antal alder",
                    nameNouns: "navn by land"
                ),
        };
}
