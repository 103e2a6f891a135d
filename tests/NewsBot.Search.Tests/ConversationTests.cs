namespace NewsBot.Search.Tests;

/// <summary>What the question before says of a question.</summary>
public sealed class ConversationTests
{
    private static readonly SearchIndex Library = Some.Library(
        Some.Article(
            "porto",
            "A new bridge for Porto",
            "The mayor of Porto opened the harbour bridge on Monday. The bridge was built in three years.",
            "Engineers praised the arch of the bridge in the storm."
        ),
        Some.Article(
            "riga",
            "Riga has waited long for its crossing",
            "The mayor of Riga cut the ribbon on Friday. The crossing over the river was built in five years.",
            "Engineers tested the arch of the bridge for a month, and a strike delayed it by a year.",
            "A swimmer died during the works. He had climbed the fence at night."
        ),
        Some.Article(
            "flood",
            "How two people died in the flood",
            "Two people died in the flood. The water rose within an hour."
        )
    );

    private const string AboutRiga = "Who cut the ribbon of the crossing in Riga?";

    [Fact]
    public void An_unsure_question_is_rather_about_the_article_that_was_quoted_last()
    {
        var alone = Library.Search("What did engineers say about the bridge's arch?");
        Assert.Equal((Outcome.Unsure, "porto"), (alone.Outcome, alone.Hits[0].Article.Id));

        var continued = Library.Continue(alone, AboutRiga, "riga", 1);
        Assert.Equal("riga", continued.Hits[0].Article.Id);
        Assert.False(continued.IsFollowUp);
    }

    [Fact]
    public void The_conversation_makes_no_passage_more_confident()
    {
        foreach (var last in new[] { "riga", "porto" })
        {
            var alone = Library.Search("What did engineers say about the bridge's arch?");
            var continued = Library.Continue(alone, AboutRiga, last, 1);
            Assert.Equal(alone.Answerability, continued.Answerability);
            Assert.InRange(continued.Confidence, 0, alone.Confidence);
        }
    }

    [Fact]
    public void A_confident_answer_and_a_refusal_do_not_depend_on_the_conversation()
    {
        foreach (var question in new[] { "Who opened the harbour bridge in Porto?", "Who won the chess match?" })
        {
            var alone = Library.Search(question);
            Assert.NotEqual(Outcome.Unsure, alone.Outcome);
            Assert.Same(alone, Library.Continue(alone, AboutRiga, "riga", 1));
        }
    }

    [Fact]
    public void A_pronoun_and_one_word_are_never_a_question_of_their_own()
    {
        var alone = Library.Search("How did he die?");
        Assert.NotEqual("riga", alone.Hits[0].Article.Id);
        Assert.NotEqual(Outcome.None, alone.Outcome);

        var continued = Library.Continue(alone, AboutRiga, "riga", 3);
        Assert.True(continued.IsFollowUp);
        Assert.Equal(("riga", 3), (continued.Hits[0].Article.Id, continued.Hits[0].Paragraph));
    }

    [Fact]
    public void The_answer_to_a_follow_up_need_not_stand_near_the_words_of_the_question_before()
    {
        var others = Enumerable
            .Range(1, 40)
            .Select(n => Some.Article($"other{n}", "Owners meet", $"Report {n} is out."));
        var library = Some.Library([
            Some.Article(
                "ship",
                "Ship freed",
                "Tugs freed the ship Aurora in the canal near Suez on Monday.",
                "The weather was fine.",
                "It rained in the evening.",
                "Her owner is Anna Berg."
            ),
            .. others,
        ]);
        var continued = library.Continue(
            library.Search("who owns it?"),
            "Where was the ship Aurora near Suez freed?",
            "ship",
            1
        );
        Assert.Equal("Her owner is Anna Berg.", continued.Hits[0].Text);
    }
}
