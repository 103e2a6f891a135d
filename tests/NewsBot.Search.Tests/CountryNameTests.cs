using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests;

/// <summary>Countries that the library calls by their names in another language.</summary>
public sealed class CountryNameTests
{
    private static readonly SearchIndex Library = Some.Library(
        Some.Article("de", "Deutschland wählt im Herbst", "Die Regierung in Deutschland hat den Termin genannt.") with
        {
            Language = "de",
        },
        Some.Article("ru", "Швейцария закрыла станцию", "Власти Швейцарии закрыли старую станцию у озера.") with
        {
            Language = "ru",
        }
    );

    [Theory]
    [InlineData("What happens in Germany?", "de")]
    [InlineData("what happens in germany?", "de")]
    [InlineData("Que se passe-t-il en Allemagne ?", "de")]
    [InlineData("Что происходит в Германии?", "de")]
    [InlineData("What is closed in Switzerland?", "ru")]
    [InlineData("İsviçre'de ne kapandı?", "ru")]
    public void A_country_leads_to_the_article_that_names_it_in_another_language(string question, string article)
    {
        var result = Library.Search(question);
        Assert.Equal(article, result.Hits[0].Article.Id);
        Assert.Equal(article, Assert.Single(Library.FindSubject(result)!.Articles).Id);
        Assert.NotEqual(Outcome.Answer, result.Outcome);
    }

    [Theory]
    [InlineData("Where is Gotham?")]
    [InlineData("Where is Portugal?")] // not in the library in any language
    public void Any_other_name_leads_nowhere(string question) =>
        Assert.All(Library.Parse(question).Terms, term => Assert.Empty(term.OtherForms));

    [Fact]
    public void Every_name_is_a_single_word_of_a_known_language()
    {
        foreach (var language in KnownLanguages.All)
            Assert.DoesNotContain(CountryNames.Find(language, "x"), _ => true);
        var names = CountryNames.Find(English.Rules, "germany");
        Assert.Contains(("deutschland", Script.Latin), names);
        Assert.Contains(("германия", Script.Cyrillic), names);
        Assert.All(names, name => Assert.Single(name.Name.Split(' ')));
    }
}
