using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Import.PlainText;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using Line = UglyToad.PdfPig.DocumentLayoutAnalysis.TextLine;

namespace NewsBot.Import.Formats;

/// <summary>The blocks of text on a page of a PDF, in reading order.</summary>
internal static partial class PdfPage
{
    /// <summary>The share of a page's height, at the top and at the bottom, where headers and footers are.</summary>
    private const double Margin = 0.06;

    /// <summary>Letters that are the same and nearer than this, in parts of their size, are one drawn twice.</summary>
    private const double DrawnTwice = 0.12;

    /// <summary>A headline is larger than the text by this factor.</summary>
    private const double LargerThanText = 1.15;

    /// <summary>Lines of one headline are nearer than this, in parts of their size.</summary>
    private const double MaxGap = 1.2;

    /// <summary>Lines of one paragraph are nearer than this, in parts of their size.</summary>
    private const double MaxGapOfLines = 1.5;

    /// <returns>The blocks, and the address that a browser printed beside them; null without one.</returns>
    public static (List<PdfBlock> Blocks, string? Address) Read(Page page)
    {
        var letters = WithoutCopies(page.Letters);
        if (letters.Count == 0)
            return ([], null);
        var textSize = letters.GroupBy(letter => Math.Round(letter.PointSize, 1)).MaxBy(size => size.Count())!.Key;
        var words = NearestNeighbourWordExtractor.Instance.GetWords(letters);
        var blocks = UnsupervisedReadingOrderDetector
            .Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words))
            .SelectMany(block => Split(block.TextLines).Select(lines => ToBlock(lines, page)))
            .Where(block => block.Text.Length > 0)
            .ToList();
        var marks = blocks.FindAll(block => block.IsInMargin && BrowsersLine().IsMatch(block.Text));
        var address = marks.Select(mark => mark.Text.Split(' ')[0]).FirstOrDefault(HttpUrl.IsOne);
        return (JoinHeadlines(WithoutBrowsersLines(blocks, marks), textSize), address);
    }

    /// <summary>Text that is drawn twice, a hair apart, to look bold.</summary>
    private static List<Letter> WithoutCopies(IReadOnlyList<Letter> letters)
    {
        var kept = new List<Letter>(letters.Count);
        var places = new Dictionary<(string Value, int X, int Y), List<Letter>>();
        foreach (var letter in letters)
        {
            var near = Math.Max(0.1, DrawnTwice * letter.PointSize);
            var (x, y) = ((int)(letter.StartBaseLine.X / near), (int)(letter.StartBaseLine.Y / near));
            if (!string.IsNullOrWhiteSpace(letter.Value) && IsCopy(letter, near, places, x, y))
                continue;
            kept.Add(letter);
            if (!places.TryGetValue((letter.Value, x, y), out var here))
                places[(letter.Value, x, y)] = here = [];
            here.Add(letter);
        }

        return kept;
    }

    private static bool IsCopy(
        Letter letter,
        double near,
        Dictionary<(string Value, int X, int Y), List<Letter>> places,
        int x,
        int y
    )
    {
        for (var i = x - 1; i <= x + 1; i++)
        {
            for (var j = y - 1; j <= y + 1; j++)
            {
                if (
                    places.TryGetValue((letter.Value, i, j), out var here)
                    && here.Exists(other =>
                        Math.Abs(other.StartBaseLine.X - letter.StartBaseLine.X) < near
                        && Math.Abs(other.StartBaseLine.Y - letter.StartBaseLine.Y) < near
                    )
                )
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// On a page of few lines, headline and paragraphs look like one block: where the size of the letters changes or lines
    /// are far apart, another one begins.
    /// </summary>
    private static IEnumerable<List<Line>> Split(IReadOnlyList<Line> lines)
    {
        var block = new List<Line>();
        foreach (var line in lines)
        {
            if (
                block.Count > 0
                && block[^1] is var above
                && (
                    Math.Abs(Size(above) - Size(line)) > (LargerThanText - 1) * Size(line)
                    || above.BoundingBox.Bottom - line.BoundingBox.Top > MaxGapOfLines * Size(line)
                )
            )
            {
                yield return block;
                block = [];
            }

            block.Add(line);
        }

        yield return block;
    }

    private static double Size(Line line) => line.Words[0].Letters[0].PointSize;

    private static PdfBlock ToBlock(List<Line> lines, Page page)
    {
        var (bottom, top) = (lines.Min(line => line.BoundingBox.Bottom), lines.Max(line => line.BoundingBox.Top));
        var middle = page.Height <= 0 ? 0.5 : (bottom + top) / 2 / page.Height;
        return new PdfBlock(
            PdfText.Join(lines.Select(LineText)),
            Size(lines[0]),
            bottom,
            top,
            middle is < Margin or > 1 - Margin
        );
    }

    /// <summary>
    /// The line as it is read. The file has the places of the letters alone: of a line from right to left, the rightmost is
    /// the first, but digits and Latin words in it go on from left to right.
    /// </summary>
    private static string LineText(Line line)
    {
        var text = line.Text.Trim();
        if (text.Count(IsRightToLeft) * 2 <= text.Count(char.IsLetter))
            return text;
        var glyphs = new List<string>();
        foreach (var word in line.Words.OrderBy(word => word.BoundingBox.Left))
        {
            if (glyphs.Count > 0)
                glyphs.Add(" ");
            glyphs.AddRange(word.Letters.OrderBy(letter => letter.BoundingBox.Left).Select(letter => letter.Value));
        }

        glyphs.Reverse();
        for (var start = 0; start < glyphs.Count; start++)
        {
            var end = start;
            for (var i = start; i < glyphs.Count && (IsLeftToRight(glyphs[i]) || (i > start && IsSign(glyphs[i]))); i++)
            {
                // Signs at its end belong to the line around it.
                if (IsLeftToRight(glyphs[i]))
                    end = i + 1;
            }

            glyphs.Reverse(start, end - start);
            start = Math.Max(start, end - 1);
        }

        return string.Concat(glyphs.Select(Mirrored)).Trim();
    }

    private static bool IsLeftToRight(string glyph) => glyph.Any(c => char.IsLetterOrDigit(c) && !IsRightToLeft(c));

    /// <summary>What may stand within a number, an address or a name of several words.</summary>
    private static bool IsSign(string glyph) =>
        glyph is " " or "." or "," or ":" or "/" or "-" or "%" or "'" or "@" or "_";

    /// <summary>A bracket as it opens in this direction, and the letter that a form of it stands for.</summary>
    private static string Mirrored(string glyph) =>
        glyph switch
        {
            "(" => ")",
            ")" => "(",
            "[" => "]",
            "]" => "[",
            "«" => "»",
            "»" => "«",
            [(>= '\uFB1D' and <= '\uFDF9') or (>= '\uFE70' and <= '\uFEFE')] => glyph.Normalize(
                NormalizationForm.FormKC
            ),
            _ => glyph,
        };

    /// <summary>Hebrew, Arabic and their presentation forms.</summary>
    private static bool IsRightToLeft(char c) =>
        c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFE');

    /// <summary>
    /// Browsers print the moment and the page's title on top of each sheet, and its address and number below: they are no
    /// part of the page.
    /// </summary>
    private static List<PdfBlock> WithoutBrowsersLines(List<PdfBlock> blocks, List<PdfBlock> marks) =>
        blocks.FindAll(block =>
            !block.IsInMargin || !marks.Exists(mark => block.Bottom <= mark.Top && mark.Bottom <= block.Top)
        );

    /// <summary>A headline of two lines is often set so wide that its lines look like two blocks.</summary>
    private static List<PdfBlock> JoinHeadlines(List<PdfBlock> blocks, double textSize)
    {
        var joined = new List<PdfBlock>();
        foreach (var block in blocks)
        {
            if (
                joined.Count > 0
                && joined[^1] is var above
                && above.Size > LargerThanText * textSize
                && Math.Abs(above.Size - block.Size) < 0.5
                && above.Bottom - block.Top is var gap
                && gap >= -1
                && gap < MaxGap * block.Size
                && above.Text[^1] is not ('.' or '!' or '?')
            )
                joined[^1] = above with { Text = PdfText.Join([above.Text, block.Text]), Bottom = block.Bottom };
            else
                joined.Add(block);
        }

        return joined;
    }

    [GeneratedRegex(
        @"^(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}\b.{0,200}|(?:https?|file)://\S+(?: \d+/\d+)?"
            + @"|(?:[Pp]age |[Ss]eite )?\d+ ?(?:/|of|von|de|sur|di|из) ?\d+)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex BrowsersLine();
}

/// <summary>A block of text on a page.</summary>
/// <param name="Size">Of its first letter, in points.</param>
/// <param name="Bottom">From the bottom of the page, in points.</param>
/// <param name="Top">From the bottom of the page, in points.</param>
/// <param name="IsInMargin">Whether headers and footers are there.</param>
internal sealed record PdfBlock(string Text, double Size, double Bottom, double Top, bool IsInMargin);
