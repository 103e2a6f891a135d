using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>Text that is pasted from a news site, optionally with a header.</summary>
internal sealed class PlainTextFormat : IFormat
{
    public string Name => "text";

    public IReadOnlyList<string> Endings { get; } = [".txt"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
    {
        var decoded = TextDecoder.Decode(bytes);
        if (decoded.Text is not { } text)
            return [ExtractedArticle.Refused(decoded.Problem!)];
        if (TextLine.Refuse(text) is { } problem)
            return [ExtractedArticle.Refused(problem)];
        return [PastedText.Read(TextLine.Split(text), beside).After(decoded.Problem)];
    }
}
