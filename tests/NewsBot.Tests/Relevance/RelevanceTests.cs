using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Libraries;
using NewsBot.Search;

namespace NewsBot.Tests.Relevance;

/// <summary>
/// The judged questions over the sample library. The floors lie a little under what was measured when they were set: a
/// change that makes answers worse fails here, one that makes them better may raise them.
/// </summary>
public sealed class RelevanceTests
{
    private static readonly Lazy<Library> Sample = new(() =>
        LibraryBuilder.Load(new ArticleFolder(Beside("articles"), Some.Clock()))
    );

    [Theory]
    [InlineData("sample-library.jsonl", "same-words", 0.91, 0.95)]
    [InlineData("sample-library.jsonl", "other-words", 0.45, 0.50)]
    [InlineData("sample-library.jsonl", "competing", 0.80, 0.95)]
    [InlineData("sample-library.jsonl", "foreign", 0.60, 0.70)]
    [InlineData("sample-library-hard.jsonl", "same-words", 0.96, 0.96)]
    [InlineData("sample-library-hard.jsonl", "competing", 0.65, 0.90)]
    [InlineData("sample-library-hard.jsonl", "foreign", 0.80, 0.60)]
    public void The_right_paragraph_is_found_as_often_as_before(
        string questions,
        string tag,
        double hit1,
        double answered
    )
    {
        var figures = Measure(questions).Single(group => group.Tag == tag);
        Assert.Multiple(
            () => Assert.InRange(figures.Hit1!.Value, hit1, 1),
            () => Assert.InRange(figures.Answered!.Value, answered, 1)
        );
    }

    [Theory]
    [InlineData("sample-library.jsonl")]
    [InlineData("sample-library-hard.jsonl")]
    public void Questions_on_other_matters_are_refused(string questions) =>
        Assert.InRange(Measure(questions).Single(group => group.Tag == "elsewhere").Refused!.Value, 0.9, 1);

    [Fact]
    public void A_question_with_a_wrong_name_place_or_number_is_hardly_ever_given_a_confident_answer()
    {
        var questions = JudgedQuestion
            .ReadFile(Beside("Relevance/false-premises.jsonl"))
            .ToLookup(
                question => question.IsAnswerable,
                question => Sample.Value.Index.Search(question.Question).Outcome == Outcome.Answer
            );
        Assert.Multiple(
            () => Assert.InRange(questions[true].Count(), 50, 100),
            () => Assert.InRange(questions[true].Count(isSure => isSure) / (double)questions[true].Count(), 0.7, 1),
            () => Assert.InRange(questions[false].Count(), 60, 100),
            () => Assert.InRange(questions[false].Count(isSure => isSure) / (double)questions[false].Count(), 0, 0.02)
        );
    }

    [Fact]
    public void Every_sample_article_is_live_without_a_warning_and_found_by_its_own_questions() =>
        Assert.All(Sample.Value.Files, file =>
        {
            Assert.True(file.IsLive);
            Assert.Empty(file.Problems);
            Assert.NotEmpty(file.Article!.Questions);
            Assert.Equal(
                file.Article.Questions.Count,
                file.AuthoredQuestions.Count(link => link.Paragraph is not null)
            );
            Assert.NotNull(file.Article.Date);
        });

    /// <summary>Words of the right passage of each authored question that names none.</summary>
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["Сколько человек обратились за медицинской помощью в Челябинске?"] = "около тысячи человек",
        ["В какое озеро упал один из осколков?"] = "озеро Чебаркуль",
        ["كم بلغ عدد القتلى والجرحى في انفجار بيروت؟"] = "135 على الأقل",
        ["كم شخصاً باتوا بلا مأوى في بيروت؟"] = "300 ألف شخص",
        ["How much sand had to be dredged to refloat the Ever Given?"] = "About 30,000 cubic metres of sand",
        ["How many days were needed to clear the backlog of waiting ships once the Ever Given was off?"] =
            "within about four days",
        ["¿Cuántos días pasaron atrapados los 33 mineros en Chile?"] = "69 días atrapados",
        ["¿Qué decía el mensaje que llegó del fondo de la mina el 22 de agosto?"] = "Estamos bien en el refugio los 33",
        ["Who knocked on the doors of Notre-Dame at the reopening in December 2024?"] =
            "Archbishop Laurent Ulrich knocked",
        ["Why was Macron's speech moved from the square indoors?"] = "because of stormy weather",
        ["How many countries must ratify the Paris agreement before it enters into force?"] = "once 55 countries",
        ["Who brought down the gavel on the climate deal in Paris?"] = "Laurent Fabius",
        ["How heavy is Sagittarius A* and how many light-years away is it?"] = "four million Suns",
        ["How many Russian warplanes and helicopters would be withdrawn from Syria?"] =
            "23 warplanes and two helicopters",
        ["Why did opposition delegates refuse to leave Sochi airport?"] = "because the flag and emblem",
    };

    [Fact]
    public void Every_authored_question_of_the_samples_gets_the_right_passage_with_confidence()
    {
        var authored = Sample
            .Value.Index.Articles.SelectMany(article =>
                article.Questions.Select(question => (Article: article, Question: question))
            )
            .ToList();
        Assert.Equal(54, authored.Count);
        Assert.All(authored, asked =>
        {
            var result = Sample.Value.Index.Search(asked.Question.Text);
            Assert.Equal((Outcome.Answer, asked.Article), (result.Outcome, result.Hits[0].Article));
            Assert.Contains(
                asked.Question.Passage ?? Answers[asked.Question.Text],
                result.Hits[0].Text.ReplaceLineEndings(" "),
                StringComparison.Ordinal
            );
        });
    }

    [Fact]
    public void The_sample_library_has_the_articles_it_promises() =>
        Assert.Multiple(
            () => Assert.InRange(Sample.Value.Index.Articles.Count, 14, 100),
            () =>
                Assert.Contains(Sample.Value.Index.Articles, article =>
                    article.Headline.Any(c => c is >= 'а' and <= 'я')
                ),
            () =>
                Assert.Contains(Sample.Value.Index.Articles, article =>
                    article.Headline.Any(c => c is >= 'ا' and <= 'ي')
                )
        );

    private static IReadOnlyList<EvaluationMetrics> Measure(string questions) =>
        EvaluationMetrics.OfGroups([
            .. JudgedQuestion
                .ReadFile(Beside(Path.Combine("Relevance", questions)))
                .Select(question =>
                    QuestionOutcome.Judge(question, Sample.Value.Index.Search(question.Question), TimeSpan.Zero)
                ),
        ]);

    private static string Beside(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
