using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>Markdown notes, as clippers and editors write them, with front matter or without.</summary>
internal sealed class MarkdownFormat : IFormat
{
    // The header is read by our own reader, which knows that headlines have colons.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private const int MaxDepth = 100;

    public string Name => "markdown";

    public IReadOnlyList<string> Endings { get; } = [".md", ".markdown"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes)
    {
        var decoded = TextDecoder.Decode(bytes);
        if (decoded.Text is not { } text)
            return [ExtractedArticle.Refused(decoded.Problem!)];
        if (TextLine.Refuse(text) is { } problem)
            return [ExtractedArticle.Refused(problem)];
        var lines = TextLine.Split(text);
        if (lines.Find(line => Depth(line.Text) > MaxDepth) is { } deep)
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error(
                        $"its Markdown is nested more than {MaxDepth} deep",
                        "Paste its text into a .txt file",
                        deep.Number
                    )
                ),
            ];
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
            return
            [
                ExtractedArticle.Refused(
                    Problem.Error(
                        $"its Markdown is nested too deep: {tooDeep.Message}",
                        "Paste its text into a .txt file"
                    )
                ),
            ];
        }

        return [PastedText.Read(header, TextLine.FromBlocks(blocks)).After(decoded.Problem)];
    }

    /// <summary>
    /// The maximum depth of quotes and lists that start on one line: nested ones take quadratic time.
    /// </summary>
    private static int Depth(string line)
    {
        var depth = 0;
        for (var i = 0; i < line.Length; i++)
        {
            // A list begins with a sign and a space; signs alone are a rule.
            var isList = line[i] is '-' or '*' or '+' && i + 1 < line.Length && line[i + 1] == ' ';
            if (line[i] == '>' || isList)
                depth++;
            else if (line[i] != ' ')
                break;
        }

        return depth;
    }

    private static void Collect(ContainerBlock container, int firstLine, List<(int Line, string Text)> blocks)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case LeafBlock { Inline: { } inline }:
                    var text = GetText(inline);
                    if (text.Length > 0)
                        blocks.Add((firstLine + block.Line, text));
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

    private static string GetText(ContainerInline inlines)
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
