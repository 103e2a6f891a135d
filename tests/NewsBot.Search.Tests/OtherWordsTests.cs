using NewsBot.Search.Languages;
using NewsBot.Search.Queries;

namespace NewsBot.Search.Tests;

/// <summary>Questions in other words than those of the article: the thesaurus and the question frames.</summary>
public sealed class OtherWordsTests
{
    private static readonly SearchIndex Cave = Some.Library(
        Some.Article(
            "cave.txt",
            "Boys out of the cave",
            "The last four boys were carried out on Tuesday, twelve hours after the first.",
            "In all, twelve young boys and their coach had entered the cave.",
            "The chamber lies 4 km from the entrance of the cave, in 30 minutes of diving.",
            "Anna Berg is a diver from Oslo. Anna Berg spoke to the boys."
        ),
        Some.Article(
            "war.txt",
            "Winter in the hills",
            "Three skiers perished in a snow slide.",
            "Nobody skied on."
        ) with
        {
            Language = "en",
        }
    );

    [Fact]
    public void A_word_of_the_thesaurus_stands_for_the_one_that_was_asked_for()
    {
        var hit = Cave.Search("Which skiers died?").Hits[0];
        Assert.StartsWith("Three skiers perished", hit.Text, StringComparison.Ordinal);
        Assert.True(hit.Features.Single(feature => feature.Name == "related").Value > 0);
    }

    [Theory]
    [InlineData("Who killed Die Zeit?", true)] // "killed" has "die"; the name has no synonym
    [InlineData("Who is Perish?", false)]
    public void Only_a_word_of_its_root_stands_for_a_name(string question, bool hasRelated) =>
        Assert.Equal(
            hasRelated,
            Some.Library(Some.Article("a", "News", "Many die.", "Some perish."))
                .Rank(question)
                .Query.Terms.Any(term => term.RelatedTerms.Length > 0)
        );

    [Theory]
    [InlineData("How many boys entered the cave?", "In all, twelve young boys", 1)]
    [InlineData("How many boys did Anna Berg speak to?", "Anna Berg", 0)]
    public void What_is_to_be_counted_stands_behind_its_number(string question, string first, double counted)
    {
        var hit = Cave.Search(question).Hits[0];
        Assert.StartsWith(first, hit.Text, StringComparison.Ordinal);
        Assert.Equal(counted, hit.SentenceFeatures.Single(feature => feature.Name == "counted").Value);
    }

    [Theory]
    [InlineData("How far from the entrance is the chamber?", 1, 0)]
    [InlineData("How heavy is the chamber at the entrance?", 0, 1)]
    [InlineData("Why is the chamber far from the entrance?", 0, 0)]
    public void A_unit_stands_beside_the_number_that_is_asked_for(string question, double beside, double nothing)
    {
        var features = Cave.Search(question).Hits[0].SentenceFeatures;
        Assert.Equal(
            (beside, nothing),
            (
                features.Single(feature => feature.Name == "beside it").Value,
                features.Single(feature => feature.Name == "nothing beside it").Value
            )
        );
    }

    [Theory]
    [InlineData("Anna Berg is a diver from Oslo.", true)]
    [InlineData("Anna Berg (born 4 May 1970 in Oslo) was a diver.", true)]
    [InlineData("Anna Berg dived with the boys.", false)]
    [InlineData("It is Anna Berg.", false)]
    public void Who_somebody_is_is_answered_with_confidence_only_by_a_sentence_that_says_so(string text, bool isSure)
    {
        var library = Some.Library(
            Some.Article("a", "Divers", text),
            Some.Article("b", "Porto", "Boats sank in 1999.")
        );
        var fearless = new ConfidenceThresholds(Answer: 0, Answerability: 0);
        Assert.Equal(
            isSure ? Outcome.Answer : Outcome.Unsure,
            library.Search("Who is Anna Berg?", thresholds: fearless).Outcome
        );
        Assert.Equal(Outcome.Answer, library.Search("Who said that Anna Berg dived?", thresholds: fearless).Outcome);
    }

    [Theory]
    [InlineData("How cold was it in the cave?", "cold")] // no typo of "could"
    [InlineData("Who died in the cave?", "died")] // none of "did"
    public void A_word_of_the_language_is_no_typo(string question, string word) =>
        Assert.Equal(WordRole.Unknown, Cave.Search(question).Words.Single(other => other.Written == word).Role);

    [Fact]
    public void A_question_of_many_kinds_is_still_answered() =>
        Assert.NotEmpty(
            Cave.Search(
                "Who died, was hurt, owned, began, ended, released, won, was born, married, lived or was called last?"
            ).Hits
        );

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("ru")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("tr")]
    [InlineData("uk")]
    [InlineData("fa")]
    public void Each_of_the_bots_languages_has_frames(string language) =>
        Assert.InRange(KnownLanguages.Find(language)!.QuestionFrames.Length, 15, Query.MaxTerms);

    [Theory]
    [InlineData(
        "de",
        "Wer ist bei dem Brand gestorben?",
        "Der Brand brach am Montag aus.",
        "Zwei Opfer sind geborgen."
    )]
    [InlineData("ru", "Сколько человек погибло на пожаре?", "Пожар начался ночью.", "Число жертв выросло до трёх.")]
    [InlineData("ar", "كم عدد القتلى في الحريق؟", "اندلع الحريق يوم الاثنين.", "وقال إن الضحايا أربعة من العمال.")]
    public void A_frame_of_another_language_finds_its_answer(
        string language,
        string question,
        string other,
        string text
    )
    {
        var library = Some.Library(Some.Article("a", other, other, text) with { Language = language });
        var found = library.Search(question).Hits.Single(hit => hit.Text == text);
        Assert.True(found.Features.Single(feature => feature.Name == "frames").Value > 0);
    }

    [Fact]
    public void Every_language_has_at_most_as_many_frames_as_a_set_holds() => Assert.All(KnownLanguages.All, language =>
        {
            Assert.InRange(language.QuestionFrames.Length, 0, Query.MaxTerms);
            Assert.All(language.QuestionFrames, frame =>
            {
                Assert.NotEmpty(frame.Asked);
                Assert.NotEmpty(frame.Answering);
                Assert.All(frame.Asked.Concat(frame.Answering), word => Assert.Equal(word.ToLowerInvariant(), word));
                Assert.All(frame.Asked, asked => Assert.InRange(asked.Split('|').Length, 1, 2));
            });
        });
}
