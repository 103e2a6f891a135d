using System.Collections.Immutable;

namespace NewsBot.Search.Evidence;

/// <summary>Scores candidates by their signals: each one's best sentence first, then the paragraph.</summary>
internal static class SecondStage
{
    /// <summary>Scores a question's candidates and puts the best first; of equals the one that comes first in the library.</summary>
    public static void Rank(List<Candidate> candidates)
    {
        foreach (var candidate in candidates) Score(candidate);
        candidates.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Paragraph.CompareTo(b.Paragraph));
    }

    private static void Score(Candidate candidate)
    {
        foreach (var sentence in candidate.Sentences)
        {
            sentence.Score = Sum(SentenceSignals.All, sentence);
            if (candidate.Best is null || sentence.Score > candidate.Best.Score) candidate.Best = sentence;
        }

        candidate.Score = Sum(ParagraphSignals.All, candidate);
    }

    private static double Sum<T>(ImmutableArray<Signal<T>> signals, T subject)
    {
        var sum = 0.0;
        foreach (var signal in signals) sum += signal.Weight * signal.Value(subject);
        return sum;
    }
}
