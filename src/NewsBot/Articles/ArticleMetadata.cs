using System.Globalization;
using NewsBot.Import.PlainText;

namespace NewsBot.Articles;

/// <summary>
/// Decides on an article's headline, date, outlet and link: the header counts before the page or text, and these before
/// the file's name.
/// </summary>
internal sealed class ArticleMetadata
{
    private const string DateFormat = "ddd d MMMM yyyy";

    private readonly List<FieldReport> _reports = [];
    private readonly List<Problem> _problems;
    private readonly string _fileName;

    public ArticleMetadata(string path, ExtractedArticle draft, DateOnly today)
    {
        _problems = [.. draft.Problems];
        _fileName = Path.GetFileNameWithoutExtension(path);
        Headline = SettleHeadline(draft);
        Date = SettleDate(draft, today);

        // The link first: it may name the outlet. The report has them the other way round.
        var link = SettleLink(draft);
        Outlet = SettleOutlet(draft, link.Uri);
        _reports.Add(link.Report);
        Link = link.Uri;
        Author = NullIfEmpty(draft.Header[HeaderKey.Author]?.Text) ?? draft.Author?.Value;
        Language = NullIfEmpty(draft.Header[HeaderKey.Lang]?.Text) ?? draft.Language;
    }

    public string Headline { get; }

    public DateOnly? Date { get; }

    public string? Outlet { get; }

    public Uri? Link { get; }

    public string? Author { get; }

    public string? Language { get; }

    /// <summary>Where each came from, or what to add.</summary>
    public IReadOnlyList<FieldReport> Reports => _reports;

    /// <summary>The problems of the text and of the metadata.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string SettleHeadline(ExtractedArticle draft)
    {
        var headline = FromHeader(draft, HeaderKey.Title)
            ?? draft.Headline
            ?? new Sourced<string>(
                _fileName.Replace('-', ' ').Replace('_', ' ').Trim(),
                "file name. Better add:  title: HEADLINE"
            );
        _reports.Add(new FieldReport("title", headline.Value, headline.Source));
        return headline.Value;
    }

    private DateOnly? SettleDate(ExtractedArticle draft, DateOnly today)
    {
        var (date, source) = FindDate(draft);

        // East of here it may be tomorrow already. A later date is wrong, and would make the article the newest for
        // ever.
        if (date > today.AddDays(1))
        {
            _problems.Add(
                Problem.Warning(
                    $"the date {date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} is in the future, "
                        + "so answers say \"undated\"",
                    "Correct it, or add:  date: YYYY-MM-DD"
                )
            );
            (date, source) = (null, "the date found is in the future. Write:  date: YYYY-MM-DD");
        }

        _reports.Add(new FieldReport("date", date?.ToString(DateFormat, CultureInfo.InvariantCulture), source));
        return date;
    }

    private (DateOnly? Date, string Source) FindDate(ExtractedArticle draft)
    {
        if (draft.Header[HeaderKey.Date] is { Items.Count: > 0 } value)
        {
            var reading = DateText.Read(value.Text);
            if (reading.Date is { } headerDate)
                return (headerDate, value.Source);
            const string fix = "Write:  date: YYYY-MM-DD";
            _problems.Add(
                value.Report(
                    reading.IsAmbiguous
                        ? DateText.Ambiguous(value.Text, fix)
                        : Problem.Warning($"'{value.Text}' is no date that can be read", fix)
                )
            );
            if (reading.IsAmbiguous)
                return (null, "answers will say «undated»");
        }

        if (draft.Date is { } found)
            return (found.Value, found.Source);
        if (
            _fileName.Length >= 10
            && DateOnly.TryParseExact(
                _fileName.AsSpan(0, 10),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var nameDate
            )
        )
            return (nameDate, "file name");
        return (null, "answers will say «undated». Add:  date: YYYY-MM-DD");
    }

    private (Uri? Uri, FieldReport Report) SettleLink(ExtractedArticle draft)
    {
        var source = draft.Header[HeaderKey.Source];
        var value = draft.Header[HeaderKey.Url] ?? (HttpUrl.IsOne(source?.Text) ? source : null);
        var found = value is { Items.Count: > 0 } ? new Sourced<string>(value.Text, value.Source) : null;
        if (found is not null && !HttpUrl.IsOne(found.Value))
        {
            _problems.Add(
                value!.Report(
                    Problem.Warning(
                        $"'{found.Value}' is no link",
                        "Write the page's whole address, as in  url: https://example.org/story"
                    )
                )
            );
            found = null;
        }

        found ??= draft.Link;
        return found is null
            ? (null, new FieldReport("link", null, "readers can't open the article. Add:  url: https://…"))
            : (new Uri(found.Value), new FieldReport("link", found.Value, found.Source));
    }

    private string? SettleOutlet(ExtractedArticle draft, Uri? link)
    {
        var source = HttpUrl.IsOne(draft.Header[HeaderKey.Source]?.Text) ? null : FromHeader(draft, HeaderKey.Source);
        var outlet = FromHeader(draft, HeaderKey.Outlet)
            ?? source
            ?? draft.Outlet
            ?? (
                link is null
                    ? null
                    : new Sourced<string>(
                        link.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? link.Host[4..] : link.Host,
                        "the link's host"
                    )
            );
        _reports.Add(
            new FieldReport("outlet", outlet?.Value, outlet?.Source ?? "answers will not name one. Add:  outlet: NAME")
        );
        return outlet?.Value;
    }

    private static Sourced<string>? FromHeader(ExtractedArticle draft, HeaderKey key) =>
        draft.Header[key] is { Items.Count: > 0 } value ? new Sourced<string>(value.Text, value.Source) : null;
}
