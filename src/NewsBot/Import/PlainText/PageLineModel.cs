using System.Buffers;

namespace NewsBot.Import.PlainText;

/// <summary>
/// Tells the lines of an article from those of the page around it: a logistic model of 21 features of a line and its
/// neighbours, and a two-state Viterbi decoding, because text and boilerplate come in runs. The weights are learnt from lines
/// of some 250 real pages, leaving sites out (docs/PASTE.md).
/// </summary>
internal static class PageLineModel
{
    private const double Constant = -5.83;

    /// <summary>Towards text: what is lost can't be found, and what is let through is in the report.</summary>
    private const double Bias = 1.0;

    /// <summary>The price of a change between text and page.</summary>
    private const double PriceOfChange = 0.5;

    /// <summary>There is an article in every paste: the three surest lines are raised to this mean.</summary>
    private const double MinMeanOfSurest = 2.0;
    private const int Surest = 3;

    /// <summary>A text of so few running lines is a short one.</summary>
    private const int RunningLinesOfShortText = 12;
    private const int LinesNearCore = 8;
    private const double BonusOfShortText = 5;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");
    private static readonly SearchValues<char> Opening = SearchValues.Create("\"'“„«‘([ ");

    /// <summary>Whether each line is text.</summary>
    public static bool[] Classify(PastedLines lines)
    {
        var scores = new double[lines.All.Count];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Score(lines, i);
        var surest = scores.OrderDescending().Take(Surest).ToList();
        var floor = surest.Count == 0 ? 0 : Math.Max(0, MinMeanOfSurest - surest.Average());
        var isShort = lines.All.Count(line => line.IsRunning) <= RunningLinesOfShortText;
        for (var i = 0; i < scores.Length; i++)
            scores[i] += floor + Bias + (isShort && IsNearCore(lines, i) ? BonusOfShortText : 0);
        return Decode(scores);
    }

    /// <summary>
    /// A sentence in or near the core: of a text of few paragraphs, the neighbours of one are mostly the page's, and say
    /// little about it.
    /// </summary>
    private static bool IsNearCore(PastedLines lines, int place) =>
        lines.All[place] is { IsRunning: true, Reason: null }
        && place >= lines.First - LinesNearCore
        && place <= lines.Last + LinesNearCore;

    private static double Score(PastedLines lines, int place)
    {
        var all = lines.All;
        var line = all[place];
        var z = Constant;
        z += 1.10 * Math.Max(0, LogWords(all, place) - Math.Log(13));
        z += 1.74 * Number(line.IsWhole);
        z += -0.86 * line.ShareOfCapitals;
        z += 1.15 * Number(BeginsLowerCase(line.Text));
        z += 0.57 * Number(line.Text.AsSpan().ContainsAny(Quotes));
        z += -2.14 * Number(line.IsTeaser);
        z +=
            -2.72
            * Number(line.Text.Contains('©') || line.Text.Contains("copyright", StringComparison.OrdinalIgnoreCase));
        z += ScoreNeighbours(lines, place);
        if (line.IsRunning)
            z += 2.01 * lines.TopicShare(place);
        else
            z += 0.62 * Math.Min(2, Math.Log(lines.CountOfShape(line)));
        return z;
    }

    private static double ScoreNeighbours(PastedLines lines, int place)
    {
        var all = lines.All;
        var line = all[place];
        var running = Number(line.IsRunning);
        var below = Math.Min(3, Math.Log(1 + Math.Max(0, place - lines.Last)));
        var isApart =
            lines.HasBlankLines && line.IsBlankAbove && (place + 1 == all.Count || all[place + 1].IsBlankAbove);
        var isInside = place >= lines.First && place <= lines.Last;
        var z = 0.0;
        z += -0.27 * Around(place, 2, 3).Count(i => Has(all, i) && all[i].IsRunning);
        z += 0.90 * Around(place, 1, 1).Sum(i => LogWords(all, i)) / 2;
        z += 1.11 * Around(place, 2, 3).Sum(i => LogWords(all, i)) / 4;
        z += -0.12 * below;
        z += (0.30 + (0.40 * running)) * Number(isApart);
        z += 0.48 * Number(Around(place, 0, 1).All(i => !Has(all, i) || !all[i].IsWhole));
        z += -3.04 * Number(line.Reason is not null);
        z += -0.80 * Around(place, 1, 1).Count(i => Has(all, i) && all[i].Reason is not null);
        z += -1.98 * Number(!line.IsRunning && IsBelowReadMore(all, place));
        z += 1.02 * Number(isInside && !line.IsRunning);
        z += -0.64 * running * below;
        z += -1.14 * Math.Min(1, (lines.Last - lines.First + 1) / 40.0);
        return z;
    }

    private static bool IsBelowReadMore(IReadOnlyList<PastedLine> all, int place) =>
        Enumerable.Range(1, 3).Any(i => Has(all, place - i) && all[place - i].Reason is SkipReason.OtherArticles);

    /// <summary>The places from so many to so many lines away, above and below.</summary>
    private static IEnumerable<int> Around(int place, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            yield return place - i;
            if (i > 0)
                yield return place + i;
        }
    }

    private static bool Has(IReadOnlyList<PastedLine> all, int place) => place >= 0 && place < all.Count;

    private static double LogWords(IReadOnlyList<PastedLine> all, int place) =>
        Has(all, place) ? Math.Log(1 + all[place].Words) : 0;

    private static bool BeginsLowerCase(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(Opening);
        return first >= 0 && char.IsLower(text[first]);
    }

    private static double Number(bool holds) => holds ? 1 : 0;

    /// <summary>The most likely run of states, starting outside the text.</summary>
    private static bool[] Decode(double[] scores)
    {
        var fromText = new (bool Outside, bool Text)[scores.Length];
        var (outside, text) = (0.0, double.NegativeInfinity);
        for (var i = 0; i < scores.Length; i++)
        {
            var (leaves, stays) = (text - PriceOfChange > outside, text >= outside - PriceOfChange);
            fromText[i] = (leaves, stays);
            (outside, text) = (
                leaves ? text - PriceOfChange : outside,
                (stays ? text : outside - PriceOfChange) + scores[i]
            );
        }

        var states = new bool[scores.Length];
        var state = text > outside;
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            states[i] = state;
            state = state ? fromText[i].Text : fromText[i].Outside;
        }

        return states;
    }
}
