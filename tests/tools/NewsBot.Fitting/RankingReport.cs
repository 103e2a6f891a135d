using NewsBot.Search.Reranking;

namespace NewsBot.Fitting;

/// <summary>Learns the ranking's weights, the sentence's first, and prints what each signal is worth.</summary>
internal static class RankingReport
{
    /// <param name="names">The signals to learn; the others keep their weights. All when empty.</param>
    /// <returns>The weights learnt.</returns>
    public static (double[] Sentence, double[] Paragraph) Print(
        IReadOnlyList<JudgedSet> sets,
        IReadOnlyCollection<string> names,
        TextWriter writer
    )
    {
        // Learnt through the paragraph's loss, the sentence goes wrong: it would serve the ranking and not what is
        // shown.
        var sentences = sets.Select(Examples.Sentences).ToList();
        var sentence = PrintTable("sentence", SentenceFeatures.All, names, sentences, writer);
        var paragraphs = sets.Select(set => Examples.Paragraphs(set, sentence)).ToList();
        var paragraph = PrintTable("paragraph", ParagraphFeatures.All, names, paragraphs, writer);
        PrintLeftOut(sets, names, sentences, writer);
        return (sentence, paragraph);
    }

    private static double[] PrintTable<T>(
        string name,
        IReadOnlyList<Feature<T>> signals,
        IReadOnlyCollection<string> names,
        IReadOnlyList<ChoiceSet> sets,
        TextWriter writer
    )
    {
        var all = Learnt(signals, names);
        var shipped = Weights(signals);
        var learnt = Learner.Softmax(sets, all, shipped);
        writer.WriteLine(
            $"{name + ": first right of 100", -22} {"shipped", 9} {"learnt", 9} {"sd", 7}   "
                + $"{string.Join(' ', sets.Select(set => $"{set.Name, 15}"))}"
        );
        writer.WriteLine(
            $"{"  shipped weights", -22} {"", 9} {"", 9} {"", 7}   {string.Join(' ', sets.Select(set => $"{Hit1(set, shipped), 15:0.0}"))}"
        );
        writer.WriteLine(
            $"{"  any alternative right", -22} {"", 9} {"", 9} {"", 7}   "
                + $"{string.Join(' ', sets.Select(set => $"{100.0 * set.Choices.Count(choice => choice.IsRight.Contains(true)) / set.Choices.Count, 15:0.0}"))}"
        );
        writer.WriteLine(
            $"{"  learnt weights", -22} {"", 9} {"", 9} {"", 7}   {string.Join(' ', sets.Select(set => $"{Hit1(set, learnt), 15:0.0}"))}"
        );
        for (var s = 0; s < signals.Count; s++)
        {
            if (!all[s])
                continue;
            var rest = shipped.ToArray();
            rest[s] = 0;
            var without = Learner.Softmax(sets, [.. all.Select((isLearnt, f) => isLearnt && f != s)], rest);
            var changes = sets.Select(set => $"{Hit1(set, without) - Hit1(set, learnt), 15:+0.0;-0.0;0.0}");
            writer.WriteLine(
                $"  without {signals[s].Name, -12} {shipped[s], 9:0.000} {learnt[s], 9:0.000} {Deviation(sets, s), 7:0.00}   "
                    + $"{string.Join(' ', changes)}{(Math.Abs(shipped[s] - learnt[s]) < 0.0006 ? "" : "  *")}"
            );
        }

        writer.WriteLine();
        return learnt;
    }

    private static void PrintLeftOut(
        IReadOnlyList<JudgedSet> sets,
        IReadOnlyCollection<string> names,
        List<ChoiceSet> sentences,
        TextWriter writer
    )
    {
        writer.WriteLine("left out of the fit: right sentence of right paragraphs, right paragraph");
        for (var s = 0; s < sets.Count; s++)
        {
            var sentence = Learner.Softmax(
                sentences.Where((_, i) => i != s),
                Learnt(SentenceFeatures.All, names),
                Weights(SentenceFeatures.All)
            );
            var others = sets.Where((_, i) => i != s).Select(set => Examples.Paragraphs(set, sentence));
            var paragraph = Learner.Softmax(
                others,
                Learnt(ParagraphFeatures.All, names),
                Weights(ParagraphFeatures.All)
            );
            writer.WriteLine(
                $"  {sets[s].Name, -22} {Hit1(sentences[s], sentence), 6:0.0} "
                    + $"{Hit1(Examples.Paragraphs(sets[s], sentence), paragraph), 6:0.0}"
            );
        }

        writer.WriteLine();
    }

    private static bool[] Learnt<T>(IReadOnlyList<Feature<T>> signals, IReadOnlyCollection<string> names) =>
        [.. signals.Select(signal => names.Count > 0 ? names.Contains(signal.Name) : !signal.IsGiven)];

    private static double[] Weights<T>(IReadOnlyList<Feature<T>> signals) =>
        [.. signals.Select(signal => signal.Weight)];

    private static double Hit1(ChoiceSet set, double[] weights) =>
        100.0
        * set.Choices.Count(choice =>
        {
            var best = 0;
            for (var i = 1; i < choice.Rows.Length; i++)
            {
                if (Learner.Score(weights, choice.Rows[i]) > Learner.Score(weights, choice.Rows[best]))
                    best = i;
            }

            return choice.IsRight[best];
        })
        / set.Choices.Count;

    private static double Deviation(IReadOnlyList<ChoiceSet> sets, int signal)
    {
        var squares = sets.SelectMany(set => set.Choices)
            .SelectMany(choice =>
            {
                var mean = choice.Rows.Average(row => row[signal]);
                return choice.Rows.Select(row => (row[signal] - mean) * (row[signal] - mean));
            });
        return Math.Sqrt(squares.Average());
    }
}
