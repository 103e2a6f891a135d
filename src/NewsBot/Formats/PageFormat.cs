using NewsBot.Extraction;
using NewsBot.Pages;

namespace NewsBot.Formats;

/// <summary>A page saved from a browser.</summary>
internal sealed class PageFormat : IFormat
{
    public string Name => "html";

    public IReadOnlyList<string> Endings { get; } = [".html", ".htm"];

    public IReadOnlyList<Draft> Read(byte[] bytes)
    {
        var decoded = TextDecoder.Decode(bytes, PageReader.DeclaredEncoding(bytes));
        if (decoded.Text is not { } html) return [Draft.Refused(decoded.Problem!)];
        var draft = PageReader.Read(html);
        return [decoded.Problem is { } guessed ? draft with { Problems = [guessed, .. draft.Problems] } : draft];
    }
}
