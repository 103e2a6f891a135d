namespace NewsBot.Desk.Models;

/// <summary>Bars for days, with parts on top of each other. Coordinates are those of an SVG that is stretched.</summary>
/// <param name="Width">The width of all bars with the gaps between them.</param>
/// <param name="Description">The plot in a sentence, for people who don't see it.</param>
public sealed record BarPlot(int Width, IReadOnlyList<Bar> Bars, string Description, string First, string Last)
{
    public const int Height = 120;
    public const int BarWidth = 16;
    public const int Step = 22;
}

/// <summary>A day.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Parts">From the bottom to the top.</param>
public sealed record Bar(int X, string Description, IReadOnlyList<BarPart> Parts);

/// <summary>A part of a bar.</summary>
/// <param name="Kind">The name of its style.</param>
/// <param name="Y">Its upper edge.</param>
public sealed record BarPart(string Kind, double Y, double Height);

/// <summary>Lines over days. Coordinates are those of an SVG that is stretched.</summary>
/// <param name="Description">The plot in a sentence, for people who don't see it.</param>
public sealed record LinePlot(int Width, IReadOnlyList<PlotLine> Lines, string Description, string First, string Last)
{
    public const int Height = 90;
}

/// <summary>A line; it has several pieces if days without a value are between them.</summary>
/// <param name="Kind">The name of its style.</param>
/// <param name="Pieces">The points of each piece, as in "0,10 22,15".</param>
public sealed record PlotLine(string Kind, IReadOnlyList<string> Pieces);
