using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Tests.Text;

public sealed class AnswerTypesTests
{
    [Theory]
    [InlineData("in 2017", "2017", "Date, Number")]
    [InlineData("in December", "December", "Date, Name")]
    [InlineData("about 12 % of them", "12", "Number, Share")]
    [InlineData("about 12% of them", "12", "Number, Share")]
    [InlineData("about 12 percent", "percent", "Share")]
    [InlineData("for $12", "12", "Number, Money")]
    [InlineData("for 12 € only", "12", "Number, Money")]
    [InlineData("for 12 euros", "euros", "Money")]
    [InlineData("only twelve boats", "twelve", "Number")]
    [InlineData("on Monday", "Monday", "Date, Name")]
    [InlineData("in Porto", "Porto", "Name")]
    [InlineData("Boats sank", "Boats", "None")] // begins the sentence
    [InlineData("because of it", "because", "Cause")]
    [InlineData("the boats", "boats", "None")]
    public void A_token_has_the_word_and_types_it_was_given(string text, string word, string kinds)
    {
        var found = AnswerTypes.None;
        var isFirst = true;
        foreach (var token in new Tokenizer(text))
        {
            if (token.In(text).SequenceEqual(word))
                found =
                    English.Rules.AnswerTypeWords.GetTypes(English.Rules.Normalize(word))
                    | AnswerKindsOf.Place(text, token, isFirst);
            isFirst = false;
        }

        Assert.Equal(kinds, found.ToString());
    }

    [Theory]
    [InlineData("When did it start?", "Date")]
    [InlineData("How many boats sank?", "Number")]
    [InlineData("how did it start", "None")]
    [InlineData("Who saw it?", "Name")]
    [InlineData("In what year was it?", "Date")]
    [InlineData("What share of them came?", "Share")]
    [InlineData("what did it cost", "Money")]
    [InlineData("how much did it cost", "Money")]
    [InlineData("How much wood would a woodchuck chuck?", "Number")]
    [InlineData("webb telescope cost", "Money")]
    [InlineData("vaccine temperature", "Number")]
    [InlineData("the boats that cost more than all the others sank", "None")] // more words are no keywords
    [InlineData("what is the bridge called", "Name")]
    [InlineData("How cold was it?", "Number")]
    [InlineData("Why?", "Cause")]
    [InlineData("the boats of Porto", "None")]
    [InlineData("¿Por qué se hundió?", "Cause")]
    [InlineData("Hvor mange båter sank?", "Number")]
    public void A_question_asks_for_a_kind_of_answer(string question, string kind) =>
        Assert.Equal(
            kind,
            Some.Library(Some.Article("a", "Porto", "Boats sank.") with { Language = "en" })
                .Rank(question)
                .Query.AnswerTypes.ToString()
        );

    [Fact]
    public void The_noun_that_says_what_is_asked_for_counts_half()
    {
        var library = Some.Library(Some.Article("a", "Porto", "The year was wet.", "Boats sank."));
        double Idf(string question) => library.Rank(question).Query.Terms.Single(term => term.Searched == "year").Idf;
        Assert.Equal(Idf("Was the year wet?") / 2, Idf("What year did boats sink?"), 9);
    }
}
