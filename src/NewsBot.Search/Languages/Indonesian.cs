using Lucene.Net.Analysis.Id;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Indonesian.</summary>
internal static class Indonesian
{
    public static Language Rules { get; } =
        new("id", Script.Latin)
        {
            Stemmer = Stemmer.InPlace(() =>
            {
                var stemmer = new IndonesianStemmer();
                return (letters, length) => stemmer.Stem(letters, length, stemDerivational: true);
            }),
            StopWordList = () =>
                WordList.Parse(
                    IndonesianAnalyzer.DefaultStopSet,
                    "siapa apa kapan di mana dimana bagaimana mengapa kenapa berapa yang adalah"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "kapan",
                    number: "berapa",
                    name: "siapa mana dimana",
                    cause: "mengapa kenapa",
                    open: "apa bagaimana",
                    dateNouns: "tahun tanggal hari",
                    numberNouns: "jumlah",
                    nameNouns: "nama kota negara"
                ),
        };
}
