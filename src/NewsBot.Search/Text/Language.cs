using System.Collections.Frozen;

namespace NewsBot.Search.Text;

/// <summary>How the words of one language become terms.</summary>
internal sealed class Language
{
    private const char ForeignMark = '\u0001';

    private readonly Stemmer _stemmer;
    private readonly Apostrophe _apostrophe;
    private readonly bool _dotlessI;
    private readonly bool _foldsDiacritics;
    private readonly bool _isForeign;
    private readonly Lazy<FrozenSet<string>> _stopWords;
    private readonly Lazy<KindWords> _kinds;
    private readonly Lazy<AskedKinds> _asks;

    private Language(
        string code,
        Script script,
        Stemmer? stemmer = null,
        IEnumerable<string>? stopWords = null,
        Apostrophe apostrophe = Apostrophe.Possessive,
        bool dotlessI = false,
        bool foldsDiacritics = false,
        bool isForeign = false,
        Func<KindWords>? kinds = null,
        Func<AskedKinds>? asks = null)
    {
        Code = code;
        Script = script;
        _stemmer = stemmer ?? Stemmer.None;
        _apostrophe = apostrophe;
        _dotlessI = dotlessI;
        _foldsDiacritics = foldsDiacritics;
        _isForeign = isForeign;
        _stopWords = new(() => (stopWords ?? []).Normalized(Normalize));
        _kinds = new(kinds ?? (() => new KindWords()));
        _asks = new(asks ?? (() => new AskedKinds()));
    }

    /// <summary>A language that is not known here: words are compared as they stand.</summary>
    public static Language Undetermined { get; } = new("und", Script.Other);

    /// <summary>Words in a script that their text's language does not write, «NASA» in a Russian text: compared as they stand, wherever they stand.</summary>
    public static Language Foreign { get; } = new("mul", Script.Other, isForeign: true);

    public static Language Arabic { get; } = new("ar", Script.Arabic, Stemmer.Arabic, Text.StopWords.Arabic);

    public static Language English { get; } =
        new("en", Script.Latin, Stemmer.English, Text.StopWords.English, foldsDiacritics: true,
            kinds: () => new KindWords(
                date: "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
                number: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half twice once double",
                share: "percent percentage pct",
                money: "dollar dollars euro euros pound pounds sterling cent cents yen yuan rouble roubles ruble rubles rupee rupees franc francs lira crown crowns krone kroner peso pesos usd eur gbp",
                cause: "because due since cause caused causes causing reason reasons therefore owing thus hence result resulted resulting"),
            asks: () => new AskedKinds(
                date: "when",
                number: "how|many how|much how|old how|far how|long how|tall how|high how|large how|big how|fast how|deep how|wide how|heavy how|often how|few",
                name: "who whom whose where",
                cause: "why",
                open: "what which how name",
                dateNouns: "year years date day days month century decade time era",
                numberNouns: "number numbers population amount age size length height distance speed temperature rank score total area depth weight",
                shareNouns: "percentage percent share proportion fraction rate",
                moneyNouns: "price cost salary sum budget fine",
                nameNouns: "name names president king queen actor actress author artist director leader minister prime person people player team company city country state place river island region province capital county town village university school language nationality group organization company band singer character album movie film book newspaper station airport street mountain lake building",
                causeNouns: "reason reasons cause causes"));

    public static Language French { get; } =
        new("fr", Script.Latin, Stemmer.French, Text.StopWords.French, Apostrophe.FollowsElision, foldsDiacritics: true);

    public static Language German { get; } = new("de", Script.Latin, Stemmer.German, Text.StopWords.German);

    public static Language Norwegian { get; } =
        new("no", Script.Latin, Stemmer.Norwegian, Text.StopWords.Norwegian,
            kinds: () => new KindWords(
                date: "januar februar mars april mai juni juli august september oktober november desember",
                number: "null en ett to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue tyve tretti førti femti seksti sytti åtti nitti hundre tusen million millioner milliard milliarder dusin halv halvparten dobbelt",
                share: "prosent prosentandel",
                money: "krone kroner dollar euro pund øre cent",
                cause: "fordi grunn grunnet årsak årsaken årsaker derfor siden skyldes følge ettersom"),
            asks: () => new AskedKinds(
                date: "når",
                number: "hvor|mange hvor|mye hvor|gammel hvor|gamle hvor|langt hvor|lang hvor|lange hvor|lenge hvor|stor hvor|stort hvor|store hvor|høy hvor|høyt hvor|høye hvor|dyp hvor|dypt hvor|tung hvor|ofte hvor|bred hvor|raskt",
                name: "hvem hvor",
                cause: "hvorfor",
                open: "hva hvilken hvilket hvilke hvordan",
                dateNouns: "år året dato datoen dag dagen måned århundre århundret tiår tid",
                numberNouns: "antall antallet folketall folketallet innbyggertall alder størrelse lengde høyde avstand temperatur temperaturen areal vekt",
                shareNouns: "prosent prosentandel andel",
                moneyNouns: "pris prisen sum summen",
                nameNouns: "navn navnet heter het by byen land landet sted stedet fylke kommune elv elva øy øya region språk person forfatter konge dronning president statsminister skuespiller klubb lag universitet skole gruppe",
                causeNouns: "grunn grunnen årsak årsaken"));

