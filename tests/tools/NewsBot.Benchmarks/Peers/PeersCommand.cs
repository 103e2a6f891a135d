using System.CommandLine;
using NewsBot.Articles;
using NewsBot.Evaluation;
using NewsBot.Libraries;
using Spectre.Console;

namespace NewsBot.Benchmarks.Peers;

/// <summary>How fast and how small are we beside what else a .NET developer would take?</summary>
internal static class PeersCommand
{
    /// <summary>The share of the questions that SQLite is asked: it takes a hundred times as long.</summary>
    private const double SqliteShare = 0.05;

    private const int Builds = 9;

    public static Command Create()
    {
        var articles = new Option<string[]>("--articles")
        {
            HelpName = "DIR…",
            Description = "Folders of articles, taken as one library.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var questions = new Option<string[]>("--questions")
        {
            HelpName = "FILE…",
            Description = "Judged questions, one JSON object a line.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var passes = new Option<int>("--passes")
        {
            HelpName = "N",
            Description = "How often all questions are asked.",
            DefaultValueFactory = _ => 5,
        };
        var plot = new Option<string?>("--plot")
        {
            HelpName = "FILE",
            Description = "Draw how long all but a few questions take, as SVG.",
        };
        var command = new Command("peers", "Ask this bot, Lucene.NET and SQLite FTS5 the same questions, in turns.")
        {
            articles,
            questions,
            passes,
            plot,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(articles),
                parsed.GetRequiredValue(questions),
                parsed.GetValue(passes),
                parsed.GetValue(plot)
            )
        );
        return command;
    }

    private static void Run(string[] folders, string[] files, int passes, string? plot)
    {
        Wide.IfRedirected();
        var articles = folders
            .SelectMany(folder => LibraryBuilder.Load(new ArticleFolder(folder, TimeProvider.System)).Index.Articles)
            .OrderBy(article => article.Id, StringComparer.Ordinal)
            .ToArray();
        var paragraphs = articles
            .SelectMany(article => article.Paragraphs.Select(text => (article.Id, text)))
            .ToArray();
        var questions = files
            .SelectMany(JudgedQuestion.ReadFile)
            .Select(question =>
                (
                    question.Question,
                    (Func<int, bool>)(found => question.IsRight(paragraphs[found].Id, paragraphs[found].text))
                )
            )
            .ToArray();
        AnsiConsole.WriteLine(
            $"{articles.Length:N0} articles, {paragraphs.Length:N0} paragraphs, {questions.Length:N0} questions, {passes} passes"
        );
        using var ours = new NewsBotPeer();
        using var lucene = new LucenePeer();
        using var sqlite = new SqlitePeer();
        var figures = new Comparison(articles, questions).Run(
            [(ours, 1), (lucene, 1), (sqlite, SqliteShare)],
            passes,
            Builds
        );
        AnsiConsole.Write(Comparison.TableOf(figures));
        if (plot is not null)
            File.WriteAllText(
                plot,
                new Plot("What all but one of so many questions take", "questions", "µs").Draw([
                    .. figures.Select(peer => new Series(peer.Name, peer.Tail)),
                ])
            );
    }
}
