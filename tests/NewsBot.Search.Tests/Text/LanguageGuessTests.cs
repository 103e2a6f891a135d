using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Text;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "The envoy said that the talks would go on when the sides are ready for it.")]
    [InlineData("es", "El enviado dijo que las conversaciones seguirán cuando las partes estén listas para ello.")]
    [InlineData("fr", "L'émissaire a dit que les pourparlers reprendront quand les parties seront prêtes.")]
    [InlineData("de", "Der Gesandte sagte, dass die Gespräche weitergehen, wenn die Seiten dazu bereit sind.")]
    [InlineData("no", "Utsendingen sa at samtalene skal fortsette når partene er klare for det.")]
    [InlineData("tr", "Elçi, taraflar hazır olduğu zaman görüşmelerin devam edeceğini ve bunun için çalıştığını söyledi.")]
    [InlineData("ru", "Посланник сказал, что переговоры продолжатся, когда стороны будут готовы.")]
    [InlineData("ar", "قال المبعوث إن المحادثات ستستمر عندما تكون الأطراف جاهزة.")]
    [InlineData("fa", "نماینده گفت که گفتگوها زمانی ادامه می‌یابد که طرف‌ها آماده باشند.")]
    [InlineData("zh", "特使表示，各方准备好后会谈将继续。")]
    [InlineData("ja", "特使は、当事者の準備が整えば協議を続けると述べた。")]
    [InlineData("th", "ทูตกล่าวว่าการเจรจาจะดำเนินต่อไป")]
    [InlineData("ko", "특사는 회담이 계속될 것이라고 말했다.")]
    [InlineData("en", "The envoy said that he does not know what it is about ¯\\_(ツ)_/¯ and left.")]
    [InlineData("en", "The word 平和 (へいわ) means peace in the language of the country that it was taken from.")]
    [InlineData("und", "Posłaniec powiedział, że rozmowy będą kontynuowane.")]
    [InlineData("und", "Посланець сказав, що переговори триватимуть, їх підтримують усі.")]
    [InlineData("und", "12 345 !?")]
    public void An_article_is_in_the_language_of_its_script_letters_and_function_words(string code, string text) =>
        Assert.Equal(code, LanguageGuess.OfArticle(text).Code);

    [Fact]
    public void A_question_of_names_alone_is_in_the_librarys_main_language() =>
        Assert.Equal("de", LanguageGuess.OfQuestion("Sochi Lavrov Genf", [Language.German, Language.English]).Code);

    [Fact]
    public void Function_words_tell_a_questions_language_in_a_mixed_library() =>
        Assert.Equal("en", LanguageGuess.OfQuestion("What did he say in Sochi?", [Language.German, Language.English]).Code);

    [Fact]
    public void A_question_in_another_script_is_not_in_the_librarys_language() =>
        Assert.Equal("ru", LanguageGuess.OfQuestion("Кто отверг конгресс?", [Language.English]).Code);
}
