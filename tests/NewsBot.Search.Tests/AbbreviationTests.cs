namespace NewsBot.Search.Tests;

/// <summary>Abbreviations that the articles themselves define.</summary>
public sealed class AbbreviationTests
{
    private static readonly SearchIndex Library = Some.Library(
        Some.Article(
            "exchange",
            "Trading stops for a day",
            "The London Stock Exchange (LSE) stopped trading after a fire.",
            "The LSE apologised to its members on Tuesday."
        ),
        Some.Article(
            "weapons",
            "Inspectors leave",
            "OPCW (Organisation for the Prohibition of Chemical Weapons) staff left Damascus.",
            "The OPCW thanked the drivers."
        ),
        Some.Article("market", "Prices at the market", "The stock of apples in London grew, said a trader."),
        Some.Article("other", "Harbour opens", "Anna Berg opened the harbour in Porto, and the mayor apologised.")
    );

    [Fact]
    public void A_name_that_is_written_out_finds_its_abbreviation()
    {
        var best = Library.Search("When did the London Stock Exchange apologise?").Hits[0];
        Assert.Equal(("exchange", 2), (best.Article.Id, best.Paragraph));
    }

    [Theory]
    [InlineData("What is the London Stock Exchange?", "LSE")]
    [InlineData("Is the Organisation for the Prohibition of Chemical Weapons in Damascus?", "OPCW")]
    public void A_name_is_searched_by_its_abbreviation_too(string question, string abbreviation)
    {
        var expected = Assert.Single(Library.Parse(abbreviation).Terms).Forms;
        Assert.Equal(
            expected,
            Assert.Single(Library.Parse(question).Terms, term => term.OtherForms.Length > 0).OtherForms
        );
    }

    [Theory]
    [InlineData("What did the LSE stop?")]
    [InlineData("what did the lse stop?")]
    public void An_abbreviation_is_related_to_the_rarest_word_of_its_name(string question)
    {
        var abbreviation = Assert.Single(Library.Parse(question).Terms, term => term.Searched == "lse");
        var rarest = Assert.Single(Library.Parse("exchange").Terms).Forms[0];
        Assert.Equal(rarest, Assert.Single(abbreviation.RelatedTerms).Term);
    }

    [Theory]
    [InlineData("Who is Anna Berg?")]
    [InlineData("Lime, Salt and Eggs")]
    [InlineData("What is the stock exchange in london?")]
    public void Other_names_have_no_abbreviation(string question) =>
        Assert.All(Library.Parse(question).Terms, term => Assert.Empty(term.OtherForms));
}
