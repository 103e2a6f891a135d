using Lucene.Net.Analysis.Tr;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>
/// Turkish. Names have their endings after an apostrophe. Other words have many endings, so stems are truncated.
/// </summary>
internal static class Turkish
{
    public static Language Rules { get; } =
        new("tr", Script.Latin)
        {
            FollowUpCues = new FollowUpCues(
                "o onu ona onun onlar onları onların onlara",
                "bu bunu orada burada sonra",
                "ve peki ya ama"
            ),
            Stemmer = Stemmer.Snowball(() => new TurkishStemmer()),
            MaxStemLength = 5,
            FoldsDiacritics = true,
            Apostrophe = Apostrophe.EndsWord,
            DotlessI = true,
            DistinctiveLetters = "ğış",
            NumberWords = "sıfır - iki üç dört beş altı yedi sekiz dokuz on",
            StopWordList = () =>
                WordList.Parse(
                    TurkishAnalyzer.DefaultStopSet,
                    "kim kime kimi kimin ne neyi nedir zaman nerede nereye nereden nasıl neden niçin niye "
                        + "kaç hangi hangisi mı mi mu mü oldu olan"
                ),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
                    number: "sıfır bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin milyon milyar trilyon yarım yarısı",
                    share: "yüzde yüzdesi",
                    money: "lira dolar avro euro sterlin kuruş",
                    cause: "çünkü nedeniyle yüzünden dolayı sebep sebebiyle"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "ne|zaman",
                    number: "kaç",
                    name: "kim kime kimi kimin nerede nereye nereden",
                    cause: "neden niçin niye",
                    open: "ne hangi nedir nasıl",
                    dateNouns: "yıl yılda yılında tarih tarihte gün ay yüzyıl",
                    numberNouns: "sayı sayısı nüfus nüfusu yaş",
                    shareNouns: "oran oranı yüzde",
                    moneyNouns: "fiyat fiyatı maliyet",
                    nameNouns: "ad adı isim ismi başkan başkanı şehir şehri ülke ülkesi şirket takım üniversite",
                    causeNouns: "neden nedeni sebep sebebi"
                ),
        };
}
