using System.Collections.Frozen;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;

namespace NewsBot.Search.Text;

/// <summary>
/// The function and question words of a language. They are left out of questions only: in paragraphs they are indexed
/// like any word, since taking them out there makes the ranking worse.
/// </summary>
/// <remarks>
/// Except for English, the function words are Lucene.NET's lists, less the forms that are also common nouns
/// («estado» is «been» and «state»); the words with which a question asks are ours.
/// </remarks>
internal static class StopWords
{
    public static IEnumerable<string> English { get; } = Words("""
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
        tell please give say says said happen happens happened happening called named kind sort type
        """);

    public static IEnumerable<string> Arabic { get; } = Lucene(ArabicAnalyzer.DefaultStopSet)
        .Concat(Words("من ما ماذا متى أين اين كيف لماذا لم هل كم أي اي أية ايه لمن بماذا ممن عما التي الذي الذين كان كانت تم هذه هذا ذلك عدد"));

    public static IEnumerable<string> French { get; } = Lucene(FrenchAnalyzer.DefaultStopSet)
        .Except(Words("été étés avions"))
        .Concat(Words("qui que quoi quand où comment pourquoi combien quel quelle quels quelles lequel laquelle est-ce ce cela ça y il elle a ont sont était étaient fut furent"));

    public static IEnumerable<string> German { get; } = Lucene(GermanAnalyzer.DefaultStopSet)
        .Concat(Words("wer wen wem wessen was wann wo woher wohin wie warum weshalb wieso wieviel wieviele viele welche welcher welches welchem welchen wurde wurden gibt gab"));

    public static IEnumerable<string> Norwegian { get; } = Lucene(NorwegianAnalyzer.DefaultStopSet)
        .Concat(Words("hvem hva hvor når hvordan hvorfor hvilken hvilket hvilke mange mye lenge gammel ble blir var er"));

    public static IEnumerable<string> Persian { get; } = Lucene(PersianAnalyzer.DefaultStopSet)
        .Concat(Words("کی چه چی کجا چرا چگونه چطور چند کدام آیا چیست کیست است بود شد"));

    public static IEnumerable<string> Russian { get; } = Lucene(RussianAnalyzer.DefaultStopSet)
        .Concat(Words("кто кого кому кем что чего чему чем когда где куда откуда почему зачем как сколько какой какая какое какие каким какого каком какую каких который которая которые чей чья ли был была было были это"));

    public static IEnumerable<string> Spanish { get; } = Lucene(SpanishAnalyzer.DefaultStopSet)
        .Except(Words("estado estada estados estadas sentido sentida sentidos sentidas"))
        .Concat(Words("quién quiénes qué cuándo dónde adónde cómo cuánto cuánta cuántos cuántas cuál cuáles por ser es son fue fueron hay había"));

    public static IEnumerable<string> Turkish { get; } = Lucene(TurkishAnalyzer.DefaultStopSet)
        .Concat(Words("kim kime kimi kimin ne neyi nedir zaman nerede nereye nereden nasıl neden niçin niye kaç hangi hangisi mı mi mu mü oldu olan"));

    private static IEnumerable<string> Lucene(CharArraySet set) => set.Select(word => word.ToString()!);

    private static string[] Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Brings a list into the form in which questions are compared with it.</summary>
    public static FrozenSet<string> Normalized(this IEnumerable<string> words, Func<string, string> normalize) =>
        words.Select(normalize).Where(word => word.Length > 0).ToFrozenSet(StringComparer.Ordinal);
}
