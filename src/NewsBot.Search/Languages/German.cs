using Lucene.Net.Analysis.De;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>
/// German. Snowball's second variant also reads "ae", "oe", "ue" as umlauts. Accents are not folded: "schon" is not
/// "schön".
/// </summary>
internal static class German
{
    public static Language Rules { get; } =
        new("de", Script.Latin)
        {
            FollowUpCues = new FollowUpCues(
                "er sie ihn ihm ihr ihnen sein seine seiner seinem seinen ihre ihrer ihrem ihren",
                "das dies diese dort da dann davon dafur dafür",
                "und aber auch"
            ),
            CapitalizesNouns = true,
            Stemmer = Stemmer.Snowball(() => new German2Stemmer()),
            DistinctiveLetters = "ß",
            NumberWords =
                "- - zwei drei vier fünf sechs sieben - neun zehn elf zwölf dreizehn vierzehn fünfzehn "
                + "sechzehn siebzehn achtzehn neunzehn zwanzig",
            StopWordList = () =>
                WordList.Parse(
                    GermanAnalyzer.DefaultStopSet,
                    "wer wen wem wessen was wann wo woher wohin wie warum weshalb wieso wieviel wieviele "
                        + "viele welche welcher welches welchem welchen wurde wurden gibt gab"
                ),
            NewestWords = WordList.ParseSet("neueste neuesten neuester kürzlich jüngste"),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "januar februar märz april mai juni juli august september oktober november dezember",
                    number: "null ein eins eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden dutzend hälfte doppelt",
                    share: "prozent prozentsatz",
                    money: "euro dollar pfund franken cent yen kronen rubel",
                    cause: "weil wegen da denn grund gründe ursache aufgrund deshalb daher infolge"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "wann",
                    counting: "wie|viele wie|viel",
                    number: "wie|viele wie|viel wieviel wieviele wie|alt wie|groß wie|hoch wie|lang wie|lange wie|weit wie|tief wie|schwer wie|oft",
                    name: "wer wen wem wessen wo woher wohin",
                    cause: "warum weshalb wieso",
                    open: "was welche welcher welches welchem welchen wie",
                    dateNouns: "jahr jahre datum tag monat jahrhundert jahrzehnt",
                    numberNouns: "anzahl zahl bevölkerung einwohnerzahl alter größe länge höhe entfernung geschwindigkeit temperatur fläche gewicht",
                    shareNouns: "prozent prozentsatz anteil",
                    moneyNouns: "preis kosten betrag",
                    nameNouns: "name namen präsident könig königin schauspieler autor leiter minister person spieler mannschaft unternehmen firma stadt land staat ort fluss insel region provinz hauptstadt universität schule sprache gruppe organisation",
                    causeNouns: "grund ursache"
                ),
        };
}
