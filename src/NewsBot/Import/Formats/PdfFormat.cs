using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>A PDF with text in it.</summary>
internal sealed class PdfFormat : IFormat
{
    // One for the whole program, whose end is the end of the worker too.
    private static readonly PdfWorker Worker = new();

    public string Name => "pdf";

    public IReadOnlyList<string> Endings { get; } = [".pdf"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        var text = Worker.Read(bytes);
        if (text.Problem is { } problem)
            return [ExtractedArticle.Refused(Problem.Error(problem, text.Fix))];
        var draft = PastedText.Read(
            TextLine.FromBlocks([.. text.Blocks.Select((block, place) => (place + 1, block))]),
            beside
        );
        return
        [
            draft with
            {
                Link = draft.Link ?? (text.Address is { } address ? new Sourced<string>(address, "page margin") : null),
                Author = Sourced.InDocument(text.Author),
            },
        ];
    }
}
