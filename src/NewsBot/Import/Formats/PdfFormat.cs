using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>A PDF with text in it.</summary>
internal sealed class PdfFormat : IFormat
{
    // One for the whole program, whose end is the end of the worker too.
    private static readonly PdfWorker Worker = new();

    public string Name => "pdf";

    public IReadOnlyList<string> Endings { get; } = [".pdf"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes)
    {
        var text = Worker.Read(bytes);
        return text.Problem is { } problem
            ? [ExtractedArticle.Refused(Problem.Error(problem, text.Fix))]
            :
            [
                PastedText.Read(TextLine.FromBlocks([.. text.Blocks.Select((block, place) => (place + 1, block))])) with
                {
                    Author = Sourced.InDocument(text.Author),
                },
            ];
    }
}
