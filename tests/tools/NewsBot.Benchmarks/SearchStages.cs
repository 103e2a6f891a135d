using BenchmarkDotNet.Attributes;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Libraries;
using NewsBot.Search;

namespace NewsBot.Benchmarks;

/// <summary>
/// Where does the time of a question go: reading it, ranking, or putting the result together? Over the folder and the
/// questions that two environment variables name.
/// </summary>
[MemoryDiagnoser]
public class SearchStages
{
    /// <summary>So many of the questions are asked in turn.</summary>
    private const int Asked = 1_000;

    private SearchIndex _index = null!;
    private string[] _questions = null!;
    private int _next;

    [GlobalSetup]
    public void SetUp()
    {
        _index = LibraryBuilder.Load(new ArticleFolder(Setting("NEWSBOT_ARTICLES"), TimeProvider.System)).Index;
        var all = JudgedQuestion.ReadFile(Setting("NEWSBOT_QUESTIONS"));
        _questions = [.. Enumerable.Range(0, Asked).Select(i => all[(int)((long)i * all.Count / Asked)].Question)];
    }

    [Benchmark]
    public object Read() => _index.Parse(Next());

    [Benchmark]
    public object ReadAndRank() => _index.Rank(Next());

    [Benchmark(Baseline = true)]
    public object Search() => _index.Search(Next());

    private string Next() => _questions[_next = (_next + 1) % Asked];

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException(
            $"Set {name}: a folder of articles in NEWSBOT_ARTICLES, a file of judged questions in NEWSBOT_QUESTIONS."
        );
}
