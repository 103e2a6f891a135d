using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Languages;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The envoy said that the talks would go on when the sides are ready for it.")]
    [InlineData("es", "El enviado dijo que las conversaciones seguirán cuando las partes estén listas para ello.")]
    [InlineData("fr", "L'émissaire a dit que les pourparlers reprendront quand les parties seront prêtes.")]
    [InlineData("de", "Der Gesandte sagte, dass die Gespräche weitergehen, wenn die Seiten dazu bereit sind.")]
    [InlineData("no", "Utsendingen sa at samtalene skal fortsette når partene er klare for det.")]
    [InlineData(
        "tr",
        "Elçi, taraflar hazır olduğu zaman görüşmelerin devam edeceğini ve bunun için çalıştığını söyledi."
    )]
    [InlineData("ru", "Посланник сказал, что переговоры продолжатся, когда стороны будут готовы.")]
    [InlineData("ar", "قال المبعوث إن المحادثات ستستمر عندما تكون الأطراف جاهزة.")]
    [InlineData("fa", "نماینده گفت که گفتگوها زمانی ادامه می‌یابد که طرف‌ها آماده باشند.")]
    [InlineData("zh", "特使表示，各方准备好后会谈将继续。")]
    [InlineData("ja", "特使は、当事者の準備が整えば協議を続けると述べた。")]
    [InlineData("th", "ทูตกล่าวว่าการเจรจาจะดำเนินต่อไป")]
    [InlineData("ko", "특사는 회담이 계속될 것이라고 말했다.")]
    [InlineData("en", "The envoy said that he does not know what it is about ¯\\_(ツ)_/¯ and left.")]
    [InlineData("en", "The word 平和 (へいわ) means peace in the language of the country that it was taken from.")]
    [InlineData("pl", "Posłaniec powiedział, że rozmowy będą kontynuowane.")]
    [InlineData("uk", "Посланець сказав, що переговори триватимуть, їх підтримують усі.")]
    [InlineData("it", "L'inviato ha detto che i colloqui continueranno quando le parti saranno pronte per questo.")]
    [InlineData(
        "pt",
        "O enviado disse que as conversações vão continuar quando as partes estiverem prontas para isso."
    )]
    [InlineData(
        "ro",
        "Trimisul a spus că discuțiile vor continua atunci când părțile vor fi pregătite pentru aceasta."
    )]
    [InlineData("nl", "De gezant zei dat de gesprekken doorgaan als de partijen daar klaar voor zijn.")]
    [InlineData("sv", "Sändebudet sade att samtalen ska fortsätta när parterna är redo för det.")]
    [InlineData(
        "da",
        "Udsendingen sagde, at ingen af dem vidste, hvad der blev af samtalerne, eller hvornår de ville mødes."
    )]
    [InlineData("el", "Ο απεσταλμένος είπε ότι οι συνομιλίες θα συνεχιστούν όταν τα μέρη είναι έτοιμα.")]
    [InlineData("hi", "दूत ने कहा कि जब पक्ष तैयार होंगे तब वार्ता जारी रहेगी।")]
    [InlineData("vi", "Đặc phái viên nói rằng các cuộc đàm phán sẽ tiếp tục khi các bên đã sẵn sàng.")]
    [InlineData("he", "השליח אמר כי השיחות יימשכו כאשר הצדדים יהיו מוכנים לכך.")]
    [InlineData("bg", "Пратеникът каза, че преговорите ще продължат, когато страните са готови за това.")]
    [InlineData("ru", "Президент подписал закон")]
    [InlineData("und", "Изасланик је рекао да ће се преговори наставити када стране буду спремне, љубазно.")]
    [InlineData("und", "12 345 !?")]
    public void An_article_is_in_the_language_of_its_script_letters_and_function_words(string code, string text) =>
        Assert.Equal(code, LanguageDetector.OfArticle(EvidenceOf(text)).Code);

    [Theory]
    [InlineData(
        "de",
        "Der Gesandte sagte, dass die Gespräche erst dann weitergehen, wenn alle Seiten dazu bereit sind, "
            + "und dass es mit den Häusern der Flüchtlinge noch lange nicht getan ist."
    )]
    [InlineData("en", "Der Gesandte sagte, dass die Gespräche weitergehen.")] // a line may be a title or a quote
    [InlineData(
        "en",
        "The envoy said that the talks would go on when the sides are ready for it, and that the houses of "
            + "those who fled the town were not all there was to be done about it."
    )]
    [InlineData(
        "en",
        "Jean-Pierre Léaud, François Truffaut, Éric Rohmer, Jean-Luc Godard, Agnès Varda, Claude Chabrol, "
            + "Jacques Rivette, Alain Resnais, Chris Marker, Louis Malle, Jacques Demy"
    )]
    public void A_long_paragraph_may_be_in_another_language_than_its_article(string code, string paragraph) =>
        Assert.Equal(code, LanguageDetector.OfParagraph(EvidenceOf(paragraph), English.Rules).Code);

    [Fact]
    public void A_question_of_names_alone_is_in_the_librarys_main_language() =>
        Assert.Equal(
            "de",
            LanguageDetector.OfQuestion(EvidenceOf("Sochi Lavrov Genf"), [German.Rules, English.Rules]).Code
        );

    [Fact]
    public void Function_words_tell_a_questions_language_in_a_mixed_library() =>
        Assert.Equal(
            "en",
            LanguageDetector.OfQuestion(EvidenceOf("What did he say in Sochi?"), [German.Rules, English.Rules]).Code
        );

    [Theory]
    [InlineData("ro", "Cine este președintele României?")]
    [InlineData("pt", "Quem é o presidente do Brasil?")]
    [InlineData("it", "Chi è il presidente della Francia?")]
    [InlineData("sv", "Vem är statsminister?")]
    [InlineData("nl", "Wie is de premier van België?")]
    [InlineData("da", "Hvad hedder statsministeren og hvornår blev hun valgt?")]
    [InlineData("bg", "Кой е президентът на България?")]
    [InlineData("vi", "Ai là tổng thống Pháp?")]
    [InlineData("zh", "AI能力")]
    [InlineData("en", "習近平 met Putin in the Kremlin")]
    public void A_questions_own_words_tell_its_language(string code, string question) =>
        Assert.Equal(
            code,
            LanguageDetector.OfQuestion(EvidenceOf(question), [English.Rules, .. KnownLanguages.All]).Code
        );

    [Fact]
    public void A_question_in_another_script_is_not_in_the_librarys_language() =>
        Assert.Equal("ru", LanguageDetector.OfQuestion(EvidenceOf("Кто отверг конгресс?"), [English.Rules]).Code);

    private static LanguageScores EvidenceOf(string text)
    {
        var evidence = new LanguageScores();
        evidence.AddText(text);
        foreach (var token in new Tokenizer(text))
            evidence.AddWord(LanguageScores.GetScores(token.In(text), token.Script));
        return evidence;
    }
}
