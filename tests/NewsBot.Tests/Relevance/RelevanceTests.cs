using NewsBot.Articles;
using NewsBot.Evaluation;

namespace NewsBot.Tests.Relevance;

/// <summary>
/// The judged questions over the sample library. The floors lie a little under what was measured when they were set: a
/// change that makes answers worse fails here, one that makes them better may raise them.
/// </summary>
public sealed class RelevanceTests
{
    private static readonly Lazy<Library> Sample = new(() => new ArticleFolder(Beside("articles"), Some.Clock()).Load());

    private static readonly Lazy<IReadOnlyList<Figures>> Measured = new(() => Figures.OfGroups(
        [.. JudgedQuestion.ReadFile(Beside("Relevance/sample-library.jsonl")).Select(question => Judgement.Of(question, Sample.Value.Index.Search(question.Question), TimeSpan.Zero))]));

    [Theory]
    [InlineData("all", 0.66, 0.82, 0.75)]
    [InlineData("same-words", 0.91, 0.95, 0.95)]
    [InlineData("competing", 0.70, 0.80, 0.95)]
    [InlineData("other-words", 0.40, 0.60, 0.40)]
    [InlineData("foreign", 0.50, 0.90, 0.70)]
    public void The_right_paragraph_is_found_as_often_as_before(string tag, double hit1, double hit3, double answered)
    {
        var figures = Measured.Value.Single(group => group.Tag == tag);
        Assert.Multiple(
            () => Assert.InRange(figures.Hit1!.Value, hit1, 1),
            () => Assert.InRange(figures.Hit3!.Value, hit3, 1),
            () => Assert.InRange(figures.Answered!.Value, answered, 1));
    }

    [Fact]
    public void Questions_on_other_matters_are_refused() =>
        Assert.InRange(Measured.Value.Single(group => group.Tag == "elsewhere").Refused!.Value, 0.9, 1);

    [Fact]
    public void Every_sample_article_is_live_without_a_warning_and_found_by_its_own_questions() => Assert.All(Sample.Value.Files, file =>
    {
        Assert.True(file.IsLive);
        Assert.Empty(file.Problems);
        Assert.NotEmpty(file.Article!.Questions);
        Assert.Equal(file.Article.Questions.Count, file.OwnQuestionsFound);
        Assert.NotNull(file.Article.Date);
    });

    [Fact]
    public void The_sample_library_has_the_articles_it_promises() => Assert.Multiple(
        () => Assert.InRange(Sample.Value.Index.Articles.Count, 14, 100),
        () => Assert.Contains(Sample.Value.Index.Articles, article => article.Headline.Any(c => c is >= 'а' and <= 'я')),
        () => Assert.Contains(Sample.Value.Index.Articles, article => article.Headline.Any(c => c is >= 'ا' and <= 'ي')));

    private static string Beside(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
