namespace NewsBot.Search.Tests;

public sealed class SubjectTests
{
    private static readonly SearchIndex Library = Some.Library(
        Some.Article(
            "congress.txt",
            "Rebels reject the congress",
            "Nearly forty groups rejected the meeting in Sochi.",
            "The envoy Rick Stanton spoke of Sochi again. In March Mr Rabie left, and in March he came back."
        ),
        Some.Article(
            "harbour.txt",
            "Harbour opens in Sochi",
            "The mayor opened a harbour on Tuesday.",
            "He drank from a World Cup."
        ),
        Some.Article("other.txt", "Rain", "It rained for days.", "Nobody minded.")
    );

    [Theory]
    [InlineData("When was the earthquake in Sochi?", "Sochi", "harbour.txt congress.txt")] // the headline first
    [InlineData("earthquake sochi", "sochi", "harbour.txt congress.txt")]
    [InlineData("Was Rick Stanton hurt in the earthquake?", "Rick Stanton", "congress.txt")]
    [InlineData("Was the harbour destroyed by an earthquake?", "harbour", "harbour.txt")] // no name, but a headline's word
    [InlineData("who won the cup", null, null)] // once, in somebody else's name
    [InlineData("Did anybody mind the earthquake?", null, null)] // a word of no headline
    [InlineData("What is the capital of Peru?", null, null)]
    [InlineData("Was the earthquake on Tuesday?", null, null)] // a weekday, though it has a capital
    [InlineData("Did Rabies spread from Peru?", null, null)] // the stem of Mr Rabie's name
    [InlineData("Does Marchais like the earthquake?", null, null)] // not the month of March
    [InlineData("When was the earthquake in Sotchi?", null, null)] // a guess what was meant
    [InlineData("Was Rick Rabie hurt in the earthquake?", "Rick", "congress.txt")] // both names, but never in a row
    public void The_subject_of_a_question_comes_from_its_names_and_the_headlines(
        string question,
        string? words,
        string? articles
    )
    {
        var subject = Library.FindSubject(Library.Search(question));
        Assert.Equal(words, subject?.Words);
        Assert.Equal(
            articles,
            subject is null ? null : string.Join(' ', subject.Articles.Select(article => article.Id))
        );
    }

    [Fact]
    public void The_most_similar_authored_questions_are_found_for_every_answer_type()
    {
        var library = Some.Library(
            Some.Article("a.txt", "Bridge", "The bridge was opened by the mayor in 2019.") with
            {
                Questions = [new AuthoredQuestion("Who opened the bridge?")],
            },
            Some.Article("b.txt", "Rain", "It rained.")
        );
        Assert.Equal(
            ["Who opened the bridge?"],
            library
                .FindSimilarQuestions(library.Search("When was the bridge opened by the army?"))
                .Select(link => link.Question.Text)
        );
        Assert.Empty(library.FindSimilarQuestions(library.Search("Who painted the wall?")));
    }
}
