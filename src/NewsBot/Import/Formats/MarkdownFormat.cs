using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsBot.Import.Html;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Formats;

/// <summary>Markdown notes, as clippers and editors write them, with front matter or without.</summary>
internal sealed partial class MarkdownFormat : IFormat
{
    // The header is read by our own reader, which knows that headlines have colons.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseCustomContainers()
        .UseGenericAttributes()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    private const int MaxDepth = 100;

    public string Name => "markdown";

    public IReadOnlyList<string> Endings { get; } = [".md", ".markdown"];

    public IReadOnlyList<ExtractedArticle> Read(byte[] bytes, ArticleHeader? beside = null)
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
        var header = ArticleHeader.Read(lines, beside);
        var bodyStart = header.LineCount < lines.Count ? lines[header.LineCount].Range.Start : text.Length;
        var blocks = new List<(int Line, string Text)>();
        try
        {
            Collect(
                Markdown.Parse(WithoutWikiLinks(WithoutShortcodes(text[bodyStart..])), Pipeline),
                header.LineCount + 1,
                blocks
            );
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

    /// <summary>
    /// Without the marks that a site generator replaces when it builds the page; what a pair of them encloses is text. Line
    /// breaks stay, so that problems are on their lines.
    /// </summary>
    private static string WithoutShortcodes(string text) =>
        text.Contains('{', StringComparison.Ordinal)
            ? Shortcode().Replace(text, mark => new string('\n', mark.ValueSpan.Count('\n')))
            : text;

    /// <summary>Links of wikis and note programs, "[[page|words]]", as their words.</summary>
    private static string WithoutWikiLinks(string text) =>
        text.Contains("[[", StringComparison.Ordinal) ? WikiLink().Replace(text, "${words}") : text;

    private static void Collect(ContainerBlock container, int firstLine, List<(int Line, string Text)> blocks)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case LeafBlock { Inline: { } inline }:
                    Add(GetText(inline), block);
                    break;
                case HtmlBlock html:
                    foreach (
                        var paragraph in PageReader.ReadFragment(html.Lines.ToString(), headline: null, 1).Paragraphs
                    )
                        Add(paragraph, block);
                    break;
                case TableRow row:
                    Add(GetText(row), block);
                    break;
                case FootnoteGroup:
                    break;
                case ContainerBlock inner:
                    Collect(inner, firstLine, blocks);
                    break;
                default:
                    // Code and rules are no text of an article.
                    break;
            }
        }

        void Add(string text, Block block)
        {
            if (text.Length > 0)
                blocks.Add((firstLine + block.Line, text));
        }
    }

    /// <summary>The cells of a row, which say something together alone.</summary>
    private static string GetText(TableRow row)
    {
        var cells = new List<(int Line, string Text)>();
        foreach (var cell in row.OfType<TableCell>())
            Collect(cell, firstLine: 0, cells);
        return string.Join(' ', cells.Select(cell => cell.Text));
    }

    private static string GetText(ContainerInline inlines)
    {
        var text = new StringBuilder();
        Append(inlines, text);
        return PageText.Normalize(text.ToString());
    }

    private static void Append(ContainerInline inlines, StringBuilder text)
    {
        var raised = -1;
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
                case HtmlInline { Tag: var tag } when IsTag(tag, "br"):
                    text.Append(' ');
                    break;
                case HtmlInline { Tag: var tag } when IsTag(tag, "sup"):
                    raised = text.Length;
                    break;
                case HtmlInline { Tag: var tag } when IsTag(tag, "/sup") && raised >= 0:
                    if (NoteMark.IsOne(text, raised))
                        text.Length = raised;
                    raised = -1;
                    break;
                case LinkInline { IsImage: true } or EmphasisInline { DelimiterChar: '~', DelimiterCount: 2 }:
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
            }
        }
    }

    private static bool IsTag(string tag, string name) =>
        tag.AsSpan(1).StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (tag.Length <= name.Length + 1 || !char.IsAsciiLetterOrDigit(tag[name.Length + 1]));

    [GeneratedRegex(
        @"!?\[\[(?:[^\[\]|\n]*\|)?(?<words>[^\[\]|\n]+)\]\]",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex WikiLink();

    /// <summary>Those of Hugo, Jekyll and Liquid, and the attributes of kramdown.</summary>
    [GeneratedRegex(
        @"\{\{[<%][^{}]*[>%]\}\}|\{%[^{}]*%\}|\{\{[^{}]*\}\}|\{:[^{}\n]*\}",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Shortcode();
}
