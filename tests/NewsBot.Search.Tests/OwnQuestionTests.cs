using System.Collections;
using CsCheck;

namespace NewsBot.Search.Tests;

public sealed class OwnQuestionTests
{
    private static readonly Article Ship = Some.Article(
        "ship.txt",
        "A ship runs aground",
        "The vessel has been stuck since Tuesday, and the owner is silent.",
        "Tugs pulled all night. Shoei Kisen Kaisha of Japan has it on its books. The tide was low.",
        "The canal was closed for traffic."
    ) with
    {
        Questions =
        [
            AuthoredQuestion.Parse("Who owns the ship? => shoei kisen KAISHA"),
            AuthoredQuestion.Parse("When was the canal closed?"),
            AuthoredQuestion.Parse("Who paid? => nobody at all"),
        ],
    };

    private static readonly SearchIndex Library = Some.Library(
        Ship,
        Some.Article("mayor.txt", "The mayor opens a bridge", "The bridge was opened by the mayor.", "He owns a ship.")
    );

    [Theory]
    [InlineData("Who owns the ship?")]
    [InlineData("who is the ship's owner")] // in other forms and another order
    [InlineData("Ship: who owns it?")]
    public void Who_asks_nearly_the_same_gets_the_passage_named_and_sure(string question)
    {
        var result = Library.Search(question);
        Assert.Equal(
            (Outcome.Answer, "ship.txt", 2),
            (result.Outcome, result.Hits[0].Article.Id, result.Hits[0].Paragraph)
        );
        Assert.Equal(
            "Shoei Kisen Kaisha of Japan has it on its books.",
            result.Hits[0].Best.Of(result.Hits[0].Text).ToString()
        );
    }

    [Theory]
    [InlineData("When was the ship owned?")] // asks for a date
    [InlineData("Who owns the ship Titanic?")] // asks for another ship
    [InlineData("Who owns the bridge and the canal and the ship and the books?")] // asks for much more
    public void Who_asks_something_else_does_not(string question) =>
        Assert.NotEqual(0.99, Library.Search(question).Confidence);

    [Fact]
    public void A_partly_similar_authored_question_lifts_its_passage()
    {
        var without = Some.Library(Ship with { Questions = [] });
        var with = Some.Library(Ship with { Questions = [Ship.Questions[0]] });
        const string question = "Who owns the vessel?";
        Assert.True(Score(with) > Score(without));

        double Score(SearchIndex library) =>
            library.Search(question).Hits.FirstOrDefault(hit => hit.Paragraph == 2)?.Score ?? 0;
    }

    [Fact]
    public void A_question_without_a_passage_never_makes_an_answer_more_confident() =>
        Gen.Select(Words(2, 8).Array[1, 4].Array[2, 4], Words(1, 4), Words(1, 4), Gen.Int[0, 1])
            .Sample(
                (texts, authored, asked, owner) =>
                {
                    var articles = texts
                        .Select(
                            (paragraphs, i) =>
                                Some.Article(
                                    $"{i}.txt",
                                    $"Headline {i}",
                                    [.. paragraphs.Select(paragraph => paragraph + ".")]
                                )
                        )
                        .ToList();
                    var without = Some.Library([.. articles]).Search(asked);
                    articles[owner] = articles[owner] with { Questions = [new AuthoredQuestion(authored)] };
                    var with = Some.Library([.. articles]).Search(asked);
                    Assert.Multiple(
                        () => Assert.InRange(with.Confidence, 0, without.Confidence + 1e-9),
                        () => Assert.InRange(with.Answerability, 0, without.Answerability + 1e-9),
                        () => Assert.True(with.Outcome <= without.Outcome)
                    );
                }
            );

    /// <summary>Words that make sentences alike and apart: names, verbs and numbers.</summary>
    private static Gen<string> Words(int fewest, int most) =>
        Gen.Int[0, 9]
            .Select(word =>
                new[] { "ship", "Sochi", "owns", "canal", "opened", "2017", "who", "the", "when", "Panama" }[word]
            )
            .Array[fewest, most]
            .Select(words => string.Join(' ', words));

    [Fact]
    public void A_question_without_a_passage_brings_its_article_forward()
    {
        var one = Some.Article("a.txt", "The first ship", "The ship sank in the storm.");
        var other = Some.Article("b.txt", "The other ship", "The ship sank in the storm.");
        var library = Some.Library(one, other with { Questions = [new AuthoredQuestion("Why did the ship sink?")] });
        Assert.Equal("b.txt", library.Search("why did the ship sink").Hits[0].Article.Id);
        Assert.Equal("a.txt", Some.Library(one, other).Search("why did the ship sink").Hits[0].Article.Id);
    }

    [Fact]
    public void A_question_whose_passage_the_ranking_is_unsure_of_is_found_but_not_sure()
    {
        var links = Some.Library(
            Ship with
            {
                Questions =
                [
                    new AuthoredQuestion("Why is the owner of the vessel Titanic silent?"),
                    AuthoredQuestion.Parse("Who paid the owner? => the owner is silent"),
                ],
            }
        ).AuthoredQuestions;
        Assert.Equal([(1, false), (1, true)], links.Select(link => (link.Paragraph, link.IsSure)));
    }

    [Fact]
    public void A_question_on_another_matter_leads_nowhere_though_something_is_found()
    {
        var library = Some.Library(
            Ship with
            {
                Questions =
                [
                    new AuthoredQuestion(
                        "Which volcano in Iceland erupted on Tuesday and closed the airports of Europe?"
                    ),
                ],
            }
        );
        Assert.Equal(
            (null, TargetSource.NotFound),
            (library.AuthoredQuestions[0].Paragraph, library.AuthoredQuestions[0].FoundBy)
        );
    }

    [Fact]
    public void The_target_of_each_question_is_reported() =>
        Assert.Equal(
            [(2, TargetSource.Passage), (3, TargetSource.Ranking), (null, TargetSource.NoSuchPassage)],
            Library.AuthoredQuestions.Select(link => (link.Paragraph, link.FoundBy))
        );

    [Fact]
    public void Asking_them_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var ship = Ship with { Questions = new StopsWhenAsked(Ship.Questions, stop) };
        Assert.Throws<OperationCanceledException>(() => SearchIndex.Build([ship], cancellationToken: stop.Token));
    }

    /// <summary>Stops when the first of them is about to be asked.</summary>
    private sealed class StopsWhenAsked(IReadOnlyList<AuthoredQuestion> questions, CancellationTokenSource stop)
        : IReadOnlyList<AuthoredQuestion>
    {
        public int Count => questions.Count;

        public AuthoredQuestion this[int place] => questions[place];

        public IEnumerator<AuthoredQuestion> GetEnumerator()
        {
            stop.Cancel();
            return questions.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Theory]
    [InlineData("Who?", "Who?", null)]
    [InlineData(" Who? => me ", "Who?", "me")]
    [InlineData("Who? =>", "Who?", null)]
    public void The_arrow_names_the_passage(string line, string text, string? passage) =>
        Assert.Equal(new AuthoredQuestion(text, passage), AuthoredQuestion.Parse(line));
}
