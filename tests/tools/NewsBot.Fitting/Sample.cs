namespace NewsBot.Fitting;

/// <summary>One question: its alternatives, each a row of signals, and which of them are right.</summary>
internal sealed record Choice(double[][] Rows, bool[] IsRight)
{
    /// <summary>Whether there is something to learn: one that is right and one that is not.</summary>
    public bool Teaches => IsRight.Contains(true) && IsRight.Contains(false);
}

/// <summary>The choices of one set.</summary>
/// <param name="Weight">What a question counts, compared with one of another set of the same size.</param>
internal sealed record ChoiceSet(string Name, IReadOnlyList<Choice> Choices, double Weight = 1);

/// <summary>One question as a row of figures, and whether it is a case of what is to be predicted.</summary>
internal sealed record Case(double[] Row, bool IsSo);

/// <summary>The cases of one set.</summary>
/// <param name="Weight">What a question counts, compared with one of another set of the same size.</param>
internal sealed record CaseSet(string Name, IReadOnlyList<Case> Cases, double Weight = 1);
