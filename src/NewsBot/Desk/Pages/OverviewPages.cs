using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.Configuration;
using NewsBot.Desk.Models;
using NewsBot.Libraries;
using NewsBot.Localization;
using NewsBot.Moderation;
using NewsBot.Monitoring;
using NewsBot.Storage;
using static System.FormattableString;

namespace NewsBot.Desk.Pages;

/// <summary>What needs attention, and how the bot does.</summary>
internal sealed class OverviewPages(
    PageWriter writer,
    CurrentLibrary current,
    AttentionList attention,
    WaitingQuestions waiting,
    UsageCounters counters,
    AuditLog log,
    HealthReporter health,
    ModeratorIds moderators,
    TimeProvider time
) : IDeskPage
{
    private const int DaysShown = 30;
    private const int MaxChanges = 8;
    private const double Tail = 0.95;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", ShowAsync);

    private async Task ShowAsync(HttpContext context)
    {
        var library = current.Value;
        var groups = waiting.GetGroups(library);
        var days = counters.GetDays(DaysShown);
        var report = await health.ReportAsync(context.RequestAborted);
        var outcomes = new OutcomeCounts(
            days.Sum(day => day.Get(UsageCounters.Answered)),
            days.Sum(day => day.Get(UsageCounters.Unsure)),
            days.Sum(day => day.Get(UsageCounters.Refused))
        );
        var bot = report.Bot is { } name ? $"@{name} · " : "";
        var frame = writer.CreateFrame(context, "Overview", "/");
        await PageWriter.ShowAsync(
            context,
            Slices.Overview.Create(
                new OverviewPage(
                    frame,
                    Invariant($"{bot}{time.Today():dddd d MMMM} · the last {DaysShown} days"),
                    [.. GetSteps(library, outcomes, frame.Words)],
                    attention.Find(library, groups, frame.Words),
                    outcomes,
                    outcomes.All > 0 ? PlotBuilder.CreateBars(days) : null,
                    PlotLatency(days),
                    PlotLibrary(days),
                    counters.FindFirstDay() is { } first ? $"Counted since {PlotBuilder.Format(first)}." : "",
                    [.. GetFigures(library, groups, days)],
                    [
                        .. report.Checks.Select(check => new HealthRow(
                            char.ToUpperInvariant(check.Name[0]) + check.Name[1..],
                            check.Health.ToString().ToLowerInvariant(),
                            check.Says
                        )),
                    ],
                    [.. log.Last(MaxChanges).Select(ChangeRows.Create)]
                )
            )
        );
    }

    /// <summary>What a new library needs, until it has all of it.</summary>
    private IEnumerable<ListRow> GetSteps(Library library, OutcomeCounts outcomes, Phrases words)
    {
        if (library.Files.Count > 0 && outcomes.All > 0 && moderators.Users.Count > 0)
            yield break;
        if (library.Files.Count == 0)
            yield return new ListRow(
                null,
                "Add an article",
                "Drop a file or paste a text. The bot answers from it within two seconds.",
                "/articles",
                words.DeskAdd
            );
        if (outcomes.All == 0)
            yield return new ListRow(
                null,
                "Try a question",
                "Nobody has asked anything yet. See what readers would get.",
                "/try",
                words.DeskTry
            );
        if (moderators.Users.Count == 0)
            yield return new ListRow(
                null,
                "Name the moderators",
                "Put their Telegram ids into Moderators:Users in appsettings.json, and start the bot again.",
                "/"
            );
    }

    private static LinePlot? PlotLatency(IReadOnlyList<UsageDay> days) =>
        days.Select(day => UsageCounters.GetDuration(day, 0.5)).OfType<int>().ToList() is { Count: > 0 } medians
            ? PlotBuilder.CreateLines(
                days,
                "Time until an answer is sent, per day: half of them within "
                    + $"{Milliseconds(medians.Min())} to {Milliseconds(medians.Max())}, "
                    + $"95 % within {Milliseconds(days.Select(day => UsageCounters.GetDuration(day, Tail)).OfType<int>().Max())} at most",
                isLogarithmic: true,
                ("unsure", i => UsageCounters.GetDuration(days[i], Tail)),
                ("", i => UsageCounters.GetDuration(days[i], 0.5))
            )
            : null;

    private static LinePlot? PlotLibrary(IReadOnlyList<UsageDay> days)
    {
        // A day without a count had the size of the day before.
        var sizes = new double?[days.Count];
        for (var i = 0; i < days.Count; i++)
            sizes[i] =
                days[i].Counts.TryGetValue(UsageCounters.Articles, out var articles) ? articles
                : i > 0 ? sizes[i - 1]
                : null;
        var known = sizes.OfType<double>().ToList();
        return known.Count > 0
            ? PlotBuilder.CreateLines(
                days,
                Invariant($"Articles in the library: {known[0]} at first, {known[^1]} now"),
                isLogarithmic: false,
                ("", i => sizes[i])
            )
            : null;
    }

    private IEnumerable<FigureModel> GetFigures(
        Library library,
        IReadOnlyList<QuestionGroup> groups,
        IReadOnlyList<UsageDay> days
    )
    {
        var today = time.Today();
        yield return new FigureModel(
            "Articles",
            Invariant($"{library.Index.Articles.Count:N0}"),
            Invariant($"{library.Index.ParagraphCount:N0} paragraphs")
        );
        yield return new FigureModel(
            "Newest article",
            library.NewestOn(today) is { } newest
                ? (today.DayNumber - newest.DayNumber) switch
                {
                    0 => "today",
                    1 => "yesterday",
                    < 60 and var age => $"{age} days ago",
                    _ => newest.ToString("MMM yyyy", CultureInfo.InvariantCulture),
                }
                : "undated",
            library.ChangedAt is { } changed
                ? Invariant($"last change {Dates.Ago(changed, time)}")
                : "nothing has changed yet"
        );
        var (helpful, rejected) = (
            days.Sum(day => day.Get(UsageCounters.Helpful)),
            days.Sum(day => day.Get(UsageCounters.Rejected))
        );
        yield return new FigureModel(
            "Helpful",
            helpful + rejected == 0 ? "–" : Invariant($"{100.0 * helpful / (helpful + rejected):0} %"),
            Invariant($"{helpful} helpful, {rejected} not")
        );
        yield return new FigureModel(
            "Waiting questions",
            Invariant($"{groups.Count:N0}"),
            Invariant($"asked {groups.Sum(group => group.Times):N0} times")
        );
    }

    private static string Milliseconds(int value) =>
        value < 1000 ? Invariant($"{value} ms") : Invariant($"{value / 1000.0:0.#} s");
}
