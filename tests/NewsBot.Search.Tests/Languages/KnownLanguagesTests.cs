using NewsBot.Search.Languages;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests.Languages;

public sealed class KnownLanguagesTests
{
    /// <summary>
    /// A question in other forms than the text's, over a text of three paragraphs of which the second answers.
    /// </summary>
    [Theory]
    [InlineData(
        "de",
        "Wer leitete die Gespräche?",
        "Der Saal war kalt und leer.",
        "Der Gesandte hat das Gespräch in Genf geleitet.",
        "Die Häuser am Ufer sind alt."
    )]
    [InlineData(
        "el",
        "Ποιος συνάντησε τον πρόεδρο;",
        "Η αίθουσα ήταν άδεια και κρύα.",
        "Ο πρόεδρος συναντήθηκε με τον απεσταλμένο στη Γενεύη.",
        "Τα σπίτια είναι παλιά."
    )]
    [InlineData(
        "hi",
        "राष्ट्रपति से कौन मिला?",
        "हॉल खाली और ठंडा था।",
        "दूत ने जिनेवा में राष्ट्रपति से मुलाकात की।",
        "नदी के किनारे के घर पुराने हैं।"
    )]
    [InlineData(
        "ro",
        "Cine a condus discuția?",
        "Sala era goală și rece.",
        "Trimisul a condus discuțiile de la Geneva.",
        "Casele de pe mal sunt vechi."
    )]
    [InlineData(
        "vi",
        "Ai đã gặp tổng thống?",
        "Hội trường trống và lạnh.",
        "Đặc phái viên gặp tổng thống ở Geneva.",
        "Những ngôi nhà bên sông rất cũ."
    )]
    [InlineData(
        "tr",
        "Görüşmeleri kim yönetti?",
        "Salon boş ve soğuktu.",
        "Elçi, Cenevre'deki görüşmeyi yönetti.",
        "Kıyıdaki evler çok eski."
    )]
    [InlineData("zh", "谁主持了日内瓦会谈？", "大厅空荡荡的，很冷。", "特使在日内瓦主持会谈。", "河边的房子很旧。")]
    [InlineData(
        "ja",
        "ジュネーブの会談を誰が主催しましたか",
        "ホールは空で寒かった。",
        "特使はジュネーブで会談を主催した。",
        "川沿いの家は古い。"
    )]
    [InlineData(
        "ko",
        "제네바 회담을 누가 주재했나?",
        "홀은 비어 있고 추웠다.",
        "특사가 제네바에서 회담을 주재했다.",
        "강가의 집들은 낡았다."
    )]
    [InlineData(
        "th",
        "ใครเป็นประธานการเจรจาที่เจนีวา",
        "ห้องโถงว่างเปล่าและหนาว",
        "ทูตเป็นประธานการเจรจาในเจนีวา",
        "บ้านริมแม่น้ำเก่ามาก"
    )]
    [InlineData(
        "he",
        "מי ניהל את השיחות בז'נבה?",
        "האולם היה ריק וקר.",
        "השליח ניהל את השיחות בז'נבה.",
        "הבתים על הגדה ישנים."
    )]
    [InlineData(
        "uk",
        "Хто вів переговори?",
        "Зала була порожня і холодна.",
        "Посланець провів у Женеві переговорів більше, ніж планував.",
        "Будинки на березі старі."
    )]
    [InlineData(
        "pl",
        "Kto prowadził rozmowę?",
        "Sala była pusta i zimna.",
        "Wysłannik prowadził rozmowy w Genewie.",
        "Domy na brzegu są stare."
    )]
    [InlineData(
        "it",
        "Chi ha guidato il colloquio?",
        "La sala era vuota e fredda.",
        "L'inviato ha guidato i colloqui a Ginevra.",
        "Le case sulla riva sono vecchie."
    )]
    [InlineData(
        "pt",
        "Quem conduziu a conversação?",
        "A sala estava vazia e fria.",
        "O enviado conduziu as conversações em Genebra.",
        "As casas na margem são velhas."
    )]
    [InlineData(
        "nl",
        "Wie leidde het gesprek?",
        "De zaal was leeg en koud.",
        "De gezant leidde de gesprekken in Genève.",
        "De huizen aan de oever zijn oud."
    )]
    [InlineData(
        "sv",
        "Vem ledde samtalet?",
        "Salen var tom och kall.",
        "Sändebudet ledde samtalen i Genève.",
        "Husen vid stranden är gamla."
    )]
    [InlineData(
        "da",
        "Hvem ledede samtalen?",
        "Salen var tom og kold.",
        "Udsendingen ledede samtalerne i Genève.",
        "Husene ved bredden er gamle."
    )]
    [InlineData(
        "fi",
        "Kuka johti neuvotteluja?",
        "Sali oli tyhjä ja kylmä.",
        "Lähettiläs johti neuvottelut Genevessä.",
        "Rannan talot ovat vanhoja."
    )]
    [InlineData(
        "hu",
        "Ki vezette a tárgyalást?",
        "A terem üres és hideg volt.",
        "A megbízott vezette a tárgyalásokat Genfben.",
        "A parti házak régiek."
    )]
    [InlineData(
        "ca",
        "Qui va dirigir la conversa?",
        "La sala era buida i freda.",
        "L'enviat va dirigir les converses a Ginebra.",
        "Les cases de la riba són velles."
    )]
    [InlineData(
        "cs",
        "Kdo vedl rozhovory?",
        "Sál byl prázdný a studený.",
        "Vyslanec vedl v Ženevě rozhovor.",
        "Domy na břehu jsou staré."
    )]
    [InlineData(
        "lv",
        "Kas vadīja sarunu?",
        "Zāle bija tukša un auksta.",
        "Sūtnis vadīja sarunas Ženēvā.",
        "Mājas krastā ir vecas."
    )]
    [InlineData(
        "id",
        "Siapa memimpin pembicaraan?",
        "Aula itu kosong dan dingin.",
        "Utusan memimpin pembicaraan di Jenewa.",
        "Rumah di tepi sungai sudah tua."
    )]
    [InlineData(
        "bg",
        "Кой води преговорите?",
        "Залата беше празна и студена.",
        "Пратеникът води преговори в Женева.",
        "Къщите на брега са стари."
    )]
    [InlineData(
        "fa",
        "چه کسی مذاکره را رهبری کرد؟",
        "سالن خالی و سرد بود.",
        "نماینده مذاکرات ژنو را رهبری کرد.",
        "خانه‌های ساحل قدیمی هستند."
    )]
    public void A_question_in_each_language_finds_its_paragraph(
        string language,
        string question,
        params string[] paragraphs
    )
    {
        var result = Some.Library(Some.Article("a", "", paragraphs) with { Language = language }).Search(question);
        Assert.Equal((2, language), (result.Hits[0].Paragraph, result.Language));
    }

    [Fact]
    public void Every_language_has_words_that_ask() =>
        Assert.All(KnownLanguages.All, language =>
            Assert.True(
                language.QuestionParticles.Count > 0
                    || language.StopWords.Any(word => language.AnswerTypeClassifier.IsQuestionWord(word)),
                language.Code
            )
        );

    [Fact]
    public void The_words_that_ask_in_a_script_without_spaces_are_no_words_of_the_question()
    {
        var result = Some.Library(
                Some.Article("a", "", "特使在日内瓦主持会谈。", "谁知道什么时候。") with
                {
                    Language = "zh",
                }
            )
            .Search("谁什么时候主持会谈？");
        Assert.Equal(1, result.Hits[0].Paragraph);
        Assert.DoesNotContain(result.Words, word =>
            word.Written.Contains('谁', StringComparison.Ordinal) && word.Role != WordRole.Ignored
        );
    }
}
