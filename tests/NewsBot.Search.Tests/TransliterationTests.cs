using CsCheck;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests;

/// <summary>Names that the library has in another script.</summary>
public sealed class TransliterationTests
{
    private static readonly SearchIndex Library = Some.Library(
        Some.Article("ru", "Над Челябинском взорвался метеорит", "Болид упал в озеро Чебаркуль, сообщил Шойгу.") with
        {
            Language = "ru",
        },
        Some.Article("ar", "الرئيس إيمانويل ماكرون في لبنان", "وصل الرئيس الفرنسي إيمانويل ماكرون إلى لبنان.") with
        {
            Language = "ar",
        },
        Some.Article("el", "Ο Μητσοτάκης στην Αθήνα", "Ο Κυριάκος Μητσοτάκης μίλησε στην Αθήνα.") with
        {
            Language = "el",
        },
        Some.Article("en", "Harbour bridge opens", "The mayor Anna Berg opened the harbour bridge in Porto.") with
        {
            Language = "en",
        }
    );

    [Theory]
    [InlineData("Chelyabinsk", "Челябинск")]
    [InlineData("Khrushchev", "Хрущёв")]
    [InlineData("Johnston", "Джохнстон")]
    [InlineData("Tsipras", "Τσίπρας")]
    [InlineData("Ural", "Урал")]
    [InlineData("Zürich", "Цюрих", false)] // German z
    public void A_name_has_the_same_consonants_in_every_script(string name, string other, bool areSame = true) =>
        Assert.Equal(areSame, Skeleton(name) == Skeleton(other));

    [Theory]
    [InlineData("What happened in Chelyabinsk?", "ru")]
    [InlineData("Is there a lake Chebarkul?", "ru")]
    [InlineData("What did Mitsotakis say?", "el")]
    [InlineData("What happened in Lebanon?", "ar")]
    [InlineData("Что открыла Анна Берг в Порту? Где Портo, Харбор?", "en")]
    public void A_name_leads_to_the_article_that_has_it_in_another_script(string question, string article)
    {
        var result = Library.Search(question);
        Assert.Contains(
            article,
            result
                .Hits.Select(hit => hit.Article.Id)
                .Concat(Library.FindSubject(result)?.Articles.Select(other => other.Id) ?? [])
        );
    }

    [Theory]
    [InlineData("what happened in chelyabinsk?")] // no capital
    [InlineData("Who is Shoigu?")] // two consonants
    [InlineData("Who is Chelsea?")]
    [InlineData("Was Party there?")] // three consonants are not enough for Arabic
    public void What_is_no_name_or_has_too_few_consonants_leads_nowhere(string question) =>
        Assert.All(Library.Rank(question).Query.Terms, term => Assert.Empty(term.OtherForms));

    [Fact]
    public void Any_name_is_looked_up_without_a_failure() =>
        Gen.Select(Some.AnyText, Some.AnyText)
            .Sample(
                (text, name) =>
                {
                    foreach (var script in Enum.GetValues<Script>())
                        ConsonantSkeleton.Of(string.Concat(name.EnumerateRunes()), script, text.Length % 2 == 0);
                    Library.Search("Who is X" + name);
                },
                iter: 2000
            );

    private static string Skeleton(string name) =>
        ConsonantSkeleton.Of(name.ToLowerInvariant(), Scripts.Of(name.EnumerateRunes().First()));
}
