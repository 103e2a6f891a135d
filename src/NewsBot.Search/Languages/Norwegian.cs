using Lucene.Net.Analysis.No;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Norwegian, Bokmål and Nynorsk. Accents are not folded: "for" is not "før".</summary>
internal static class Norwegian
{
    public static Language Rules { get; } =
        new("no", Script.Latin)
        {
            Stemmer = Stemmer.Snowball(() => new NorwegianStemmer()),
            DistinctiveLetters = "øæ",
            NumberWords =
                "- - to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue",
            StopWordList = () =>
                WordList.Parse(
                    NorwegianAnalyzer.DefaultStopSet,
                    "hvem hva hvor når hvordan hvorfor hvilken hvilket hvilke mange mye lenge gammel ble blir var er"
                ),
            CommonWords = WordList.ParseSet(
                "vet vite tror tro vil ville går gå gikk kommer komme kom ser se så tar ta tok bruker bruke "
                    + "finner finne fant vinner vinne vant taper tapte ny nye gammel god stor liten første siste "
                    + "folk mann kvinne dag dager tid år takk hei hallo nå i dag"
            ),
            NewestWords = WordList.ParseSet("nyeste nylig ferskeste"),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "januar februar mars april mai juni juli august september oktober november desember",
                    number: "null en ett to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue tyve tretti førti femti seksti sytti åtti nitti hundre tusen million millioner milliard milliarder dusin halv halvparten dobbelt",
                    share: "prosent prosentandel",
                    money: "krone kroner dollar euro pund øre cent",
                    cause: "fordi grunn grunnet årsak årsaken årsaker derfor siden skyldes følge ettersom"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "når",
                    number: "hvor|mange hvor|mye hvor|gammel hvor|gamle hvor|langt hvor|lang hvor|lange hvor|lenge hvor|stor hvor|stort hvor|store hvor|høy hvor|høyt hvor|høye hvor|dyp hvor|dypt hvor|tung hvor|ofte hvor|bred hvor|raskt",
                    name: "hvem hvor",
                    cause: "hvorfor",
                    open: "hva hvilken hvilket hvilke hvordan",
                    dateNouns: "år året dato datoen dag dagen måned århundre århundret tiår tid",
                    numberNouns: "antall antallet folketall folketallet innbyggertall alder størrelse lengde høyde avstand temperatur temperaturen areal vekt",
                    shareNouns: "prosent prosentandel andel",
                    moneyNouns: "pris prisen sum summen",
                    nameNouns: "navn navnet heter by byen land landet sted stedet fylke kommune elv elva øy øya region språk person forfatter konge dronning president statsminister skuespiller klubb lag universitet skole gruppe",
                    causeNouns: "grunn grunnen årsak årsaken"
                ),
        };
}
