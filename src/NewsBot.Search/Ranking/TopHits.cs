using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsBot.Search.Ranking;

/// <summary>Keeps the best few of many scored documents.</summary>
internal static class TopHits
{
    /// <summary>The documents with the highest positive scores, best first; of equals, the one with the lower number first.</summary>
    /// <param name="scores">The score of each document.</param>
    /// <param name="count">How many at most.</param>
    public static int[] Select(ReadOnlySpan<double> scores, int count)
    {
        Span<int> best = count <= 128 ? stackalloc int[count] : new int[count];
        var (kept, worst) = (0, 0.0);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(scores);
        for (var v = 0; v < vectors.Length; v++)
        {
            // Nearly all documents are worse than the best few: several are passed over at once.
            if (!Vector.GreaterThanAny(vectors[v], new Vector<double>(worst))) continue;
            var first = v * Vector<double>.Count;
            for (var document = first; document < first + Vector<double>.Count; document++) Take(scores, document, best, ref kept, ref worst);
        }

        for (var document = vectors.Length * Vector<double>.Count; document < scores.Length; document++) Take(scores, document, best, ref kept, ref worst);
        return best[..kept].ToArray();
    }

    private static void Take(ReadOnlySpan<double> scores, int document, Span<int> best, ref int kept, ref double worst)
    {
        if (scores[document] <= worst) return;

        // Put in place from behind; equals stay behind those that came earlier.
        var place = kept < best.Length ? kept++ : best.Length - 1;
        while (place > 0 && scores[best[place - 1]] < scores[document])
        {
            best[place] = best[place - 1];
            place--;
        }

        best[place] = document;
        if (kept == best.Length) worst = scores[best[^1]];
    }
}
