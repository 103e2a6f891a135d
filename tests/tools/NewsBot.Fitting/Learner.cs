namespace NewsBot.Fitting;

/// <summary>
/// Newton's method for the two models of the second stage. Deterministic, and converges to the last digits.
/// </summary>
internal static class Learner
{
    /// <summary>Keeps weights of signals that say nothing at zero; next to nothing beside the data.</summary>
    private const double Ridge = 1e-3;

    private const int MaxSteps = 60;
    private const double Converged = 1e-9;

    /// <summary>
    /// Weights for which the right alternatives are likeliest under a softmax over each choice's alternatives
    /// (ListNet's top-one likelihood: Cao et al. 2007).
    /// </summary>
    /// <param name="used">The signals in use.</param>
    /// <param name="others">The weights of the other signals; 0 when left out.</param>
    public static double[] Softmax(IEnumerable<ChoiceSet> sets, bool[] used, double[]? others = null)
    {
        var data = sets.Select(set => (set.Weight, Choices: set.Choices.Where(choice => choice.Teaches).ToArray()))
            .Where(set => set.Choices.Length > 0)
            .ToArray();
        return Newton(used, others, (weights, gradient, hessian) =>
        {
            foreach (var (weight, choices) in data)
            {
                foreach (var choice in choices)
                    AddChoice(choice, weights, weight * Share(choices.Length), gradient, hessian);
            }
        });
    }

    /// <summary>Logistic regression: weights for which what is so is likeliest.</summary>
    public static double[] Logistic(IEnumerable<CaseSet> sets, bool[] used)
    {
        var data = sets.Where(set => set.Cases.Count > 0).ToArray();
        return Newton(used, others: null, (weights, gradient, hessian) =>
        {
            foreach (var (_, cases, weight) in data)
            {
                var share = weight * Share(cases.Count);
                foreach (var (row, isSo) in cases)
                {
                    var p = Probability(weights, row);
                    Add(gradient, hessian, row, share * ((isSo ? 1 : 0) - p), share * p * (1 - p));
                }
            }
        });
    }

    /// <summary>
    /// A set weighs as its size to the power of ¾, so that neither the largest one decides alone nor the smallest one's
    /// chance: this much for each of its members.
    /// </summary>
    private static double Share(double size) => Math.Pow(size, -0.25);

    public static double Score(double[] weights, double[] row)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
            sum += weights[i] * row[i];
        return sum;
    }

    public static double Probability(double[] weights, double[] row) => 1 / (1 + Math.Exp(-Score(weights, row)));

    /// <summary>
    /// Gradient of ln Σ p(right), and the Fisher information as its curvature, which is never negative.
    /// </summary>
    private static void AddChoice(Choice choice, double[] weights, double share, double[] gradient, double[,] hessian)
    {
        var scores = choice.Rows.Select(row => Score(weights, row)).ToArray();
        var most = scores.Max();
        var p = scores.Select(score => Math.Exp(score - most)).ToArray();
        var (all, right) = (p.Sum(), p.Where((_, i) => choice.IsRight[i]).Sum());
        var n = weights.Length;
        var mean = new double[n];
        for (var i = 0; i < p.Length; i++)
        {
            for (var f = 0; f < n; f++)
                mean[f] += p[i] / all * choice.Rows[i][f];
        }

        var centred = new double[n];
        for (var i = 0; i < p.Length; i++)
        {
            for (var f = 0; f < n; f++)
                centred[f] = choice.Rows[i][f] - mean[f];
            Add(gradient, hessian, centred, choice.IsRight[i] ? share * p[i] / right : 0, share * p[i] / all);
        }
    }

    private static void Add(double[] gradient, double[,] hessian, double[] row, double pull, double curvature)
    {
        for (var f = 0; f < row.Length; f++)
        {
            gradient[f] += pull * row[f];
            var scaled = curvature * row[f];
            if (scaled == 0)
                continue;
            for (var g = 0; g <= f; g++)
                hessian[f, g] += scaled * row[g];
        }
    }

    private static double[] Newton(bool[] used, double[]? others, Action<double[], double[], double[,]> measure)
    {
        var n = used.Length;
        var weights = new double[n];
        for (var f = 0; f < n; f++)
            weights[f] = used[f] ? 0 : others?[f] ?? 0;
        for (var step = 0; step < MaxSteps; step++)
        {
            var gradient = new double[n];
            var hessian = new double[n, n];
            measure(weights, gradient, hessian);
            for (var f = 0; f < n; f++)
            {
                gradient[f] -= Ridge * weights[f];
                hessian[f, f] += Ridge;
            }

            var change = Solve(hessian, gradient, used);
            var largest = change.Max(Math.Abs);

            // A step that is too bold for a curved likelihood is shortened.
            var shorten = Math.Min(1, 2 / Math.Max(largest, 1e-300));
            for (var f = 0; f < n; f++)
                weights[f] += shorten * change[f];
            if (largest < Converged)
                break;
        }

        return weights;
    }

    /// <summary>Cholesky, on the signals in use.</summary>
    private static double[] Solve(double[,] lower, double[] right, bool[] used)
    {
        var rows = Enumerable.Range(0, used.Length).Where(f => used[f]).ToArray();
        var n = rows.Length;
        var l = new double[n, n];
        var y = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = lower[rows[i], rows[j]];
                for (var k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / l[j, j];
            }

            y[i] = right[rows[i]];
            for (var k = 0; k < i; k++)
                y[i] -= l[i, k] * y[k];
            y[i] /= l[i, i];
        }

        var solution = new double[used.Length];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                y[i] -= l[k, i] * y[k];
            y[i] /= l[i, i];
            solution[rows[i]] = y[i];
        }

        return solution;
    }
}
