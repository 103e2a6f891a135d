using CsCheck;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests;

/// <summary>Words that the library writes in another way than the question.</summary>
public sealed class FormVariantTests
{
    private static readonly SearchIndex Library = Some.Library(
        Some.Article(
            "a",
            "The county",
            "COVID-19 cases fell for the third week, and the e-mail address of the office is new.",
            "The air force is sending six F-16 fighters; the work costs $1.2bn over four years.",
            "The council passed a budget of 12.5 million, and the black hole in it was filled.",
            "World War II veterans met Henry VIII re-enactors of the United States in Porto.",
            "The newsroom of the swimmer was closed on 3 March 2021.",
            "The county council met again, and nobody objected."
        ) with
        {
            Date = new DateOnly(2022, 1, 19),
        }
    );

    private static readonly SearchIndex Marks = Some.Library(
        Some.Article("tr", "Vapur", "Başkan Çağla Güneş, Şehir Hatları için konuştu ve yeni iskele açıldı.") with
        {
            Language = "tr",
        },
        Some.Article("fr", "L'art", "L'œuvre du sculpteur et sa sœur aînée sont à Paris depuis un an.") with
        {
            Language = "fr",
        }
    );

    [Theory]
    [InlineData("covid19 cases", "COVID-19")]
    [InlineData("How many F16 fighters are sent?", "six F-16")]
    [InlineData("email address", "e-mail")]
    [InlineData("What costs 1.2 billion?", "$1.2bn")]
    [InlineData("$1.2 billion", "$1.2bn")]
    [InlineData("a budget of 12.5m", "12.5 million")]
    [InlineData("blackhole", "black hole")]
    [InlineData("Who works in the news room?", "newsroom")]
    [InlineData("WW2 veterans", "World War II")]
    [InlineData("Henry the Eighth", "Henry VIII")]
    [InlineData("Henry 8 in Porto", "Henry VIII")]
    [InlineData("veterans of the USA", "United States")]
    [InlineData("swimmers", "swimmer")] // one word in another form
    public void A_word_is_found_as_the_library_writes_it(string question, string text)
    {
        var result = Library.Search(question);
        Assert.NotEqual(Outcome.None, result.Outcome);
        Assert.Contains(text, result.Hits[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Words, word => word.Role == WordRole.Unknown);
    }

    [Theory]
    [InlineData("covidcases")] // "COVID" and "cases" do not follow each other
    [InlineData("1.3bn")]
    [InlineData("George the Eighth")]
    [InlineData("wwii4")]
    public void Words_that_do_not_follow_each_other_are_not_taken_for_one(string question) =>
        Assert.Contains(Library.Search(question).Words, word => word.Role == WordRole.Unknown);

    [Fact]
    public void Two_known_words_are_not_joined() =>
        Assert.Equal(["black", "hole"], Library.Search("black hole").Words.Select(word => word.Word));

    [Theory]
    [InlineData("Cagla Gunes ne dedi", "Çağla Güneş")]
    [InlineData("sehir hatlari", "Şehir Hatları")]
    [InlineData("oeuvre", "œuvre")]
    [InlineData("soeur ainee", "sœur aînée")]
    [InlineData("SOEUR AINEE", "sœur aînée")]
    public void Marks_on_letters_may_be_left_out(string question, string text)
    {
        var result = Marks.Search(question);
        Assert.NotEqual(Outcome.None, result.Outcome);
        Assert.Contains(text, result.Hits[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Words, word => word.Role == WordRole.Corrected);
    }

    [Theory]
    [InlineData("What happened in March 2021?", true)] // in the text
    [InlineData("What did the county council do in January 2022?", true)] // the date of the article
    [InlineData("What did the county council do in March 2022?", false)] // "in March" of another year
    public void A_month_of_a_year_is_answered_with_confidence_only_where_both_are_together(
        string question,
        bool isSure
    ) =>
        Assert.Equal(
            isSure ? Outcome.Answer : Outcome.Unsure,
            Library.Search(question, thresholds: new ConfidenceThresholds(Answer: 0, Answerability: 0)).Outcome
        );

    [Fact]
    public void Any_question_over_any_words_is_rewritten_without_a_failure() =>
        Gen.Select(Some.AnyText, Some.AnyText)
            .Sample(
                (text, question) =>
                {
                    var library = Some.Library(
                        Some.Article("a", "\U00010348ab", $"\U00010348\U00010348 {text} çağ. 1.2bn")
                    );
                    library.Search(question + "2bn cag \U00010348a");
                },
                iter: 1000
            );

    [Fact]
    public void A_short_Chinese_question_is_not_taken_for_Japanese() =>
        Assert.Equal(
            "zh",
            Some.Library(
                    Some.Article("ja", "東京の渡し船", "東京湾の渡し船は、桟橋の修理のため来年三月まで運休する。"),
                    Some.Article("zh", "北京新建轮渡码头", "北京市将在通州新建一座轮渡码头，预计投资3.5亿元。")
                )
                .Search("投资多少")
                .Language
        );
}
