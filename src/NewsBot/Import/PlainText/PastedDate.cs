using System.Text.RegularExpressions;

namespace NewsBot.Import.PlainText;

/// <summary>
/// Finds the date of a page that was pasted whole, where no line below the headline is one: every date of the page is a
/// candidate, and "none" is another; a day is taken if it is much more likely than all else (docs/PASTE.md).
/// </summary>
internal static partial class PastedDate
{
    /// <summary>A date in a longer line is one that the text speaks of.</summary>
    private const int MaxLineLength = 300;

    /// <summary>A wrong date is worse than none.</summary>
    private const double MinProbability = 0.8;

    private const int LinesBefore = 40;

    /// <param name="headline">The place of the headline among the lines.</param>
    public static Sourced<DateOnly>? Find(PastedPage page, int headline)
    {
        var body = page.Body;
        // A date amid the text is one that the text speaks of, or of a picture.
        var dates = FindAll(page).FindAll(date => date.Place <= body.First || date.Place > body.Last);
        if (dates.Count == 0)
            return null;
        var days = dates.CountBy(date => date.Day).ToDictionary();
        var lines = dates.Select(date => date.Place).ToHashSet();
        var latest = dates
            .Where(date => date.Place >= headline - 6 && date.Place <= body.First + 2)
            .Select(date => date.Day)
            .DefaultIfEmpty()
            .Max();
        var first = dates.Find(date => date.Place >= headline - 3);
        var weights = dates.ConvertAll(date =>
            Math.Exp(
                Score(page, date, headline, lines)
                    + (date.Day == latest ? 0.66 : 0)
                    + (days[date.Day] > 1 ? 0.24 : 0)
                    + (date == first ? 1.19 : 0)
            )
        );
        var sum = 1 + weights.Sum();
        var best = dates.Index().GroupBy(date => date.Item.Day).MaxBy(day => day.Sum(date => weights[date.Index]))!;
        return best.Sum(date => weights[date.Index]) / sum >= MinProbability
            ? Sourced.At(best.Key, page.Lines[best.First().Item.Place].Line.Number)
            : null;
    }

    /// <summary>All but the days of changes; a date that can be read in two ways is none.</summary>
    private static List<Candidate> FindAll(PastedPage page)
    {
        var found = new List<Candidate>();
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var text = page.Lines[i].Text;
            if (text.Length > MaxLineLength || !text.Any(char.IsDigit) || DateText.Read(text).Date is not { } day)
                continue;
            var above = i > 0 && page.Lines[i - 1].Text is { Length: < LinesBefore } label ? label : "";
            if (!OfChange().IsMatch(text) && !(OfChange().IsMatch(above) && !DateText.Read(above).IsDate))
                found.Add(new Candidate(i, day));
        }

        return found;
    }

    private static double Score(PastedPage page, Candidate date, int headline, HashSet<int> lines)
    {
        var body = page.Body;
        var place = date.Place;
        var line = page.Lines[place];
        var isLine = DateText.ReadLine(line.Text).IsDate;
        var score = 2.66;
        score += isLine ? -0.62 : 0;
        score += -0.34 * Math.Min(4, Math.Log(1 + Math.Max(0, place - headline)));
        score += place > body.Last ? 0.57 : 0;
        score += -1.52 * Math.Min(3, Math.Log(1 + line.Words));
        score += 0.96 * Math.Log(1 + lines.Count);
        score += -0.95 * Math.Min(3, lines.Count(other => other != place && Math.Abs(other - place) <= 8));
        score += place > headline && place <= body.First + 1 ? 1.49 : 0;
        score += Math.Abs(place - headline) > 15 ? -0.82 : 0;
        score += line.IsRunning ? -1.35 : 0;
        return score;
    }

    private sealed record Candidate(int Place, DateOnly Day);

    [GeneratedRegex(
        @"updated?\b|edited|modified|revised|changed|aktualisiert|aktualisierung|geändert|zuletzt|actualizad|modificad|mis à jour"
            + @"|aggiornat|обновлен|изменен|оновлено|güncelle|oppdatert|bijgewerkt|atualizad|zaktualizow|copyright|©",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfChange();
}
