using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Search.Text;

namespace NewsBot.Import.PlainText;

/// <summary>
/// Finds the parts of an article in text that is pasted from a news site: headline, standfirst, date and paragraphs,
/// and the lines between them that are never quoted.
/// </summary>
internal sealed partial class PastedText
{
    private const int MaxHeadlineLength = 250;
    private const int MaxStandfirstLength = 400;

    /// <summary>A shorter line above the date is a label of the page, not a standfirst.</summary>
    private const int MinStandfirstLength = 40;
    private const int MaxCaptionLength = 300;
    private const int MaxCountLength = 5;
    private const int MaxScrapLength = 60;

    /// <summary>Headline, byline and date are short in every text.</summary>
    private const int LinesBeforeScraps = 3;
    private const int MaxWordsOfScrap = 12;
    private const int MinScraps = 5;
    private const double MaxShareSetApart = 0.95;
    private const int MinScrapsBesideKnown = 3;

    /// <summary>
    /// How far below the headline what belongs to the top of a page is looked for, in lines that are not blank.
    /// </summary>
    private const int LinesOfTop = 20;

    private readonly List<SkippedLine> _skipped = [];
    private readonly List<Problem> _problems = [];
    private readonly List<TextLine> _lines;
    private readonly Dictionary<TextRange, int> _places = [];
    private readonly List<string> _paragraphs = [];
    private readonly HashSet<TextRange> _skippedRanges = [];

    /// <summary>The reason to skip each line by its words alone; null for blank lines and possible text.</summary>
    private readonly SkipReason?[] _reasons;

    /// <summary>
    /// Whether it has running text and signs of a page: only then the position of a line means something.
    /// </summary>
    private readonly bool _isCopiedPage;

    /// <summary>
    /// The lines that are judged by their looks; null without signs of a page, because clean articles would lose some.
    /// </summary>
    private readonly PastedPage? _page;
    private readonly KeptWords _kept;
    private TextLine? _headline;
    private TextLine? _standfirst;
    private string? _author;
    private Sourced<DateOnly>? _date;
    private TextLine? _link;
    private int _next;

