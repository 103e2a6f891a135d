using System.Text;
using NewsBot.Extraction;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace NewsBot.Formats;

/// <summary>A PDF with text in it. Lines are put together to paragraphs, hyphens at their ends joined; what stands on every page is left out.</summary>
internal sealed class PdfFormat : IFormat
{
    private const int MostPages = 200;

    public string Name => "pdf";

    public IReadOnlyList<string> Endings { get; } = [".pdf"];

    public IReadOnlyList<Draft> Read(byte[] bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes);
            if (document.NumberOfPages > MostPages)
                return [Draft.Refused(Problem.Error($"it has more than {MostPages} pages, which is no article", "Split it into one file an article"))];
            var pages = document.GetPages().Select(BlocksOf).ToList();
            if (pages.All(page => page.Count == 0))
                return [Draft.Refused(Problem.Error("it has no text: the PDF is scanned, a picture of its pages", "Paste the article's text into a .txt file"))];

            var repeated = pages.Count < 3 ? [] : pages.SelectMany(page => page.Distinct()).CountBy(WithoutDigits).Where(pair => pair.Value * 2 > pages.Count).Select(pair => pair.Key).ToHashSet();
            var blocks = pages.SelectMany(page => page.Where(block => !repeated.Contains(WithoutDigits(block)))).Select((block, place) => (place + 1, block)).ToList();
            return [PastedText.Read(TextLine.OfBlocks(blocks)) with { Author = Found.InDocument(document.Information.Author) }];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // PdfPig throws many kinds for a broken file, and has no common one.
            return [Draft.Refused(Problem.Error($"this is no PDF that can be read ({exception.Message.TrimEnd('.')})", "Print it to a PDF anew, or paste its text into a .txt file"))];
        }
    }

    private static List<string> BlocksOf(Page page)
    {
        var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters);
        var blocks = UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words));
        return [.. blocks.Select(block => Join(block.TextLines.Select(line => line.Text.Trim()))).Where(text => text.Length > 0)];
    }

    /// <summary>«Nego-» and «tiations» are one word; «al-» and «Assad» lose their hyphen too, which nothing in the file tells apart.</summary>
    private static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var isBroken = text.Length > 1 && text[^1] is '-' or '\u00AD' && char.IsLetter(text[^2]) && line.Length > 0 && char.IsLower(line[0]);
            if (isBroken) text.Length--;
            else if (text.Length > 0) text.Append(' ');
            text.Append(line);
        }

        return text.ToString().Trim();
    }

    private static string WithoutDigits(string text) => string.Concat(text.Where(c => !char.IsDigit(c)));
}
