using System.CommandLine;
using System.Globalization;
using NewsBot.Benchmarks.Peers;
using Spectre.Console;

namespace NewsBot.Benchmarks.Scale;

/// <summary>How do time and memory grow with the library?</summary>
internal static class ScaleCommand
{
    private const int Seed = 20260101;
    private const int Questions = 1_000;
    private const int Smallest = 1_000;

    /// <summary>Builds of a library from this size on are not repeated.</summary>
    private const int Large = 100_000;

    /// <summary>
    /// A language grows with what is written in it (Heaps): so many words for a library of a million paragraphs.
    /// </summary>
    private const int WordsOfMillion = 1_000_000;

    public static Command Create()
    {
        var paragraphs = new Option<int>("--paragraphs")
        {
            HelpName = "N",
            Description = "The largest library; a tenth, a hundredth … of it are measured too.",
            DefaultValueFactory = _ => Large,
        };
        var passes = new Option<int>("--passes")
        {
            HelpName = "N",
            Description = "How often all questions are asked.",
            DefaultValueFactory = _ => 5,
        };
        var alone = new Option<bool>("--alone") { Description = "Without Lucene.NET." };
        var plot = new Option<string?>("--plot")
        {
            HelpName = "FILE",
            Description = "Draw how the median grows, as SVG.",
        };
        var command = new Command("scale", "Measure libraries that are made up, from 1,000 paragraphs on.")
        {
            paragraphs,
            passes,
            alone,
            plot,
        };
        command.SetAction(parsed =>
            Run(parsed.GetValue(paragraphs), parsed.GetValue(passes), parsed.GetValue(alone), parsed.GetValue(plot))
        );
        return command;
    }

    private static void Run(int largest, int passes, bool alone, string? plot)
    {
        Wide.IfRedirected();
        var sizes = new Stack<int>();
        for (var size = largest; size >= Smallest; size /= 10)
            sizes.Push(size);
        var measured = sizes
            .SelectMany(size => Measure(size, passes, alone).Select(figures => (Size: size, Figures: figures)))
            .ToLookup(pair => pair.Figures.Name, pair => ((double)pair.Size, pair.Figures.P50));
        if (plot is not null)
            File.WriteAllText(
                plot,
                new Plot("Half of the questions take no longer", "paragraphs", "µs").Draw([
                    .. measured.Select(group => new Series(group.Key, [.. group])),
                ])
            );
    }

    private static List<PeerFigures> Measure(int paragraphs, int passes, bool alone)
    {
        var made = new GeneratedLibrary((int)(WordsOfMillion * Math.Sqrt(paragraphs / 1e6)), Seed);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (articles, subjects) = made.Next(paragraphs);
        var random = new Random(Seed);
        var questions = Enumerable
            .Range(0, Questions)
            .Select(_ =>
            {
                int paragraph;
                do paragraph = random.Next(subjects.Count);
                while (subjects[paragraph].Length < 2);
                return (made.QuestionOn(subjects[paragraph]), paragraph);
            })
            .ToArray();
        subjects.Clear();
        var text = GC.GetTotalMemory(forceFullCollection: true) - before;
        AnsiConsole.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{paragraphs:N0} paragraphs, text {text / 1e6:N0} MB, {questions.Length:N0} questions, {passes} passes"
            )
        );
        using var ours = new NewsBotPeer();
        using var lucene = new LucenePeer();
        List<(IPeer, double)> peers = alone ? [(ours, 1)] : [(ours, 1), (lucene, 1)];
        var figures = new Comparison(
            articles,
            [.. questions.Select(question => (question.Item1, (Func<int, bool>)(found => found == question.paragraph)))]
        ).Run(peers, passes, paragraphs >= Large ? 1 : 5);
        AnsiConsole.Write(Comparison.TableOf(figures));
        if (alone)
            AnsiConsole.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"in memory with the text: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:N0} MB"
                )
            );
        foreach (var line in new Changes(ours.Index, made, questions[0].Item1).Measure())
            AnsiConsole.WriteLine(line);
        return figures;
    }
}
