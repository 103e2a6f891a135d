using Lucene.Net.Tartarus.Snowball.Ext;
using NewsBot.Search.Text;

namespace NewsBot.Search.Languages;

/// <summary>
/// English. Words are stemmed by Snowball (Porter 2); forms that no rule leads back are listed in
/// <see cref="EnglishIrregularForms"/>.
/// </summary>
internal static class English
{
    public static Language Rules { get; } =
        new("en", Script.Latin)
        {
            FollowUpCues = new FollowUpCues(
                "he him his she her hers it its they them their theirs",
                "that this these those there then one ones",
                "and but so or also"
            ),
            Stemmer = Stemmer.Snowball(() => new EnglishStemmer()),
            FoldsDiacritics = true,
            IrregularForms = () => EnglishIrregularForms.All,
            NumberWords =
                "zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                + "fifteen sixteen seventeen eighteen nineteen twenty",
            StopWordList = () =>
                WordList.Parse(
                    """
                    a an the this that these those such same other another some any each every all both either neither no none nor not only own
                    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
                    it its itself they them their theirs themselves one ones someone anyone everyone something anything everything there here
                    am is are was were be been being isn't aren't wasn't weren't have has had having hasn't haven't hadn't
                    do does did doing done don't doesn't didn't can could cannot can't couldn't may might must shall should shouldn't will would
                    won't wouldn't ought i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll
                    and or but if because as while until than so too very just also then once ever yet still already
                    of at by for with about against between into through during before after above below to from up down in out on off over under
                    again further upon within without toward towards among across per via since around
                    what which who whom whose when where why how what's who's where's when's why's how's whether
                    many much more most few less least several lot lots long far often ago
                    make makes made making get gets got getting
                    else thing things besides
                    tell please give say says said happen happens happened happening called named kind sort type
                    """
                ),
            CommonWords = WordList.ParseSet(
                "know knew known think thought want wanted need needed go goes going went gone come comes "
                    + "came coming see saw seen look looks looking take takes took taken use used using work "
                    + "works working find found try tried ask asked mean means meant like liked help helped show "
                    + "shown start started stop stopped keep kept let put talk talking feel felt seem seems "
                    + "become became leave left live lives win wins won lose lost end ended new old good bad big "
                    + "small great best first last next people man men woman women person day days time times "
                    + "year years way news story article thanks thank hello hi hey ok okay sorry bye morning "
                    + "evening today yesterday tomorrow now"
            ),
            NewestWords = WordList.ParseSet("latest newest recent recently"),
            CreateAnswerTypeWords = () =>
                new AnswerTypeWords(
                    date: "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow tonight",
                    number: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half twice once double",
                    share: "percent percentage pct",
                    money: "dollar dollars euro euros pound pounds sterling cent cents yen yuan rouble roubles ruble rubles rupee rupees franc francs lira crown crowns krone kroner peso pesos usd eur gbp",
                    cause: "because due since cause caused causes causing reason reasons therefore owing thus hence result resulted resulting"
                ),
            CreateAnswerTypeClassifier = () =>
                new AnswerTypeClassifier(
                    date: "when",
                    number: "how|many how|much how|old how|far how|long how|tall how|high how|large how|big how|fast how|deep how|wide how|heavy how|often how|few how|cold how|hot how|warm how|quick how|quickly how|thick how|low how|strong",
                    name: "who whom whose where",
                    cause: "why",
                    open: "what which how name",
                    counting: "how|many how|few",
                    moneyWords: "cost costs price prices pay paid worth money spend spent salary fine fined fee fees budget",
                    calling: "called named",
                    dateNouns: "year years date day days month century decade time era",
                    numberNouns: "number numbers population amount age size length height distance speed temperature rank score total area depth weight",
                    shareNouns: "percentage percent share proportion fraction rate",
                    moneyNouns: "price cost salary sum budget fine",
                    nameNouns: "name names president king queen actor actress author artist director leader minister prime person people player team company city country state place river island region province capital county town village university school language nationality group organization band singer character album movie film book newspaper station airport street mountain lake building",
                    causeNouns: "reason reasons cause causes"
                ),
        };
}
