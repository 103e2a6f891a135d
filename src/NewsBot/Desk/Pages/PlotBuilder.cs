using System.Globalization;
using NewsBot.Desk.Models;
using NewsBot.Storage;
using static System.FormattableString;

namespace NewsBot.Desk.Pages;

/// <summary>Turns counters into the coordinates of plots.</summary>
internal static class PlotBuilder
{
    private static readonly (string Kind, string Name, string Counter)[] Outcomes =
    [
        ("answered", "answered", UsageCounters.Answered),
        ("unsure", "unsure", UsageCounters.Unsure),
        ("refused", "not answered", UsageCounters.Refused),
    ];

    /// <summary>Questions per day by outcome.</summary>
    public static BarPlot CreateBars(IReadOnlyList<UsageDay> days)
    {
        var most = Math.Max(1, days.Max(CountQuestions));
        var busiest = days.MaxBy(CountQuestions)!;
        return new BarPlot(
            ((days.Count - 1) * BarPlot.Step) + BarPlot.BarWidth,
            [
                .. days.Select(
                    (day, i) => new Bar(i * BarPlot.Step, $"{Format(day.Day)}: {Describe(day)}", [.. Stack(day, most)])
                ),
            ],
            $"Questions per day, {Format(days[0].Day)} to {Format(days[^1].Day)}: "
                + string.Join(
                    ", ",
                    Outcomes.Select(outcome => Invariant($"{days.Sum(day => day.Get(outcome.Counter))} {outcome.Name}"))
                )
                + Invariant($"; at most {CountQuestions(busiest)}, on {Format(busiest.Day)}"),
            Format(days[0].Day),
            Format(days[^1].Day)
        );
    }

    /// <summary>Lines over days.</summary>
    /// <param name="description">The plot in a sentence.</param>
    /// <param name="isLogarithmic">Whether equal distances are equal ratios.</param>
    /// <param name="lines">For each line, its style and its value for each day; null for none.</param>
    public static LinePlot CreateLines(
        IReadOnlyList<UsageDay> days,
        string description,
        bool isLogarithmic,
        params IReadOnlyList<(string Kind, Func<int, double?> Value)> lines
    )
    {
        var values = lines
            .SelectMany(line => Enumerable.Range(0, days.Count).Select(line.Value))
            .OfType<double>()
            .Select(Scale)
            .ToList();
        var (bottom, top) = isLogarithmic ? (values.Min() - 0.3, values.Max() + 0.1) : (0, values.Max() * 1.1);
        return new LinePlot(
            (days.Count - 1) * BarPlot.Step,
            [.. lines.Select(line => new PlotLine(line.Kind, [.. GetPieces(line.Value)]))],
            description,
            Format(days[0].Day),
            Format(days[^1].Day)
        );

        double Scale(double value) => isLogarithmic ? Math.Log10(value) : value;

        IEnumerable<string> GetPieces(Func<int, double?> value)
        {
            var piece = new List<string>();
            for (var i = 0; i <= days.Count; i++)
            {
                if (i < days.Count && value(i) is { } known)
                {
                    var share = (Scale(known) - bottom) / Math.Max(top - bottom, double.Epsilon);
                    piece.Add(Invariant($"{i * BarPlot.Step},{LinePlot.Height * (1 - share):0.#}"));
                    continue;
                }

                // A day alone is a dash as wide as a bar.
                if (piece is [var alone])
                    piece.Add(Invariant($"{((i - 1) * BarPlot.Step) + 1},{alone[(alone.IndexOf(',') + 1)..]}"));
                if (piece.Count > 0)
                    yield return string.Join(' ', piece);
                piece.Clear();
            }
        }
    }

    public static int CountQuestions(UsageDay day) => Outcomes.Sum(outcome => day.Get(outcome.Counter));

    /// <summary>"24 November".</summary>
    public static string Format(DateOnly day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);

    private static string Describe(UsageDay day) =>
        string.Join(", ", Outcomes.Select(outcome => Invariant($"{day.Get(outcome.Counter)} {outcome.Name}")));

    private static IEnumerable<BarPart> Stack(UsageDay day, int most)
    {
        var y = (double)BarPlot.Height;
        foreach (var (kind, _, counter) in Outcomes)
        {
            var height = Math.Round((double)day.Get(counter) * BarPlot.Height / most, 1);
            y -= height;
            if (height > 0)
                yield return new BarPart(kind, Math.Round(y, 1), height);
        }
    }
}
