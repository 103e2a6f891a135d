using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests;

/// <summary>Libraries and questions in several languages and scripts.</summary>
public sealed class MixedLanguageTests
{
    private static readonly Article Sochi = Some.Sochi;

    [Fact]
    public void One_library_can_have_several_languages()
    {
        var library = Some.Library(
            Sochi,
            Some.Article(
                "ru",
                "Конгресс в Сочи",
                "Группы оппозиции отвергли конгресс, и это было ожидаемо.",
                "Переговоры в Женеве не начались."
            ),
            Some.Article("ar", "مؤتمر سوتشي", "رفضت فصائل المعارضة المؤتمر في المدينة.", "لم تبدأ المحادثات في جنيف.")
        );
        Assert.Multiple(
            () => Assert.Equal(("ru", 2), First(library, "когда начнутся переговоры в Женеве?")),
            () => Assert.Equal(("ar", 1), First(library, "من رفض المؤتمر؟")),
            () => Assert.Equal(("sochi.txt", 1), First(library, "Which groups rejected the congress?"))
        );
    }

    [Theory]
    [InlineData(
        "ru",
        "Агентство NASA сообщило о запуске ракеты.",
        "Другое агентство сообщило и о других ракетах.",
        "Что сообщило NASA?"
    )]
    [InlineData("ja", "日本の首相は東京で会見した。", "それはとてもよいことです。", "首相 会見")]
    [InlineData("ar", "أعلنت وكالة NASA إطلاق الصاروخ.", "أعلنت وكالة أخرى ذلك أيضا.", "NASA")]
    [InlineData("en", "The word 平和 means peace.", "The word is short.", "平和")]
    public void Words_in_a_different_script_than_their_text_are_found(
        string language,
        string paragraph,
        string other,
        string question
    )
    {
        var library = Some.Library(Some.Article("a", "", other, paragraph) with { Language = language });
        var result = library.Search(question);
        Assert.Equal(2, result.Hits[0].Paragraph);
        Assert.DoesNotContain(result.Words, word => word.Role == WordRole.Unknown);
    }

    [Fact]
    public void A_foreign_word_is_found_even_if_the_texts_language_would_stem_it()
    {
        var library = Some.Library(
            Sochi,
            Some.Article("ru", "Новости", "Агентство Reuters сообщило о переговорах, и это было всё.") with
            {
                Language = "ru",
            }
        );
        Assert.Equal("ru", library.Search("Reuters").Hits[0].Article.Id);
    }

    [Theory]
    [InlineData("北大在哪里？", 2)]
    [InlineData("德語呢？", 3)]
    public void A_chinese_word_that_is_split_into_other_pairs_is_found_by_its_characters(string question, int paragraph)
    {
        var library = Some.Library(
            Some.Article("a", "新聞", "上海有很多工廠。", "北京大學位於海淀區。", "他在德國學過外語。", "河水很冷。")
        );
        Assert.Equal(paragraph, library.Search(question).Hits[0].Paragraph);
    }

    [Fact]
    public void A_paragraph_in_a_different_language_than_its_article_is_read_in_its_own()
    {
        var english = string.Join(
            ' ',
            Enumerable.Repeat("The envoy said that the talks would go on when the sides are ready for it.", 8)
        );
        const string german =
            "Der Gesandte sagte, dass die Gespräche erst dann weitergehen, wenn alle Seiten dazu bereit "
            + "sind, und dass es mit den Häusern der Flüchtlinge noch lange nicht getan ist.";
        var library = Some.Library(Some.Article("a", "Talks", english, german, english));
        Assert.Equal(2, library.Search("Wer sagte etwas über das Haus?").Hits[0].Paragraph);
    }

    [Theory]
    [InlineData("What did the US say?")]
    [InlineData("What did the U.S. say?")]
    public void A_country_is_not_a_pronoun(string question)
    {
        var library = Some.Library(
            Some.Article(
                "a",
                "Talks",
                "They told nothing to anybody.",
                "The U.S. rejected the plan, the others did not."
            )
        );
        Assert.Equal(2, library.Search(question).Hits[0].Paragraph);
    }

    [Fact]
    public void A_capitalized_function_word_inside_a_sentence_is_part_of_a_name()
    {
        var library = Some.Library(
            Some.Article("a", "Canal", "The Ever Given ran aground.", "Given the wind, tugs waited.")
        );
        Assert.Equal(1, library.Search("Where is the Ever Given?").Hits[0].Paragraph);
    }

    [Fact]
    public void A_question_of_function_words_alone_is_searched_for_them()
    {
        var library = Some.Library(Some.Article("a", "Music", "The Who played in the city.", "Nothing else was on."));
        Assert.Equal(1, library.Search("the who").Hits[0].Paragraph);
    }

    private static (string, int) First(SearchIndex library, string question) =>
        library.Search(question).Hits[0] is var hit ? (hit.Article.Id, hit.Paragraph) : default;
}
