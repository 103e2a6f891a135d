using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsBot.Import.PlainText;

namespace NewsBot.Import.Html;

/// <summary>
/// Finds the publication date of a page: collects every date that may be it, each with how far its place can be trusted,
/// and chooses the day with the most trust. The day of a change is never one of them, and a page that says nothing better
/// is undated: a wrong date is a lie under every quote.
/// </summary>
internal sealed partial class PageDates
{
    private const int MaxLineLength = 160;
    private const int BlocksBehind = 10;
    private const int BlocksBefore = 5;

    /// <summary>A line this near to the headline is its own.</summary>
    private const int Beside = 3;

    /// <summary>How far behind the text a line may be that dates it.</summary>
    private const int BlocksAtEnd = 5;

    /// <summary>Below the top of the text, a date beside a longer link is another article's.</summary>
    private const double MaxLinksBeside = 0.3;

    /// <summary>Elements about other articles, or by readers.</summary>
    private static readonly FrozenSet<string> Elsewhere = WordSet.Parse(
        "comment comments commentlist commentform respond reply replies disqus kommentar kommentare related relatedposts "
            + "recommended sidebar newslist teaser teasers toprated mostread popular trending forum"
    );

    private readonly IDocument _document;
    private readonly List<PageBlock> _all;
    private readonly List<PageBlock> _text;
    private readonly int _headline;
    private readonly int _start;
    private readonly int _end;
    private readonly List<Candidate> _candidates = [];

    /// <param name="all">All of the page, in order.</param>
    /// <param name="text">Its article, in order.</param>
    private PageDates(IDocument document, List<PageBlock> all, List<PageBlock> text, Sourced<string>? headline)
    {
        (_document, _all, _text) = (document, all, text);
        _headline = headline is null ? -1 : all.FindIndex(block => PageHeadline.IsHeadingOf(block, headline.Value));
        _start = text.Count == 0 ? all.Count : all.FindIndex(block => block.Element == text[0].Element);
        _end = text.Count == 0 ? -1 : all.FindLastIndex(block => block.Element == text[^1].Element);
    }

    /// <returns>The date, and where it is from; null if the page has none that can be trusted.</returns>
    public static Sourced<DateOnly>? Find(
        IDocument document,
        PageMetadata facts,
        List<PageBlock> all,
        List<PageBlock> text,
        Sourced<string>? headline,
        string? link
    )
    {
        var dates = new PageDates(document, all, text, headline);
        dates.Add(facts.Date(), Trust.Publication);
        dates.AddTimes();
        dates.AddLinesNearHeadline();
        if (AddressDate.Find(link) is { } inAddress)
            dates.Add(new Sourced<DateOnly>(inAddress, "link"), Trust.Address);
        dates.Add(facts.LooseDate(), Trust.Loose);
        dates.AddNamed();
        dates.AddLinesOfText();
        return dates.Best();
    }

    /// <summary>
    /// The day that the most trust adds up for. A day more or less is the reader's time zone against the server's: then
    /// what the page shows counts.
    /// </summary>
    private Sourced<DateOnly>? Best()
    {
        if (_candidates.Count == 0)
            return null;
        var best = _candidates
            .GroupBy(candidate => candidate.Found.Value)
            .MaxBy(day =>
                day.GroupBy(candidate => Witness(candidate.Trust)).Sum(group => group.Max(found => Weight(found.Trust)))
            )!
            .Key;
        var shown = _candidates.Find(candidate =>
            candidate.Trust is Trust.BesideHeadline or Trust.NearHeadline
            && Math.Abs(candidate.Found.Value.DayNumber - best.DayNumber) <= 1
        );
        var found = shown?.Found ?? _candidates.First(candidate => candidate.Found.Value == best).Found;
        return found with { Source = found.Source + Others(found.Value) };
    }

