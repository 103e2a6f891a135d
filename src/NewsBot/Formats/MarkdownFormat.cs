using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsBot.Extraction;

namespace NewsBot.Formats;

/// <summary>Markdown notes, as clippers and editors write them, with front matter or without.</summary>
internal sealed class MarkdownFormat : IFormat
{
    // The header is read by our own reader, which knows that headlines have colons.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public string Name => "markdown";

    public IReadOnlyList<string> Endings { get; } = [".md", ".markdown"];

    public IReadOnlyList<Draft> Read(byte[] bytes)
    {
        var decoded = TextDecoder.Decode(bytes);
        if (decoded.Text is not { } text) return [Draft.Refused(decoded.Problem!)];
        if (TextLine.Refuse(text) is { } problem) return [Draft.Refused(problem)];
        var lines = TextLine.Split(text);
        var header = ArticleHeader.Read(lines);
        var bodyStart = header.LineCount < lines.Count ? lines[header.LineCount].Range.Start : text.Length;
        var blocks = new List<(int Line, string Text)>();
        try
        {
            Collect(Markdown.Parse(text[bodyStart..], Pipeline), header.LineCount + 1, blocks);
        }
        catch (ArgumentException tooDeep)
        {
            // Markdig's own limit on nesting.
            return [Draft.Refused(Problem.Error($"its Markdown is nested too deep: {tooDeep.Message}", "Paste its text into a .txt file"))];
        }

        return [PastedText.Read(header, TextLine.OfBlocks(blocks)).After(decoded.Problem)];
    }

    private static void Collect(ContainerBlock container, int firstLine, List<(int Line, string Text)> blocks)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case LeafBlock { Inline: { } inline }:
                    var text = TextOf(inline);
                    if (text.Length > 0) blocks.Add((firstLine + block.Line, text));
                    break;
                case ContainerBlock inner:
                    Collect(inner, firstLine, blocks);
                    break;
                default:
                    // Code, HTML and rules are no text of an article.
                    break;
            }
        }
    }

    private static string TextOf(ContainerInline inlines)
    {
        var text = new System.Text.StringBuilder();
        Append(inlines, text);
        return text.ToString().Trim();
    }

    private static void Append(ContainerInline inlines, System.Text.StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
            }
        }
    }
}
