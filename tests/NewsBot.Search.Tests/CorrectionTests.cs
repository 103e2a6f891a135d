using CsCheck;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests;

/// <summary>Spelling corrections and initials of a question.</summary>
public sealed class CorrectionTests
{
    private static readonly Article Sochi = Some.Sochi;
    private static readonly Article Bridge = Some.Bridge;
    private static readonly SearchIndex Library = Some.Library(Sochi, Bridge);

    [Fact]
    public void A_misspelled_word_is_corrected_and_reported()
    {
        var result = Library.Search("who rejected the sotchi congress");
        var word = Assert.Single(result.Words, word => word.Role == WordRole.Corrected);
        Assert.Equal(("sotchi", "sochi", "Sochi"), (word.Written, word.Correction, word.CorrectionWritten));
        Assert.Equal(("sochi.txt", 1), (result.Hits[0].Article.Id, result.Hits[0].Paragraph));
    }

    [Theory]
    [InlineData("Wheue is the congress?")]
    [InlineData("what abotu the congress")]
    public void A_typo_of_a_function_word_is_not_searched_for(string question) =>
        Assert.Equal(
            ["congress"],
            Library.Search(question).Words.Where(word => word.Role != WordRole.Ignored).Select(word => word.Word)
        );

    [Fact]
    public void A_typo_of_one_of_two_words_finds_both()
    {
        var library = Some.Library(
            Some.Article("a", "News", "The casting was full.", "The pasting was hard.", "The hall was cold.")
        );
        Assert.Equal([1, 2], library.Search("what about the xasting").Hits.Select(hit => hit.Paragraph).Order());
    }

    [Fact]
    public void A_corrected_word_is_less_sure_than_a_word_as_written() =>
        Assert.True(Library.Search("the sotchi").Answerability < Library.Search("the sochi").Answerability);

    [Fact]
    public void A_number_is_never_corrected()
    {
        var result = Library.Search("What happened in 2001?");
        Assert.Equal(WordRole.Unknown, result.Words.Single(word => word.Written == "2001").Role);
    }

    [Theory]
    [InlineData("Who is Uma Norris?")]
    [InlineData("Who is Ursula Schmidt?")]
    [InlineData("What did Ursula Schmidt say?")]
    public void Initials_that_the_library_lacks_are_no_evidence(string question)
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "The UN envoy spoke to us in the hall.", "They told us nothing.")
        );
        var result = library.Search(question);
        Assert.Equal(Outcome.None, result.Outcome);
        Assert.DoesNotContain(result.Words, word => word.Role == WordRole.Corrected);
    }

    [Fact]
    public void A_name_that_the_library_abbreviates_is_found_and_reported()
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "The envoy of the U.N. spoke in the hall.", "The envoy of the bakers spoke too.")
        );
        var result = library.Search("Which envoy did the United Nations send?");
        Assert.Equal(1, result.Hits[0].Paragraph);
        var word = Assert.Single(result.Words, word => word.Role == WordRole.Corrected);
        Assert.Equal(("United Nations", "UN"), (word.Written, word.CorrectionWritten));
    }

    [Fact]
    public void A_word_in_mixed_case_is_no_abbreviation()
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "The envoy of UnI spoke in the hall.", "The envoy of the bakers spoke too.")
        );
        Assert.DoesNotContain(library.Search("Which envoy did the Union of Northern Islands send?").Words, word =>
            word.Role == WordRole.Corrected
        );
        Assert.DoesNotContain(library.Search("Which envoy did Umberto Nader Ibrahim send?").Words, word =>
            word.Role == WordRole.Corrected
        );
    }

    [Theory]
    [InlineData("Who attended the Unitd Nations?", "United")] // a typo is likelier than initials
    [InlineData("Who attended the United Nations of Geneva?", null)] // one word of the run is known
    public void Initials_come_after_spelling_and_for_whole_names_alone(string question, string? corrected)
    {
        var library = Some.Library(
            Some.Article("a", "Talks", "United as never before, they attended the talks.", "The UN was not there.")
        );
        Assert.Equal(
            corrected,
            library.Search(question).Words.SingleOrDefault(word => word.Role == WordRole.Corrected)?.CorrectionWritten
        );
    }

    [Theory]
    [InlineData("iPhone", "phone")]
    [InlineData("mine", "miner")]
    [InlineData("port", "porto")]
    [InlineData("rebuild", "rebuilt", "build")]
    [InlineData("lawmakers", "carmakers")]
    [InlineData("watchtower", "watchtowel", "watch", "tower")]
    public void A_correctly_spelled_word_is_not_corrected(string asked, params string[] known)
    {
        var library = Some.Library(Some.Article("a", "News", $"The {string.Join(" and the ", known)} were there."));
        Assert.Equal(
            WordRole.Unknown,
            library.Search($"what about the {asked}").Words.Single(word => word.Written == asked).Role
        );
    }

    [Fact]
    public void A_word_similar_to_a_missing_one_is_found()
    {
        var library = Some.Library(
            Some.Article(
                "a",
                "Talks",
                "The talks were held in a hall.",
                "The Russian envoy arrived late.",
                "The hall was cold."
            )
        );
        Assert.Equal(2, library.Search("Russia").Hits[0].Paragraph);
    }
}