    /// <summary>What else the page says, for a moderator who wonders; a day more or less is no other.</summary>
    private string Others(DateOnly date) =>
        string.Concat(
            _candidates
                .Where(other => Math.Abs(other.Found.Value.DayNumber - date.DayNumber) > 1)
                .DistinctBy(other => other.Found.Value)
                .Select(other =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"; {other.Found.Source} says {other.Found.Value:d MMMM yyyy}"
                    )
                )
        );

    /// <summary>How far a date's place can be trusted, the most first.</summary>
    private enum Trust
    {
        /// <summary>Metadata that name the day of publication.</summary>
        Publication,

        /// <summary>An element that is marked as a time, outside the text.</summary>
        Time,

        /// <summary>A line right above or below the headline.</summary>
        BesideHeadline,
        Address,

        /// <summary>A line between the headline and the text.</summary>
        NearHeadline,

        /// <summary>Metadata that say "date" and no more.</summary>
        Loose,

        /// <summary>An element whose class or id names a date.</summary>
        Named,

        /// <summary>The dateline of the text.</summary>
        Dateline,

        /// <summary>A line at its end.</summary>
        End,
    }

    /// <summary>
    /// Who says it: what the page tells programs, its address, or what it shows. One of them may say it in several places,
    /// which makes it no truer.
    /// </summary>
    private static int Witness(Trust trust) =>
        trust switch
        {
            Trust.Publication or Trust.Loose => 0,
            Trust.Address => 1,
            _ => 2,
        };

    private static double Weight(Trust trust) =>
        trust switch
        {
            Trust.Publication => 6,
            Trust.Time => 5,
            Trust.BesideHeadline => 4.5,
            Trust.Address => 4,
            Trust.NearHeadline => 3.5,
            Trust.Loose => 3,
            Trust.Named => 2.5,
            Trust.Dateline => 2,
            _ => 1.5,
        };

    private void Add(Sourced<DateOnly>? found, Trust trust)
    {
        if (found is not null)
            _candidates.Add(new Candidate(found, trust));
    }

    /// <summary>A date that may be the article's.</summary>
    private sealed record Candidate(Sourced<DateOnly> Found, Trust Trust);

    /// <summary>The element marked as a time that fits best.</summary>
    private void AddTimes()
    {
        var times = _document
            .QuerySelectorAll(
                "[itemprop~='datePublished' i], time[pubdate], time[datetime], abbr.published[title], .published[title], time"
            )
            .Where(time => !IsOfUpdate(time) && !IsElsewhere(time));
        foreach (var time in times.OrderByDescending(Rank))
        {
            var text = time.GetAttribute("datetime")
                ?? time.GetAttribute("content")
                ?? time.GetAttribute("title")
                ?? time.TextContent;
            if (MachineDate.Read(PageText.Normalize(text)) is not { } date || FindPlace(time) is not { } trust)
                continue;
            Add(new Sourced<DateOnly>(date, "time"), trust);
            return;
        }
    }

    /// <summary>
    /// How far to trust a time where it stands: within a sentence it is a day that the text speaks of, and below the text
    /// it is often another article's or a reader's.
    /// </summary>
    private Trust? FindPlace(IElement time)
    {
        if (Has(time, "itemprop", "datePublished") || time.HasAttribute("pubdate"))
            return Trust.Time;
        var holder = Innermost(time);
        var place = _all.FindIndex(block => block.Element == holder);
        if (place < 0)
            return Trust.Time;
        var line = _all[place].Text;
        if (line.Length > MaxLineLength || (SentenceHeuristics.IsWhole(line) && !DateText.ReadLine(line).IsDate))
            return null;
        if (place > _start && _all[place].LinkDensity > MaxLinksBeside)
            return null;
        if (place <= _end)
            return _headline >= 0 && place < _headline - BlocksBefore ? null : Trust.Time;
        var between = _all.Skip(_end + 1).Take(place - _end);
        return
            place - _end <= BlocksAtEnd && !between.Any(block => block.IsHeading || block.LinkDensity > MaxLinksBeside)
            ? Trust.End
            : null;
    }

    private static IElement Innermost(IElement element)
    {
        while (!PageText.IsBlock(element) && element.ParentElement is { } parent)
            element = parent;
        return element;
    }

    private static bool IsOfUpdate(IElement time)
    {
        if (Has(time, "itemprop", "dateModified"))
            return true;
        var names = time.ClassName ?? "";
        if (names.Contains("published", StringComparison.OrdinalIgnoreCase))
            return false;
        if (
            names.Contains("updated", StringComparison.OrdinalIgnoreCase)
            || names.Contains("modified", StringComparison.OrdinalIgnoreCase)
        )
            return true;
        return Innermost(time).TextContent is { Length: <= MaxLineLength } line
            && time.TextContent is { Length: > 0 } shown
            && line.IndexOf(shown, StringComparison.Ordinal) is var at and > 0
            && OtherDay().Matches(line[..at]) is { Count: > 0 } words
            && Publication().Match(line[..at], words[^1].Index) is { Success: false };
    }

    /// <summary>The dates that readers see near the headline.</summary>
    private void AddLinesNearHeadline()
    {
        if (_headline < 0)
            return;
        var behind = _all.Skip(_headline + 1).Take(BlocksBehind).ToList();
        var text = behind.FindIndex(block =>
            block.Text.Length > MaxLineLength
            || (SentenceHeuristics.IsRunning(block.Text) && !DateText.ReadLine(block.Text).IsDate)
        );

        // The first sentence may be the standfirst, with the date below it; below the text's, other things have dates.
        AddLine(
            text < 0
                ? behind
                : behind
                    .Take(text + 1)
                    .Concat(behind.Skip(text + 1).Take(Beside).Where(block => DateText.ReadLine(block.Text).IsDate))
        );
        AddLine(_all.Take(_headline).Reverse().Take(BlocksBefore));
    }

    /// <summary>The first of the lines that has a date; one that names the publication goes first.</summary>
    private void AddLine(IEnumerable<PageBlock> lines)
    {
        var found = lines
            .Where(block => !IsElsewhere(block.Element) && block.Element.Closest("figure, figcaption") is null)
            .Select((block, i) => (Block: block, Distance: i, Date: ReadShown(block.Text)))
            .Where(line => line.Date is not null)
            .OrderByDescending(line => Publication().IsMatch(line.Block.Text))
            .FirstOrDefault();
        if (found.Date is { } date)
            Add(
                Sourced.At(date, found.Block.Line),
                found.Distance < Beside ? Trust.BesideHeadline : Trust.NearHeadline
            );
    }

    private void AddNamed()
    {
        foreach (
            var element in _document.Body!.QuerySelectorAll(
                "[class*='date' i], [class*='publish' i], [class*='posted' i], [class*='timestamp' i], [id*='date' i]"
            )
        )
        {
            if (element.ChildElementCount > 8 || IsOfUpdate(element) || IsElsewhere(element))
                continue;
            var text = PageText.Normalize((element.ParentElement ?? element).TextContent);
            if (text.Length > MaxLineLength)
                text = PageText.Normalize(element.TextContent);
            if (text.Length > MaxLineLength || SentenceHeuristics.IsRunning(text) || ReadShown(text) is not { } date)
                continue;
            Add(Sourced.At(date, element.SourceReference?.Position.Line ?? 1), Trust.Named);
            return;
        }
    }

    private void AddLinesOfText()
    {
        Add(FirstShown(_text.Take(2)), Trust.Dateline);
        Add(FirstShown(_text.TakeLast(3).Where(block => block.LinkDensity == 0)), Trust.End);
    }

    private static Sourced<DateOnly>? FirstShown(IEnumerable<PageBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (ReadShown(block.Text) is { } date)
                return Sourced.At(date, block.Line);
        }

        return null;
    }

    /// <summary>
    /// The date of a short line that is no sentence, or of a paragraph's dateline. A line that names several days dates the
    /// article by the one of its publication, and by none if it names that of a change alone.
    /// </summary>
    private static DateOnly? ReadShown(string text)
    {
        if (text.Length > MaxLineLength || (SentenceHeuristics.IsWhole(text) && !DateText.ReadLine(text).IsDate))
            return DateText.ReadDateline(text).Date;
        if (OfEvent().IsMatch(text))
            return null;
        if (OtherDay().Match(text) is not { Success: true } other)
            return DateText.Read(text).Date;
        if (DateText.Read(text[..other.Index]).Date is { } before)
            return before;
        return Publication().Match(text, other.Index) is { Success: true } publication
            ? DateText.Read(text[publication.Index..]).Date
            : null;
    }

    private int Rank(IElement time)
    {
        var rank = 0;
        if (Has(time, "itemprop", "datePublished"))
            rank += 4;
        if (
            time.HasAttribute("pubdate")
            || (time.ClassName ?? "").Contains("published", StringComparison.OrdinalIgnoreCase)
        )
            rank += 2;
        if (time.Closest("article, main, header") is not null)
            rank++;
        return rank;
    }

    private static bool Has(IElement element, string attribute, string word) =>
        (element.GetAttribute(attribute) ?? "").Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an element is about another article, or by a reader.</summary>
    private bool IsElsewhere(IElement element)
    {
        for (var e = element; e is not null && e.LocalName != "body"; e = e.ParentElement)
        {
            if (Holds(e, _text.FirstOrDefault()) || Holds(e, _headline < 0 ? null : _all[_headline]))
                return false;
            if (e.LocalName is "nav" or "footer" || Boilerplate.IsNamed(e, Elsewhere))
                return true;

            // An article that holds neither headline nor text is another one.
            if (e.LocalName == "article" && _text.Count > 0)
                return true;
        }

        return false;
    }

    private static bool Holds(IElement element, PageBlock? block) =>
        block is not null && element.Contains(block.Element);

    /// <summary>What says that the day beside it is not that of publication.</summary>
    [GeneratedRegex(
        @"updated?\b|edited|modified|revised|reviewed|corrected|amended|received|accepted|submitted|retrieved|accessed"
            + @"|aktualisiert|aktualisierung|geändert"
            + @"|zuletzt|actualizado|modificado|mis à jour|modifié|aggiornat|modificat|обновлено|изменено|оновлено|güncelle"
            + @"|oppdatert|uppdaterad|opdateret|bijgewerkt|atualizado|zaktualizowano|aktualizacja|aktualizov|frissítve|تحديث"
            + @"|به‌?روز|更新|수정",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherDay();

    /// <summary>What opens the line of a day on which something happens, or somebody was born.</summary>
    [GeneratedRegex(
        @"^\W*(?:when|where and when|event|starts?|begins?|opens?|ends?|deadline|closing date|expires?|valid (?:from|until)|born|died"
            + @"|wann|termine?|beginn|veranstaltung|einsendeschluss|geboren|gestorben|quand|début|né|cuándo|inicio|plazo|quando"
            + @"|когда|начало|дата проведения)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfEvent();

    [GeneratedRegex(
        @"publish|posted|created|veröffentlicht|erstellt|publi[cké]|pubblicat|опубликован|опубліков|yayın|publisert|publicerad"
            + @"|gepubliceerd|opublikowan|zveřejněn|közzét|نشر|منتشر|公開|发布|入力|입력",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Publication();
}
