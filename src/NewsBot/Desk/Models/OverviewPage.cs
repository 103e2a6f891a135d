namespace NewsBot.Desk.Models;

/// <summary>What moderators see first.</summary>
/// <param name="Subtitle">The bot, today, and the time that is shown.</param>
/// <param name="Steps">What to do first in a new library; empty once that is done.</param>
/// <param name="Attention">What should be looked at, the most urgent first.</param>
/// <param name="Latency">Null while nothing was counted.</param>
/// <param name="Library">Null while nothing was counted.</param>
public sealed record OverviewPage(
    FrameModel Frame,
    string Subtitle,
    IReadOnlyList<ListRow> Steps,
    IReadOnlyList<ListRow> Attention,
    OutcomeCounts Outcomes,
    BarPlot? Questions,
    LinePlot? Latency,
    LinePlot? Library,
    string CountedSince,
    IReadOnlyList<FigureModel> Figures,
    IReadOnlyList<HealthRow> Health,
    IReadOnlyList<ChangeRow> Changes
) : PageModel(Frame);

/// <summary>How questions were answered.</summary>
public sealed record OutcomeCounts(int Answered, int Unsure, int Refused)
{
    public int All => Answered + Unsure + Refused;
}

/// <summary>One thing in a list, with what can be done about it.</summary>
/// <param name="Count">A number in front; null for none.</param>
/// <param name="Detail">A line below the title.</param>
/// <param name="Path">Where the title leads, below the root.</param>
/// <param name="Action">The text of the button that leads there; null for none.</param>
/// <param name="IsQuote">Whether the title is a text of a reader or an article.</param>
public sealed record ListRow(
    int? Count,
    string Title,
    string Detail,
    string Path,
    string? Action = null,
    bool IsQuote = false
);

/// <summary>A number.</summary>
public sealed record FigureModel(string Name, string Value, string Detail);

/// <summary>The result of a health check.</summary>
/// <param name="State">"ready", "degraded" or "unready".</param>
public sealed record HealthRow(string Name, string State, string Text);

/// <summary>A change of an article.</summary>
/// <param name="Undo">Its id in the audit log; null if it can't be undone.</param>
public sealed record ChangeRow(string When, string Who, string What, string Article, string? Detail, long? Undo);

/// <summary>Rows below each other.</summary>
public sealed record RowListModel(FrameModel Frame, IReadOnlyList<ListRow> Rows);

/// <summary>Changes below each other.</summary>
public sealed record ChangeListModel(FrameModel Frame, IReadOnlyList<ChangeRow> Changes);
