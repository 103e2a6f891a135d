using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests;

public sealed class SynonymTests
{
    private static readonly Article Talks = Some.Article(
        "a",
        "Talks",
        "The Kremlin was silent all day.",
        "The prime minister left the hall early.",
        "A truce holds in the south.",
        "The weather was fine and the hall was cold."
    );

    [Theory]
    [InlineData("kremlin, moscow", "What did Moscow do?", 1)]
    [InlineData("Kremlin,Putin's office , Moscow", "what about Putin's office", 1)] // a phrase
    [InlineData("premier => prime minister", "Where did the premier go?", 2)] // to a phrase, one way
    [InlineData("ceasefires, truces", "is there a ceasefire", 3)] // in other forms
    public void Who_asks_for_one_finds_the_other(string line, string question, int paragraph)
    {
        var result = Ask(question, line);
        Assert.Equal(paragraph, result.Hits[0].Paragraph);
        Assert.DoesNotContain(result.Words, word => word.Role is WordRole.Corrected);
    }

    [Fact]
    public void One_way_is_one_way() =>
        Assert.DoesNotContain(Ask("hall", "truce => hall").Hits, hit => hit.Paragraph == 3);

    [Fact]
    public void A_synonym_weighs_less_than_the_word_itself()
    {
        var library = Some.Library(
            SynonymRule.Parse("truce, ceasefire")!,
            Some.Article("a", "News", "The truce holds today."),
            Some.Article("b", "News", "The ceasefire holds today."),
            Some.Article("c", "News", "Others were fine.")
        );
        Assert.Equal(["b", "a"], library.Search("ceasefire").Hits.Select(hit => hit.Article.Id));
        Assert.Equal(["a", "b"], library.Search("truce").Hits.Select(hit => hit.Article.Id));
    }

    [Theory]
    [InlineData("kremlin")]
    [InlineData("kremlin =>")]
    [InlineData("=> kremlin")]
    [InlineData("a => b => c")]
    [InlineData(", ,")]
    public void A_line_that_says_nothing_is_no_rule(string line) => Assert.Null(SynonymRule.Parse(line));

    private static SearchResult Ask(string question, string line) =>
        Some.Library(SynonymRule.Parse(line)!, Talks).Search(question);
}
