using System.Text;
using System.Text.Json.Serialization;
using UglyToad.PdfPig;

namespace NewsBot.Import.Formats;

/// <summary>
/// The text of a PDF in reading order. Lines are joined to paragraphs and hyphenated words to one word; headers and
/// footers of all pages are left out.
/// </summary>
/// <param name="Blocks">The blocks of text; none if there is a problem.</param>
/// <param name="Author">What the document's properties say; may be null.</param>
/// <param name="Address">The page's that a browser printed; may be null.</param>
/// <param name="Problem">Why it can't be read; null if it can.</param>
internal sealed record PdfText(
    IReadOnlyList<string> Blocks,
    string? Author,
    string? Address = null,
    string? Problem = null,
    string? Fix = null
)
{
    /// <summary>What to do with a PDF that can't be read.</summary>
    public const string PrintAgain = "Print it to a PDF again, or paste its text into a .txt file";

    private const int MaxPages = 200;

    /// <summary>
    /// Extracts the text in this process. A malicious file can take the process down: see <see cref="PdfWorker"/>.
    /// </summary>
    public static PdfText Extract(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            if (document.NumberOfPages > MaxPages)
                return Refused(
                    $"it has more than {MaxPages} pages, which is no article",
                    "Split it into one file an article"
                );
            var read = document.GetPages().Select(PdfPage.Read).ToList();
            var pages = read.ConvertAll(page => page.Blocks);
            if (pages.All(page => page.Count == 0))
                return Refused(
                    "it has no text: the PDF is scanned, a picture of its pages",
                    "Paste the article's text into a .txt file"
                );

            var repeated = FindRepeated(pages);
            return new PdfText(
                [
                    .. pages.SelectMany(page =>
                        page.Select(block => block.Text).Where(text => !repeated.Contains(WithoutDigits(text)))
                    ),
                ],
                document.Information.Author,
                read.Select(page => page.Address).FirstOrDefault(address => address is not null)
            );
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // PdfPig throws many kinds for a broken file, and has no common one.
            return Refused($"this is no PDF that can be read ({exception.Message.TrimEnd('.')})", PrintAgain);
        }
    }

    /// <summary>
    /// What most pages have, but for digits, is a header or footer; from three pages on wherever it is, of two if it is in
    /// the margins of both.
    /// </summary>
    private static HashSet<string> FindRepeated(List<List<PdfBlock>> pages) =>
        pages
            .SelectMany(page =>
                page.Where(block => pages.Count > 2 || block.IsInMargin)
                    .Select(block => WithoutDigits(block.Text))
                    .Distinct()
            )
            .CountBy(text => text)
            .Where(pair => pair.Value > 1 && pair.Value * 2 > pages.Count)
            .Select(pair => pair.Key)
            .ToHashSet();

    public static PdfText Refused(string problem, string fix) => new([], null, Problem: problem, Fix: fix);

    /// <summary>
    /// "Nego-" and "tiations" are one word; "al-" and "Assad" lose their hyphen too, because the file does not
    /// distinguish them.
    /// </summary>
    internal static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var isBroken =
                text.Length > 1
                && text[^1] is '-' or '\u00AD'
                && char.IsLetter(text[^2])
                && line.Length > 0
                && char.IsLower(line[0]);
            if (isBroken)
                text.Length--;
            else if (text.Length > 0)
                text.Append(' ');
            text.Append(line);
        }

        return text.ToString().Trim();
    }

    private static string WithoutDigits(string text) => string.Concat(text.Where(c => !char.IsDigit(c)));
}

[JsonSerializable(typeof(PdfText))]
internal sealed partial class PdfTextJson : JsonSerializerContext;
