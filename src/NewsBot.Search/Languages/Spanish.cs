using Lucene.Net.Analysis.Es;
using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>Spanish.</summary>
internal static class Spanish
{
    public static Language Rules { get; } =
        new("es", Script.Latin)
        {
            FollowUpCues = new FollowUpCues(
                "él ella ellos ellas lo le les su sus",
                "eso esto ese esa alli ahi entonces",
                "y e pero tambien"
            ),
            Stemmer = Stemmer.Snowball(() => new SpanishStemmer()),
            FoldsDiacritics = true,
            DistinctiveLetters = "ñ",
            NumberWords =
                "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
                + "dieciséis diecisiete dieciocho diecinueve veinte",
            StopWordList = () =>
                WordList.Parse(
                    SpanishAnalyzer.DefaultStopSet,
                    more: "quién quiénes qué cuándo dónde adónde cómo cuánto cuánta cuántos cuántas cuál cuáles por ser es son fue fueron hay había",
                    less: "estado estada estados estadas sentido sentida sentidos sentidas"
                ),
            CommonWords = WordList.ParseSet(
                "saber sabe quiere querer ir va vino venir ver ve vio hacer hace hizo usar usa ganar ganó "
                    + "gana perder perdió nuevo viejo bueno grande pequeño primero último gente hombre mujer día "
                    + "días tiempo año años gracias hola ahora hoy noticia noticias"
            ),
            NewestWords = WordList.ParseSet("reciente recientes recientemente"),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
                    number: "cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos mil miles millón millones docena mitad doble",
                    share: "porcentaje",
                    money: "dólar dólares euro euros libra libras peso pesos yen yenes céntimo céntimos centavos",
                    cause: "porque debido causa causas razón motivo gracias consecuencia pues"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "cuándo cuando",
                    number: "cuánto cuánta cuántos cuántas cuanto cuanta cuantos cuantas",
                    name: "quién quiénes quien quienes dónde donde adónde",
                    cause: "por|qué por|que",
                    open: "qué que cuál cuáles cual cuales cómo como",
                    dateNouns: "año años fecha día mes siglo década época",
                    numberNouns: "número cantidad población edad tamaño longitud altura distancia velocidad temperatura total superficie peso",
                    shareNouns: "porcentaje proporción tasa",
                    moneyNouns: "precio coste costo",
                    nameNouns: "nombre presidente rey reina actor actriz autor director líder ministro persona jugador equipo empresa ciudad país estado lugar río isla región provincia capital universidad escuela idioma grupo organización",
                    causeNouns: "razón causa motivo"
                ),
        };
}