    private PastedText(ArticleHeader header, IEnumerable<TextLine> lines)
    {
        _kept = new KeptWords(header);
        _lines = [.. lines];
        _reasons = new SkipReason?[_lines.Count];
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].IsBlank)
                continue;
            _places[_lines[i].Range] = i;
            _reasons[i] = BoilerplateLine.FindReason(_lines[i].Text)
                ?? (IsLostHeaderLine(_lines[i].Text) ? SkipReason.LostHeaderLine : null);
        }

        var known = _reasons.Where(BoilerplateLine.IsOfPage).Take(2).Count();
        _isCopiedPage =
            known == 2 && _lines.Where(line => SentenceHeuristics.IsRunning(line.Text)).Take(2).Count() == 2;
        if (IsPage(known) && !IsHardWrapped(Blocks()))
            _page = new PastedPage(new PastedLines(_lines, _reasons));
    }

    /// <summary>
    /// Whether a text has lines that only a page has: two that a rule knows, five scraps, or three and one such line. Where
    /// somebody set every line apart, scraps alone are a list.
    /// </summary>
    /// <param name="known">How many lines of pages the rules know, two at most.</param>
    private bool IsPage(int known)
    {
        var scraps = _lines
            .Where(line => !line.IsBlank)
            .Skip(LinesBeforeScraps)
            .Where(line =>
                !SentenceHeuristics.IsWhole(line.Text) && SentenceHeuristics.CountWords(line.Text) < MaxWordsOfScrap
            )
            .Take(MinScraps)
            .Count();
        return known == 2 || (scraps == MinScraps && !IsSetApart()) || (scraps >= MinScrapsBesideKnown && known > 0);
    }

    private bool IsSetApart()
    {
        var places = Enumerable.Range(0, _lines.Count).Where(i => !_lines[i].IsBlank).ToList();
        return places.Count(i => i == 0 || _lines[i - 1].IsBlank) > MaxShareSetApart * places.Count;
    }

    /// <param name="lines">The file's lines, perhaps with a header on top.</param>
    /// <param name="beside">The header file beside it; null if there is none.</param>
    public static ExtractedArticle Read(IReadOnlyList<TextLine> lines, ArticleHeader? beside = null)
    {
        var header = ArticleHeader.Read(lines, beside);
        return Read(header, lines.Skip(header.LineCount));
    }

    /// <param name="header">The header that stood above the lines.</param>
    public static ExtractedArticle Read(ArticleHeader header, IEnumerable<TextLine> lines)
    {
        var title = header[HeaderKey.Title] is { Items.Count: > 0 } given ? given.Text : null;
        var text = new PastedText(header, lines);
        text.ReadHeadline(title);
        text.ReadTop(title ?? text._headline?.Text);
        text.FindDateElsewhere();
        text.ReadParagraphs();
        text.ReportLostEntries();
        return new ExtractedArticle
        {
            Header = header,
            Headline = Sourced.At(text._headline),
            Date = text._date,
            Link = Sourced.At(text._link),
            Standfirst = text._standfirst?.Text,
            Paragraphs = text._paragraphs,
            Skipped = text._skipped,
            Problems = [.. header.Problems, .. text._problems, .. text._kept.Problems],
        };
    }

    private void ReadHeadline(string? headerTitle)
    {
        SkipBlank();
        if (_next == _lines.Count)
            return;
        if (FindHeadlineBelowMenu() is { } headline)
        {
            SkipNavigation(headline, headerTitle);
            return;
        }

        if (headerTitle is not null)
            return;
        var line = _lines[_next];
        var isOnlyLine = _lines.Skip(_next + 1).All(other => other.IsBlank);
        if (line.Text.Length > MaxHeadlineLength || (isOnlyLine && SentenceHeuristics.IsWhole(line.Text)))
            return;
        _headline = line;
        _next++;
    }

    /// <summary>The headline's place if the page was copied from its top; null if the first line may be it.</summary>
    private int? FindHeadlineBelowMenu()
    {
        var isFromTop = CopiedPageHeader.IsFromTop(_lines, _next, _isCopiedPage);
        var byRules = isFromTop ? CopiedPageHeader.FindHeadline(_lines, _next) : null;
        if (_page is null)
            return byRules;
        if (!isFromTop && !_page.HasMenuAbove)
            return null;
        var place = PastedHeadline.Find(_page, byRules is null ? null : _page.PlaceOf(_lines[byRules.Value]));
        return place is null ? byRules : _places[_page.Lines[place.Value].Line.Range];
    }

    /// <summary>Skips what is above the headline of a page that was copied whole.</summary>
    private void SkipNavigation(int headline, string? headerTitle)
    {
        var first = _lines[_next];
        for (; _next < headline; _next++)
        {
            if (!_lines[_next].IsBlank)
                Skip(_lines[_next], SkipReason.AboveHeadline);
        }

        if (headerTitle is not null)
            return;
        _headline = _lines[_next++];
        _problems.Add(
            Problem.Warning(
                $"the page was copied from its very top, '{TextShortening.Shorten(first.Text)}'; its headline was taken "
                    + $"from line {_headline.Number.ToString(CultureInfo.InvariantCulture)}",
                "Look whether it is right, or add:  title: HEADLINE",
                first.Number
            )
        );
    }

    /// <summary>Reads on to the first paragraph.</summary>
    private void ReadTop(string? headline)
    {
        for (var seen = 0; seen < LinesOfTop; seen++)
        {
            SkipBlank();
            if (_next == _lines.Count)
                return;
            var line = _lines[_next];
            var top = ClassifyTopLine(line, headline);
            switch (top.Kind)
            {
                case TopLineKind.Text:
                    return;
                case TopLineKind.Date:
                    TakeDate(line, top.Date);
                    break;
                case TopLineKind.Link:
                    TakeLink(line);
                    break;
                case TopLineKind.Standfirst:
                    _standfirst = line;
                    break;
                case TopLineKind.Scrap:
                    SkipScrap(line);
                    break;
                case TopLineKind.Boilerplate:
                    SkipBoilerplate(line, top.Reason);
                    break;
            }

            _next++;
        }
    }

    /// <summary>What a line between the headline and the first paragraph is. The first rule that applies decides.</summary>
    private TopLine ClassifyTopLine(TextLine line, string? headline)
    {
        var text = line.Text;
        if (text.Length > MaxStandfirstLength || _kept.Has(text))
            return new TopLine(TopLineKind.Text);
        if (headline is not null && LetterComparison.AreSame(text, headline))
            return TopLine.Skip(SkipReason.HeadlineRepeated);
        var reason = FindReason(line);
        if (reason is not SkipReason.TimeOfUpdate && DateText.ReadLine(text) is { IsDate: true } date)
            return new TopLine(TopLineKind.Date, Date: date);
        if (reason is { } known)
            return TopLine.Skip(known);
        if (HttpUrl.IsOne(text))
            return new TopLine(TopLineKind.Link);
        if (IsCaption(text, inTop: true))
            return TopLine.Skip(SkipReason.PhotoCaption);

        var isAboveDate = IsAboveDateOrReadingTime();
        if (SentenceHeuristics.IsRunning(text) && (IsRunningAt(_next + 1) || !isAboveDate))
            return new TopLine(TopLineKind.Text);
        if (IsBesideCredit(_next))
            return TopLine.Skip(SkipReason.PhotoCaption);
        if (_standfirst is null && text.Length > MinStandfirstLength && isAboveDate)
            return new TopLine(TopLineKind.Standfirst);
        if (_standfirst is not null && _isCopiedPage && text.Length <= MaxStandfirstLength / 2 && isAboveDate)
            return TopLine.Skip(SkipReason.Boilerplate);
        var isScrap = IsScrap(text) && (_isCopiedPage || (text.Length <= MinStandfirstLength && isAboveDate));
        return new TopLine(isScrap ? TopLineKind.Scrap : TopLineKind.Text);
    }

    /// <summary>A line between the headline and the first paragraph.</summary>
    /// <param name="Reason">Why it is skipped, if it is boilerplate.</param>
    /// <param name="Date">Its date, if it is one.</param>
    private readonly record struct TopLine(TopLineKind Kind, SkipReason Reason = default, DateReading Date = default)
    {
        public static TopLine Skip(SkipReason reason) => new(TopLineKind.Boilerplate, reason);
    }

    private enum TopLineKind
    {
        /// <summary>The first paragraph.</summary>
        Text,
        Date,
        Link,
        Standfirst,

        /// <summary>A few words that belong to the page; perhaps a date that was not understood.</summary>
        Scrap,
        Boilerplate,
    }

    /// <summary>Whether a line belongs in the header: as text it would be quoted, and would have no effect.</summary>
    private static bool IsLostHeaderLine(string line) =>
        ArticleHeader.FindKnownKey(line) is not null && !DateText.ReadLine(line).IsDate;

    /// <summary>Reports header lines outside the header.</summary>
    private void ReportLostEntries()
    {
        var problems = new LineProblems("more lines are header lines outside the header");
        foreach (var line in _lines.Where(line => IsSkipped(line) && FindReason(line) is SkipReason.LostHeaderLine))
        {
            var key = ArticleHeader.FindKnownKey(line.Text)!;
            problems.Add(
                $"'{TextShortening.Shorten(line.Text)}' looks like a header line but is outside the header, so it has no "
                    + "effect and is not quoted",
                $"Move it to the top of the file, above the headline, or write the line without '{key}:'",
                line.Number
            );
        }

        _problems.AddRange(problems.All);
    }

    private void SkipBoilerplate(TextLine line, SkipReason reason)
    {
        Skip(line, reason);
        if (reason is SkipReason.Byline && ByName().Match(line.Text) is { Success: true } by)
            _author = by.Groups["name"].Value;
    }

    private SkipReason? FindReason(TextLine line) => line.IsBlank ? null : _reasons[_places[line.Range]];

    /// <summary>
    /// Whether the top of the page continues after the current line: a date or a reading time is in the next few lines.
    /// </summary>
    private bool IsAboveDateOrReadingTime()
    {
        var seen = 0;
        foreach (var other in _lines.Skip(_next + 1).Where(other => !other.IsBlank))
        {
            if (other.Text.Length > MaxStandfirstLength || (_isCopiedPage && SentenceHeuristics.IsRunning(other.Text)))
                return false;
            var reason = FindReason(other);
            if (reason is SkipReason.ReadingTime || DateText.ReadLine(other.Text).IsDate)
                return true;
            if (reason is null && ++seen == 4)
                return false;
        }

        return false;
    }

    /// <summary>Whether the first line that is not blank, from a place on, is running text.</summary>
    private bool IsRunningAt(int place) =>
        After(place - 1, line => !line.IsBlank) is { } next && SentenceHeuristics.IsRunning(next.Text);

    /// <summary>The first matching line after a place; null if there is none.</summary>
    private TextLine? After(int place, Func<TextLine, bool> isWanted)
    {
        while (++place < _lines.Count)
        {
            if (isWanted(_lines[place]))
                return _lines[place];
        }

        return null;
    }

    /// <summary>The last matching line before a place; null if there is none.</summary>
    private TextLine? Before(int place, Func<TextLine, bool> isWanted)
    {
        while (--place >= 0)
        {
            if (isWanted(_lines[place]))
                return _lines[place];
        }

        return null;
    }

    private void SkipScrap(TextLine line)
    {
        Skip(line, SkipReason.Boilerplate);
        if (_date is null && DateText.HasYear(line.Text))
            _problems.Add(
                Problem.Warning(
                    $"'{TextShortening.Shorten(line.Text)}' looks like a date and was not understood",
                    "Add:  date: YYYY-MM-DD",
                    line.Number
                )
            );
    }

    private void TakeDate(TextLine line, DateReading reading)
    {
        if (_date is null && reading.Date is { } date)
        {
            _date = Sourced.At(date, line.Number);
            return;
        }

        if (reading.IsAmbiguous)
            _problems.Add(DateText.Ambiguous(line.Text, "Add:  date: YYYY-MM-DD", line.Number));
        Skip(line, SkipReason.SecondDate);
    }

    /// <summary>Of a whole page whose top has no date.</summary>
    private void FindDateElsewhere()
    {
        if (_page is null || _date is not null)
            return;
        var headline = _headline is null ? 0 : _page.PlaceOf(_headline);
        _date = PastedDate.Find(_page, headline);
    }

    private void TakeLink(TextLine line)
    {
        if (_link is null)
            _link = line;
        else
            Skip(line, SkipReason.SecondLink);
    }

    private void ReadParagraphs()
    {
        var blocks = Blocks();
        var wrapped = IsHardWrapped(blocks);
        if (!wrapped)
        {
            SkipPage();
            SkipBelowText();
        }

        foreach (var block in blocks)
        {
            var run = new List<TextLine>();
            foreach (var line in block)
            {
                if (IsSkipped(line))
                    continue;
                if (FindReasonInText(line, wrapped) is { } reason)
                    Skip(line, reason);
                else
                    run.Add(line);
                if (!wrapped || IsSkipped(line))
                    Flush(run);
            }

            Flush(run);
        }
    }

    /// <summary>Why a line among the paragraphs is skipped; null if it is text.</summary>
    private SkipReason? FindReasonInText(TextLine line, bool wrapped)
    {
        if (_kept.Has(line.Text))
            return null;
        if (IsCaption(line.Text, inTop: false))
            return SkipReason.PhotoCaption;
        if (!line.Text.Any(char.IsLetterOrDigit))
            return SkipReason.NoWords;

        // In hard-wrapped text a single line does not show what its sentence is.
        if (wrapped)
            return FindReason(line) is SkipReason.LostHeaderLine && StartsBlock(line)
                ? SkipReason.LostHeaderLine
                : null;
        if (FindReason(line) is { } reason)
            return reason;
        if (!_isCopiedPage)
            return null;
        if (IsCount(line.Text))
            return SkipReason.Boilerplate;
        if (DateText.ReadLine(line.Text).IsDate)
            return SkipReason.Date;
        if (_author is not null && line.Text.StartsWith(_author, StringComparison.Ordinal))
            return SkipReason.AboutAuthor;
        var place = _places[line.Range];
        return IsBesideCredit(place) ? SkipReason.PhotoCaption
            : IsSubhead(place) ? SkipReason.Subhead
            : null;
    }

    /// <summary>Whether no line of text is directly above a line.</summary>
    private bool StartsBlock(TextLine line) =>
        _places[line.Range] is var place && (place == 0 || _lines[place - 1].IsBlank || IsSkipped(_lines[place - 1]));

    /// <summary>
    /// Whether a short line between two lines of running text is a subhead: as a quote it would be useless.
    /// </summary>
    private bool IsSubhead(int place)
    {
        var text = _lines[place].Text;
        return text.Length <= MaxScrapLength
            && (!SentenceHeuristics.IsWhole(text) || text[^1] is '?' or '؟' or '？')
            && !char.IsLower(text[0])
            && !char.IsDigit(text[0])
            && !char.IsPunctuation(text[0])
            && After(place, line => !line.IsBlank && FindReason(line) is null) is { } next
            && SentenceHeuristics.IsRunning(next.Text)
            && Before(place, line => !line.IsBlank && !IsSkipped(line)) is { } before
            && SentenceHeuristics.IsRunning(before.Text);
    }

    /// <summary>Whether a short line that is no sentence is next to a picture credit.</summary>
    private bool IsBesideCredit(int place)
    {
        var text = _lines[place].Text;
        if (text.Length > MaxCaptionLength || SentenceHeuristics.IsRunning(text) || !_isCopiedPage)
            return false;
        var before = Before(place, line => !line.IsBlank);
        return before is not null && BoilerplateLine.IsCredit(before.Text) && before != _headline;
    }

    /// <summary>
    /// Skips lists of other articles: a line that opens one, and the lines after it up to the next running text. After
    /// the last running text it skips all fragments, if there are several.
    /// </summary>
    private void SkipBelowText()
    {
        var lines = _lines.Skip(_next).Where(line => !line.IsBlank).ToList();
        var last = lines.FindLastIndex(line => SentenceHeuristics.IsRunning(line.Text));
        var isList = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (_isCopiedPage && BoilerplateLine.IsReadMore(text))
                isList = !text.Contains(':', StringComparison.Ordinal) || i > last;
            else if (SentenceHeuristics.IsRunning(text))
                isList = false;
            else if (isList && !SentenceHeuristics.IsWhole(text))
                Skip(lines[i], SkipReason.OtherArticles);
            else if (_isCopiedPage && i > last && lines.Count - last > 3 && !SentenceHeuristics.IsWhole(text))
                Skip(lines[i], SkipReason.BelowText);
        }
    }

    /// <summary>Skips what is of the page by its looks, if it is a page.</summary>
    private void SkipPage()
    {
        if (_page is null)
            return;
        foreach (var (line, isText) in _page.Lines.Zip(_page.IsText))
        {
            if (!isText && line.Reason is null && _places[line.Line.Range] >= _next)
                Skip(line.Line, SkipReason.PageByLooks);
        }
    }

    private bool IsSkipped(TextLine line) => _skippedRanges.Contains(line.Range);

    private void Flush(List<TextLine> run)
    {
        if (run.Count > 0)
            AddParagraph(run[0].File[run[0].Range.Start..run[^1].Range.End], run[0].Number);
        run.Clear();
    }

    /// <summary>Of the first one, the dateline dates the article if nothing above it does.</summary>
    private void AddParagraph(string paragraph, int line)
    {
        if (_paragraphs.Count == 0 && _date is null && DateText.ReadDateline(paragraph).Date is { } date)
            _date = Sourced.At(date, line);
        _paragraphs.Add(paragraph);
    }

    /// <summary>The rest of the lines, in the groups that blank lines make.</summary>
    private List<List<TextLine>> Blocks()
    {
        var blocks = new List<List<TextLine>>();
        var isInside = false;
        foreach (var line in _lines.Skip(_next))
        {
            if (!line.IsBlank && !isInside)
                blocks.Add([]);
            isInside = !line.IsBlank;
            if (isInside)
                blocks[^1].Add(line);
        }

        return blocks;
    }

    /// <summary>
    /// Whether the text is hard-wrapped: most lines that are followed by another in their block end within a sentence
    /// and have about the same length. Otherwise each line is a paragraph.
    /// </summary>
    private static bool IsHardWrapped(List<List<TextLine>> blocks)
    {
        var inner = blocks.SelectMany(block => block.SkipLast(1)).ToList();
        if (inner.Count == 0)
            return false;
        var longest = inner.Max(line => line.Text.Length);
        return inner.Count(line => !SentenceHeuristics.IsWhole(line.Text) && line.Text.Length * 2 > longest) * 2
            > inner.Count;
    }

    private void SkipBlank()
    {
        while (_next < _lines.Count && _lines[_next].IsBlank)
            _next++;
    }

    private void Skip(TextLine line, SkipReason reason)
    {
        if (!_kept.Has(line.Text) && _skippedRanges.Add(line.Range))
            _skipped.Add(SkippedLine.Create(line.Number, reason, line.Text));
    }

    /// <summary>A number alone: of comments, of a picture in a row.</summary>
    private static bool IsCount(string text) => text.Length <= MaxCountLength && text.All(char.IsAsciiDigit);

    private static bool IsScrap(string text) => text.Length <= MaxScrapLength && !SentenceHeuristics.IsWhole(text);

    /// <summary>
    /// Whether a line ends in a credit in brackets that names a picture or an agency; above the text, any credit that
    /// does not follow a full sentence.
    /// </summary>
    private static bool IsCaption(string text, bool inTop)
    {
        if (text.Length > MaxCaptionLength)
            return false;
        var credit = Credit().Match(text);
        return credit.Success
            && (
                PictureWord().IsMatch(credit.ValueSpan)
                || (inTop && !SentenceHeuristics.IsWhole(text[..credit.Index].TrimEnd()))
            );
    }

    /// <summary>The first name after "By".</summary>
    [GeneratedRegex(
        @"^\p{L}+\s+(?<name>\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+)+)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex ByName();

    /// <summary>
    /// Without backtracking: no text makes them slow, so they need no timeout, which a busy machine could exceed.
    /// </summary>
    [GeneratedRegex(@"\[[^\[\]]{2,80}\]$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(
        @"photo|file|image|picture|courtesy|getty|reuters|afp|\bap\b|\bepa\b|anadolu|tass|foto|bild|фото|صورة|عکس",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex PictureWord();
}