    public static Language Persian { get; } = new("fa", Script.Arabic, Stemmer.Persian, Text.StopWords.Persian);

    public static Language Russian { get; } = new("ru", Script.Cyrillic, Stemmer.Russian, Text.StopWords.Russian);

    public static Language Spanish { get; } =
        new("es", Script.Latin, Stemmer.Spanish, Text.StopWords.Spanish, foldsDiacritics: true,
            kinds: () => new KindWords(
                date: "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
                number: "cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos mil miles millón millones docena mitad doble",
                share: "porcentaje",
                money: "dólar dólares euro euros libra libras peso pesos yen yenes céntimo céntimos centavos",
                cause: "porque debido causa causas razón motivo gracias consecuencia pues"),
            asks: () => new AskedKinds(
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
                causeNouns: "razón causa motivo"));

    public static Language Turkish { get; } =
        new("tr", Script.Latin, Stemmer.Turkish, Text.StopWords.Turkish, Apostrophe.EndsWord, dotlessI: true);

    public static Language Chinese { get; } = new("zh", Script.Han);

    public static Language Japanese { get; } = new("ja", Script.Kana);

    public static Language Korean { get; } = new("ko", Script.Hangul);

    public static Language Thai { get; } = new("th", Script.Thai);

    /// <summary>Every language with rules of its own, in the order in which a tie between guesses is broken.</summary>
    public static IReadOnlyList<Language> All { get; } =
        [English, Spanish, French, German, Turkish, Norwegian, Russian, Arabic, Persian, Chinese, Japanese, Korean, Thai];

    private static readonly FrozenDictionary<string, Language> ByCode = All
        .Select(language => KeyValuePair.Create(language.Code, language))
        .Append(KeyValuePair.Create("nb", Norwegian))
        .Append(KeyValuePair.Create("nn", Norwegian))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>ISO 639-1, or «und».</summary>
    public string Code { get; }

    /// <summary>The script that the language is mainly written in.</summary>
    public Script Script { get; }

    /// <summary>
    /// Whether the language's own words are written in a script; a word in another one is foreign to it and keeps to
    /// <see cref="Foreign"/>. Japanese and Korean have Chinese characters beside their own; a number is the same everywhere.
    /// </summary>
    public bool Writes(Script script) =>
        script == Script || script == Script.Other || this == Undetermined || (script == Script.Han && (this == Japanese || this == Korean));

    /// <summary>The language whose rules a word of this language's texts follows.</summary>
    public Language For(Script script) => Writes(script) ? this : Foreign;

    /// <summary>The function and question words, normalized.</summary>
    public FrozenSet<string> StopWords => _stopWords.Value;

    /// <summary>The words that are a date, a number, a reason by themselves.</summary>
    public KindWords Kinds => _kinds.Value;

    /// <summary>What questions ask for.</summary>
    public AskedKinds Asks => _asks.Value;

    /// <summary>The language of a tag such as «en» or «pt-BR», or null when there are no rules for it.</summary>
    public static Language? Find(string tag) => ByCode.GetValueOrDefault(tag.Split('-', '_')[0].Trim());

    /// <summary>The form in which a token's word is compared and corrected; empty when nothing is left.</summary>
    public string Normalize(ReadOnlySpan<char> token) => Normalizer.Normalize(token, _apostrophe, _dotlessI);

    private string Normalize(string token) => Normalize(token.AsSpan());

    /// <summary>The index key of a normalized word.</summary>
    public string Term(string word)
    {
        // A key of its own: an English stem that happens to look so is another word.
        if (_isForeign) return ForeignMark + word;
        var stem = _stemmer.Stem(word);
        return _foldsDiacritics ? Normalizer.FoldDiacritics(stem) : stem;
    }

    public override string ToString() => Code;
}
