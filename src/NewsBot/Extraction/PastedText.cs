using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Extraction;

/// <summary>
/// Finds the parts of an article in text as it is pasted from a news site: headline, standfirst, date and paragraphs, and
/// what stands between them on the page and is never quoted.
/// </summary>
internal sealed class PastedText
{
    private const int LongestHeadline = 250;
    private const int LongestStandfirst = 400;
    private const int LongestCaption = 300;

    /// <summary>How far below the headline what belongs to the top of a page is looked for, in lines that are not blank.</summary>
    private const int LinesOfTop = 12;

    /// <summary>Without backtracking: no text makes them slow, so that they need no time-out, which a busy machine would run into.</summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex ReadingTime = new(
        @"^(?:(?:reading time|read time|lesezeit|время чтения|temps de lecture|tiempo de lectura|okuma süresi|مدة القراءة)\s*:?\s*)?[~≈]?\d{1,3}\s*[-–]?\s*(?:min(?:ute|uto|uten|utter)?s?\.?|мин(?:ут[аы]?)?\.?|dk\.?|dakika|دقائق|دقيقة|دقیقه)(?:\s*(?:read|reading|de lecture|de lectura|lesezeit|lesetid|okuma|чтения|للقراءة))?$",
        Linear | RegexOptions.IgnoreCase);

    private static readonly Regex UpdateTime = new(
        @"^(?:last\s+)?(?:updated|modified|aktualisiert|actualizado|mis à jour|обновлено|güncellendi|oppdatert)\b.{0,60}\d",
        Linear | RegexOptions.IgnoreCase);

    private static readonly Regex Byline = new(
        @"^(?:by|von|por|par|av)\s+\p{Lu}",
        Linear | RegexOptions.IgnoreCase);

    private static readonly Regex Credit = new(
        @"\[[^\[\]]{2,80}\]$",
        Linear);

    private static readonly Regex PictureWord = new(
        @"photo|file|image|picture|courtesy|getty|reuters|afp|\bap\b|\bepa\b|anadolu|tass|foto|bild|фото|صورة|عکس",
        Linear | RegexOptions.IgnoreCase);

    private readonly List<SkippedLine> _skipped = [];
    private readonly List<Problem> _problems = [];
    private readonly List<TextLine> _lines;
    private readonly List<string> _paragraphs = [];
    private TextLine? _headline;
    private TextLine? _standfirst;
    private Found<DateOnly>? _date;
    private TextLine? _link;
    private int _next;

    private PastedText(IEnumerable<TextLine> lines)
    {
        _lines = [.. lines];
    }

    /// <param name="lines">The file's lines, perhaps with a header on top.</param>
    public static Draft Read(IReadOnlyList<TextLine> lines)
    {
        var header = ArticleHeader.Read(lines);
        var title = header[HeaderKey.Title] is { Items.Count: > 0 } given ? given.Text : null;
        var text = new PastedText(lines.Skip(header.LineCount));
        text.ReadHeadline(title);
        text.ReadTop(title ?? text._headline?.Text);
        text.ReadParagraphs();
        return new Draft
        {
            Header = header,
            Headline = Found.At(text._headline),
            Date = text._date,
            Link = Found.At(text._link),
            Standfirst = text._standfirst?.Text,
            Paragraphs = text._paragraphs,
            Skipped = text._skipped,
            Problems = [.. header.Problems, .. text._problems],
        };
    }

    private void ReadHeadline(string? headerTitle)
    {
        SkipBlank();
        if (headerTitle is not null || _next == _lines.Count) return;
        var line = _lines[_next];
        var isOnlyLine = _lines.Skip(_next + 1).All(other => other.IsBlank);
        if (line.Text.Length > LongestHeadline || (isOnlyLine && EndsSentence(line.Text))) return;
        _headline = line;
        _next++;
    }

    /// <summary>Reads on to the first paragraph.</summary>
    private void ReadTop(string? headline)
    {
        for (var seen = 0; seen < LinesOfTop; seen++)
        {
            SkipBlank();
            if (_next == _lines.Count) return;
            var line = _lines[_next];
            if (line.Text.Length > LongestStandfirst) return;
            if (headline is not null && IsSameText(line.Text, headline)) Skip(line, "headline repeated");
            else if (ReadingTime.IsMatch(line.Text)) Skip(line, "reading time");
            else if (UpdateTime.IsMatch(line.Text)) Skip(line, "time of update");
            else if (DateText.ReadLine(line.Text) is { IsDate: true } date) TakeDate(line, date);
            else if (WebAddress.IsOne(line.Text)) TakeLink(line);
            else if (Byline.IsMatch(line.Text) && line.Text.Length <= 80 && !EndsSentence(line.Text)) Skip(line, "byline");
            else if (IsCaption(line.Text, inTop: true)) Skip(line, "photo caption");
            else if (!IsAboveDateOrReadingTime()) return;
            else if (_standfirst is null && line.Text.Length > 40) _standfirst = line;
            else if (line.Text.Length <= 40 && !EndsSentence(line.Text)) Skip(line, "page furniture");
            else return;
            _next++;
        }
    }

    /// <summary>Whether the top of the page goes on behind a line: a date or a reading time stands within the next few lines.</summary>
    private bool IsAboveDateOrReadingTime()
    {
        var ahead = _lines.Skip(_next + 1).Where(other => !other.IsBlank).Take(4).Where(other => other.Text.Length <= LongestStandfirst);
        return ahead.Any(other => ReadingTime.IsMatch(other.Text) || DateText.ReadLine(other.Text).IsDate);
    }

    private void TakeDate(TextLine line, DateReading reading)
    {
        if (_date is null && reading.Date is { } date)
        {
            _date = Found.At(date, line.Number);
            return;
        }

        if (reading.IsAmbiguous)
            _problems.Add(Problem.Warning($"'{line.Text}' can be read as two dates, so the article is undated", "Add:  date: YYYY-MM-DD", line.Number));
        Skip(line, "second date");
    }

    private void TakeLink(TextLine line)
    {
        if (_link is null) _link = line;
        else Skip(line, "second link");
    }

    private void ReadParagraphs()
    {
        var blocks = Blocks();
        var wrapped = IsHardWrapped(blocks);
        foreach (var block in blocks)
        {
            var run = new List<TextLine>();
            foreach (var line in block)
            {
                if (IsCaption(line.Text, inTop: false)) Skip(line, "photo caption");
                else if (!line.Text.Any(char.IsLetterOrDigit)) Skip(line, "no words");
                else run.Add(line);
                if (!wrapped || IsSkipped(line)) Flush(run);
            }

            Flush(run);
        }
    }

    private bool IsSkipped(TextLine line) => _skipped.Count > 0 && _skipped[^1].Line == line.Number;

    private void Flush(List<TextLine> run)
    {
        if (run.Count > 0) _paragraphs.Add(run[0].File[run[0].Range.Start..run[^1].Range.End]);
        run.Clear();
    }

    /// <summary>The rest of the lines, in the groups that blank lines make.</summary>
    private List<List<TextLine>> Blocks()
    {
        var blocks = new List<List<TextLine>>();
        var isInside = false;
        foreach (var line in _lines.Skip(_next))
        {
            if (!line.IsBlank && !isInside) blocks.Add([]);
            isInside = !line.IsBlank;
            if (isInside) blocks[^1].Add(line);
        }

        return blocks;
    }

    /// <summary>
    /// Whether line ends are only where a program broke long lines: most lines that another follows in their block end
    /// in the middle of a sentence. Otherwise each line is a paragraph of its own.
    /// </summary>
    private static bool IsHardWrapped(List<List<TextLine>> blocks)
    {
        var inner = blocks.SelectMany(block => block.SkipLast(1)).ToList();
        return inner.Count(line => !EndsSentence(line.Text)) * 2 > inner.Count;
    }

    private void SkipBlank()
    {
        while (_next < _lines.Count && _lines[_next].IsBlank) _next++;
    }

    private void Skip(TextLine line, string reason) => _skipped.Add(new SkippedLine(line.Number, reason));

    private static bool EndsSentence(string text)
    {
        var end = text.Length;
        while (end > 0 && "\"'”’»)]）」』".Contains(text[end - 1], StringComparison.Ordinal)) end--;
        return end > 0 && ".!?…:;。！？؟۔।".Contains(text[end - 1], StringComparison.Ordinal);
    }

    /// <summary>Whether a line ends in a credit in brackets that names a picture or an agency; above the text, in any credit behind no full sentence.</summary>
    private static bool IsCaption(string text, bool inTop)
    {
        if (text.Length > LongestCaption) return false;
        var credit = Credit.Match(text);
        return credit.Success
            && (PictureWord.IsMatch(credit.ValueSpan) || (inTop && !EndsSentence(text[..credit.Index].TrimEnd())));
    }

    private static bool IsSameText(string a, string b) => string.Equals(Letters(a), Letters(b), StringComparison.OrdinalIgnoreCase);

    /// <summary>A text's letters and digits alone, so that quotes, spaces and dashes make no difference.</summary>
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) letters.Append(c);
        }

        return letters.ToString();
    }
}
