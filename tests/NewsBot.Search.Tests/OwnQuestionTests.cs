using System.Collections;
namespace NewsBot.Search.Tests;

public sealed class OwnQuestionTests
{
    private static readonly Article Ship = Some.Article(
        "ship.txt",
        "A ship runs aground",
        "The vessel has been stuck since Tuesday, and the owner is silent.",
        "Tugs pulled all night. Shoei Kisen Kaisha of Japan has it on its books. The tide was low.",
        "The canal was closed for traffic.")
        with
        {
            Questions = [OwnQuestion.Parse("Who owns the ship? => shoei kisen KAISHA"), OwnQuestion.Parse("When was the canal closed?"), OwnQuestion.Parse("Who paid? => nobody at all")],
        };

    private static readonly SearchIndex Library = Some.Library(Ship, Some.Article("mayor.txt", "The mayor opens a bridge", "The bridge was opened by the mayor.", "He owns a ship."));

    [Theory]
    [InlineData("Who owns the ship?")]
    [InlineData("who is the ship's owner")] // in other forms and another order
    [InlineData("Ship: who owns it?")]
    public void Who_asks_nearly_the_same_gets_the_passage_named_and_sure(string question)
    {
        var result = Library.Search(question);
        Assert.Equal((Outcome.Answer, "ship.txt", 2), (result.Outcome, result.Hits[0].Article.Id, result.Hits[0].Paragraph));
        Assert.Equal("Shoei Kisen Kaisha of Japan has it on its books.", result.Hits[0].Best.Of(result.Hits[0].Text).ToString());
    }

    [Theory]
    [InlineData("When was the ship owned?")] // asks for a date
    [InlineData("Who owns the ship Titanic?")] // asks for another ship
    [InlineData("Who owns the bridge and the canal and the ship and the books?")] // asks for much more
    public void Who_asks_something_else_does_not(string question) => Assert.NotEqual(0.99, Library.Search(question).Confidence);

    [Fact]
    public void A_question_partly_alike_brings_the_passage_forward()
    {
        var without = Some.Library(Ship with { Questions = [] });
        var with = Some.Library(Ship with { Questions = [Ship.Questions[0]] });
        const string question = "Who owns the vessel?";
        Assert.True(Score(with) > Score(without));

        double Score(SearchIndex library) => library.Search(question).Hits.FirstOrDefault(hit => hit.Paragraph == 2)?.Score ?? 0;
    }

    [Fact]
    public void A_question_on_another_matter_leads_nowhere_though_something_is_found()
    {
        var library = Some.Library(Ship with { Questions = [new OwnQuestion("Which volcano in Iceland erupted on Tuesday and closed the airports of Europe?")] });
        Assert.Equal((null, LinkedBy.NotFound), (library.OwnQuestions[0].Paragraph, library.OwnQuestions[0].FoundBy));
    }

    [Fact]
    public void It_is_told_where_each_leads() =>
        Assert.Equal([(2, LinkedBy.Passage), (3, LinkedBy.Ranking), (null, LinkedBy.NoSuchPassage)], Library.OwnQuestions.Select(link => (link.Paragraph, link.FoundBy)));

    [Fact]
    public void Asking_them_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var ship = Ship with { Questions = new StopsWhenAsked(Ship.Questions, stop) };
        Assert.Throws<OperationCanceledException>(() => SearchIndex.Build([ship], cancellationToken: stop.Token));
    }

    /// <summary>Stops when the first of them is about to be asked.</summary>
    private sealed class StopsWhenAsked(IReadOnlyList<OwnQuestion> questions, CancellationTokenSource stop) : IReadOnlyList<OwnQuestion>
    {
        public int Count => questions.Count;

        public OwnQuestion this[int place] => questions[place];

        public IEnumerator<OwnQuestion> GetEnumerator()
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
    public void The_arrow_names_the_passage(string line, string text, string? passage) => Assert.Equal(new OwnQuestion(text, passage), OwnQuestion.Parse(line));
}
