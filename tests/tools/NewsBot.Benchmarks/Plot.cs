using System.Globalization;
using System.Net;
using System.Text;

namespace NewsBot.Benchmarks;

/// <summary>A line of points with a name.</summary>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>Draws lines over two logarithmic axes as SVG.</summary>
/// <param name="x">What the horizontal axis tells.</param>
/// <param name="y">What the vertical axis tells.</param>
internal sealed class Plot(string title, string x, string y)
{
    private const int Width = 640;
    private const int Height = 400;
    private const int Left = 70;
    private const int Right = 130;
    private const int Top = 40;
    private const int Bottom = 50;

    private static readonly string[] Colors = ["#1b6ca8", "#c8553d", "#5b8c5a", "#8a5a9e"];

    /// <summary>The drawing.</summary>
    /// <param name="lines">All their numbers are positive.</param>
    public string Draw(IReadOnlyList<Series> lines)
    {
        var (left, right) = Decades(lines.SelectMany(line => line.Points.Select(point => point.X)));
        var (bottom, top) = Decades(lines.SelectMany(line => line.Points.Select(point => point.Y)));
        var svg = new StringBuilder();
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">"""
        );
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        Text(svg, Width / 2, 22, title, "middle", size: 15);
        Text(svg, (Left + Width - Right) / 2, Height - 12, x, "middle");
        Text(svg, 16, (Top + Height - Bottom) / 2, y, "middle", rotate: true);
        for (var decade = left; decade <= right; decade++)
            Axis(
                svg,
                AtX(decade),
                AtX(decade),
                Top,
                Height - Bottom,
                Label(decade),
                AtX(decade),
                Height - Bottom + 18,
                "middle"
            );
        for (var decade = bottom; decade <= top; decade++)
            Axis(svg, Left, Width - Right, AtY(decade), AtY(decade), Label(decade), Left - 8, AtY(decade) + 4, "end");
        foreach (var (i, line) in lines.Index())
        {
            var color = Colors[i % Colors.Length];
            var points = line
                .Points.Select(point => (X: AtX(Math.Log10(point.X)), Y: AtY(Math.Log10(point.Y))))
                .ToList();
            svg.AppendLine(
                CultureInfo.InvariantCulture,
                $"""<polyline fill="none" stroke="{color}" stroke-width="2" points="{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")))}"/>"""
            );
            foreach (var (px, py) in points)
                svg.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"""<circle cx="{px:0.#}" cy="{py:0.#}" r="3" fill="{color}"/>"""
                );
            Text(svg, points[^1].X + 8, points[^1].Y + 4, line.Name, "start", color: color);
        }

        return svg.AppendLine("</svg>").ToString();

        double AtX(double decade) => Left + ((Width - Left - Right) * (decade - left) / (right - left));
        double AtY(double decade) => Height - Bottom - ((Height - Top - Bottom) * (decade - bottom) / (top - bottom));
    }

    private static void Axis(
        StringBuilder svg,
        double x1,
        double x2,
        double y1,
        double y2,
        string label,
        double x,
        double y,
        string anchor
    )
    {
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"""<line x1="{x1:0.#}" x2="{x2:0.#}" y1="{y1:0.#}" y2="{y2:0.#}" stroke="#ddd"/>"""
        );
        Text(svg, x, y, label, anchor);
    }

    private static void Text(
        StringBuilder svg,
        double x,
        double y,
        string text,
        string anchor,
        int size = 12,
        string color = "#333",
        bool rotate = false
    )
    {
        var turned = rotate
            ? string.Create(CultureInfo.InvariantCulture, $""" transform="rotate(-90 {x:0.#} {y:0.#})" """)
            : " ";
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"""<text x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}" font-size="{size}" fill="{color}"{turned}>{WebUtility.HtmlEncode(text)}</text>"""
        );
    }

    /// <summary>The powers of ten around some numbers, one apart at least.</summary>
    private static (int First, int Last) Decades(IEnumerable<double> values)
    {
        var decades = values.Select(Math.Log10).ToList();
        var first = (int)Math.Floor(decades.Min());
        return (first, Math.Max(first + 1, (int)Math.Ceiling(decades.Max())));
    }

    private static string Label(int decade) =>
        Math.Pow(10, decade).ToString(decade < 0 ? "0.###" : "N0", CultureInfo.InvariantCulture);
}
