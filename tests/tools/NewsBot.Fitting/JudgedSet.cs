using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Search;

namespace NewsBot.Fitting;

/// <summary>Articles and judged questions about them.</summary>
/// <param name="Name">The set's name in the tables.</param>
internal sealed record JudgedSet(string Name, SearchIndex Index, IReadOnlyList<JudgedQuestion> Questions)
{
    /// <summary>What a question counts, compared with one of another set of the same size.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Reads a folder with <c>articles/</c> and <c>questions.jsonl</c>.</summary>
    public static JudgedSet Read(string folder) =>
        Read(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
            Path.Combine(folder, "articles"),
            Path.Combine(folder, "questions.jsonl")
        );

    public static JudgedSet Read(string name, string articles, string questions) =>
        new(name, SearchIndex.Build(ArticlesOf(articles)), JudgedQuestion.ReadFile(questions));

    /// <summary>
    /// The same questions over every second article, so that those about the others have no answer: the first half's
    /// sets ask of the articles in even places, the second's of those in odd ones.
    /// </summary>
    public JudgedSet Half(int odd)
    {
        var kept = Index.Articles.Where((_, place) => place % 2 == odd).ToList();
        var ids = kept.Select(article => article.Id).ToHashSet(StringComparer.Ordinal);
        return new JudgedSet(
            $"{Name}/{odd}",
            SearchIndex.Build(kept),
            [
                .. Questions.Select(question =>
                    question.Passages is { } passages
                        ? question with
                        {
                            Passages = [.. passages.Where(passage => ids.Contains(passage.Article))],
                        }
                    : question.Article is { } article && ids.Contains(article) ? question
                    : question with { Article = null }
                ),
            ]
        )
        {
            Weight = Weight,
        };
    }

    /// <summary>The questions in even or in odd places.</summary>
    public JudgedSet EverySecond(int odd) =>
        this with
        {
            Questions = [.. Questions.Where((_, place) => place % 2 == odd)],
        };

    private static IEnumerable<Article> ArticlesOf(string folder) =>
        new ArticleFolder(Path.GetFullPath(folder), TimeProvider.System)
            .Read()
            .Files.Where(file => file.Report.IsLive)
            .Select(file => file.Report.Article!);
}
