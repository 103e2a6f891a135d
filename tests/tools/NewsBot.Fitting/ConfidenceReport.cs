using NewsBot.Evaluation;
using NewsBot.Search.Reranking;

namespace NewsBot.Fitting;

/// <summary>
/// Learns a confidence on the judged sets, their halves and half of the everyday questions, and judges it on what it has
/// not seen.
/// </summary>
internal static class ConfidenceReport
{
    public static void Print(
        string name,
        IReadOnlyList<Feature<RankedCandidates>> signals,
        IReadOnlyList<JudgedSet> sets,
        IReadOnlyList<JudgedSet> everyday,
        double[] sentence,
        double[] paragraph,
        Func<JudgedQuestion, bool, bool> isSo,
        TextWriter writer
    )
    {
        CaseSet Cases(JudgedSet set) => Examples.Confidences(set, signals, sentence, paragraph, isSo);
        var halves = sets.Select(set => new CaseSet(
                set.Name,
                [.. Cases(set).Cases, .. Cases(set.Half(0)).Cases, .. Cases(set.Half(1)).Cases],
                set.Weight
            ))
            .ToList();
        var seen = everyday.Select(set => Cases(set.EverySecond(0))).ToList();
        var unseen = everyday.Select(set => Cases(set.EverySecond(1))).ToList();

        var used = Enumerable.Repeat(true, signals.Count).ToArray();
        var learnt = Learner.Logistic([.. halves, .. seen], used);
        string Without(int f)
        {
            bool[] less = [.. used.Select((_, i) => i != f)];
            var left = Enumerable
                .Range(0, halves.Count)
                .Select(s => Auroc(halves[s], Learner.Logistic([.. halves.Where((_, i) => i != s), .. seen], less)));
            var without = Learner.Logistic([.. halves, .. seen], less);
            return string.Join(' ', left.Concat(unseen.Select(set => Auroc(set, without))).Select(a => $"{a:0.000}"));
        }

        var shipped = signals.Select(signal => signal.Weight).ToArray();
        writer.WriteLine($"{name}");
        for (var s = 0; s < signals.Count; s++)
            writer.WriteLine(
                $"  {signals[s].Name, -20} shipped {shipped[s], 8:0.000}  learnt {learnt[s], 8:0.000}   "
                    + $"without it, AUROC left out and unseen: {Without(s)}{(Math.Abs(shipped[s] - learnt[s]) < 0.0006 ? "" : "  *")}"
            );

        writer.WriteLine($"  {"", -32} {"AUROC", 6} {"error", 6}   right share and part given, from .3 .4 .5 .6 .7 .8");
        for (var s = 0; s < halves.Count; s++)
            PrintRow(
                $"{halves[s].Name}, left out",
                halves[s],
                Learner.Logistic([.. halves.Where((_, i) => i != s), .. seen], used),
                writer
            );
        foreach (var set in halves)
            PrintRow($"{set.Name}, shipped", set, shipped, writer);
        for (var s = 0; s < everyday.Count; s++)
        {
            PrintRow($"{seen[s].Name}, seen", seen[s], learnt, writer);
            PrintRow($"{unseen[s].Name}, unseen", unseen[s], learnt, writer);
            PrintRow($"{unseen[s].Name}, shipped", unseen[s], shipped, writer);
        }

        writer.WriteLine();
    }

    private static double? Auroc(CaseSet set, double[] weights) =>
        EvaluationMetrics.AreaUnderRoc(
            [.. set.Cases.Where(c => c.IsSo).Select(c => Learner.Probability(weights, c.Row))],
            [.. set.Cases.Where(c => !c.IsSo).Select(c => Learner.Probability(weights, c.Row))]
        );

    private static void PrintRow(string name, CaseSet set, double[] weights, TextWriter writer)
    {
        var judged = set.Cases.Select(c => (P: Learner.Probability(weights, c.Row), c.IsSo)).ToList();
        var error = EvaluationMetrics.CalibrationError(judged);
        var steps = new[] { 0.3, 0.4, 0.5, 0.6, 0.7, 0.8 }
            .Select(least => judged.Where(c => c.P >= least).ToList())
            .Select(given =>
                given.Count == 0
                    ? "–"
                    : $"{100.0 * given.Count(c => c.IsSo) / given.Count:0}/"
                        + $"{100.0 * given.Count(c => c.IsSo) / Math.Max(1, judged.Count(c => c.IsSo)):0}"
            );
        writer.WriteLine($"  {name, -32} {Auroc(set, weights), 6:0.000} {error, 6:0.000}   {string.Join("  ", steps)}");
    }
}
