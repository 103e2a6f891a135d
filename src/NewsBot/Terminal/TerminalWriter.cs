using System.Globalization;
using System.Text;
using NewsBot.Replies;
using Spectre.Console;

namespace NewsBot.Terminal;

/// <summary>
/// Shows replies in a terminal: the quote is set apart, its best sentence and the headline are bold. In a pipe it
/// writes the same as plain text, with "&gt; " before the quote, for other programs.
/// </summary>
internal sealed class TerminalWriter(IAnsiConsole console)
{
    private const string PlainQuoteMark = "> ";
    private const int QuoteIndent = 2;

    private readonly bool _isPlain = !console.Profile.Capabilities.Ansi || !console.Profile.Out.IsTerminal;

    public static TerminalWriter ForStandardOutput()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new TerminalWriter(AnsiConsole.Console);
    }

    /// <summary>Shows a reply with its buttons in the layout of Telegram.</summary>
    public void Write(Reply reply) => Write(reply, button => $"[ {button.Label} ]", " ");

    /// <summary>Shows a reply with its buttons numbered from 1.</summary>
    public void WriteNumbered(Reply reply)
    {
        var number = 0;
        Write(reply, button => Numbered(++number, button.Label), "   ");
    }

    /// <summary>A label with its number, unless it is that number.</summary>
    private static string Numbered(int number, string label)
    {
        var written = number.ToString(CultureInfo.InvariantCulture);
        return label == written ? $"[ {label} ]" : $"{written}. {label}";
    }

    private void Write(Reply reply, Func<Button, string> shown, string between)
    {
        var line = new List<Part>();
        foreach (var part in reply.Text.Parts.SelectMany(SplitLines))
        {
            if (part is Part.Quote { IsInline: false } quote)
            {
                WriteLine(line);
                WriteQuote(quote);
            }
            else if (part.Text == "\n")
            {
                WriteLine(line);
            }
            else
            {
                line.Add(part);
            }
        }

        WriteLine(line);
        if (reply.Attachment is { } file)
            WriteRaw(TerminalText.Fit(Encoding.UTF8.GetString(file.Content.Span)));
        foreach (var (i, row) in reply.Rows.Where(row => row.Length > 0).Index())
        {
            if (i > 0 && row[0].IsApart)
                WriteLine();
            WriteLine([new Part.Plain("  " + string.Join(between, row.Select(shown)))]);
        }
    }

    public void WriteLine(string text) => WriteLine([new Part.Plain(text)]);

    public void WriteLine() => WriteRaw("\n");

    /// <summary>Splits parts at their line breaks, which become parts; quotes stay whole.</summary>
    private static IEnumerable<Part> SplitLines(Part part)
    {
        if (part is Part.Quote || !part.Text.Contains('\n'))
        {
            yield return part;
            yield break;
        }

        var pieces = part.Text.Split('\n');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                yield return new Part.Plain("\n");
            if (pieces[i].Length > 0)
                yield return part with
                {
                    Text = pieces[i],
                };
        }
    }

    private void WriteLine(List<Part> line)
    {
        if (line.Count == 0)
            return;
        var links = line.OfType<Part.Link>().Select(link => link.Address).ToList();
        if (_isPlain)
        {
            WriteRaw(string.Concat(line.Select(part => TerminalText.Fit(part.Text))) + "\n");
            foreach (var link in links)
                WriteRaw(TerminalText.FitLine(link) + "\n");
        }
        else
        {
            var paragraph = new Paragraph();
            foreach (var part in line)
                paragraph.Append(
                    TerminalText.Fit(part.Text),
                    part is Part.Plain or Part.Quote ? Style.Plain : new Style(decoration: Decoration.Bold)
                );
            console.Write(paragraph);
            console.WriteLine();
            foreach (var link in links)
            {
                console.Write(new Text(link, new Style(Color.Grey)));
                console.WriteLine();
            }
        }

        line.Clear();
    }

    private void WriteQuote(Part.Quote quote)
    {
        if (_isPlain)
        {
            WriteRaw(
                string.Concat(
                    quote
                        .Text.ReplaceLineEndings("\n")
                        .Split('\n')
                        .Select(line => PlainQuoteMark + TerminalText.Fit(line) + "\n")
                )
            );
            return;
        }

        var highlight = quote.Highlight;
        var paragraph = new Paragraph()
            .Append(TerminalText.Fit(quote.Text[..highlight.Start]))
            .Append(
                TerminalText.Fit(highlight.Of(quote.Text).ToString()),
                new Style(Color.Yellow, decoration: Decoration.Bold)
            )
            .Append(TerminalText.Fit(quote.Text[highlight.End..]));
        console.Write(new Padder(paragraph, new Padding(QuoteIndent, 1, QuoteIndent, 1)));
    }

    private void WriteRaw(string text) => console.Profile.Out.Writer.Write(text);
}
