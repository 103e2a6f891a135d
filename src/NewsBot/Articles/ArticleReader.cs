using System.Globalization;
using NewsBot.Search;

namespace NewsBot.Articles;

/// <summary>Makes an article of a plain text file, and tells what it found where.</summary>
internal static class ArticleReader
{
    /// <summary>No file that is meant for people has more lines.</summary>
    public const int MostLines = 20_000;

    private const int LongestParagraph = 20_000;
    private const string DateFormat = "ddd d MMMM yyyy";

    /// <param name="path">The path below the articles folder, with forward slashes: the article's id.</param>
    /// <param name="bytes">The file's content.</param>
    /// <param name="today">The current day: a later date is a slip.</param>
    public static FileReport Read(string path, byte[] bytes, DateOnly today)
    {
        var (text, unreadable) = TextDecoder.Decode(bytes);
        if (text is null) return FileReport.Refused(path, unreadable!);

        if (TextLine.Count(text) > MostLines)
            return FileReport.Refused(path, Problem.Error($"the file has more than {MostLines.ToString("N0", CultureInfo.InvariantCulture)} lines, which is no article. Split it into one file an article"));

        var lines = TextLine.Split(text);
        var header = ArticleHeader.Read(lines);
        var body = PastedText.Read(lines.Skip(header.LineCount), NullIfEmpty(header[HeaderKey.Title]?.Text));
        var report = new ReportBuilder(path, today);
        report.Add(header.Problems);
        report.Add(body.Problems);

        var headline = report.Headline(header, body);
        var date = report.Date(header, body);
        var url = report.Url(header, body);
        var outlet = report.Outlet(header, url);
        if (body.Paragraphs.Count == 0)
            report.Add([Problem.Error("no paragraph was found: write the text below the headline, with a blank line between paragraphs")]);
        var isTooLong = body.Paragraphs.Any(paragraph => paragraph.Length > LongestParagraph);
        if (isTooLong)
        {
            var line = lines.FirstOrDefault(line => line.Range.Length > LongestParagraph)?.Number;
            report.Add([Problem.Error($"a paragraph is longer than {LongestParagraph.ToString("N0", CultureInfo.InvariantCulture)} characters, which nobody would read as a quote: break it up with blank lines", line)]);
        }

        var isRetracted = string.Equals(header[HeaderKey.Status]?.Text, "retracted", StringComparison.OrdinalIgnoreCase);
        if (isRetracted)
            report.Add([Problem.Warning("the article is retracted and is not quoted", header[HeaderKey.Status]!.Line)]);

        var article = new Article(path, headline, body.Paragraphs)
        {
            Standfirst = body.Standfirst?.Text,
            Date = date,
            Url = url,
            Outlet = outlet,
            Language = NullIfEmpty(header[HeaderKey.Lang]?.Text),
            Questions = [.. (header[HeaderKey.Questions]?.Items ?? []).Select(OwnQuestion.Parse)],
            Correction = NullIfEmpty(header[HeaderKey.Correction]?.Text),
        };
        return report.Build(isRetracted || isTooLong || body.Paragraphs.Count == 0 ? null : article, body.Skipped);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Settles each field by the order of precedence – header, text, file name – and notes where it came from.</summary>
    private sealed class ReportBuilder(string path, DateOnly today)
    {
        private static readonly string[] FieldOrder = ["title", "date", "outlet", "link"];

        private readonly List<FieldReport> _fields = [];
        private readonly List<Problem> _problems = [];

        private string FileName => Path.GetFileNameWithoutExtension(path);

        public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

        public FileReport Build(Article? article, IReadOnlyList<SkippedLine> skipped) =>
            new(path, article, [.. _fields.OrderBy(field => Array.IndexOf(FieldOrder, field.Name))], [.. skipped.OrderBy(line => line.Line)], _problems);

        public string Headline(ArticleHeader header, PastedText body)
        {
            if (header[HeaderKey.Title] is { Items.Count: > 0 } title) return Field("title", title.Text, At(title.Line))!;
            if (body.Headline is { } line) return Field("title", line.Text, At(line.Number))!;
            return Field("title", FileName.Replace('-', ' ').Replace('_', ' ').Trim(), "file name. Better add:  title: HEADLINE")!;
        }

        public DateOnly? Date(ArticleHeader header, PastedText body)
        {
            var (date, source) = FindDate(header, body);
            if (date > today)
                _problems.Add(Problem.Warning($"the date {date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} is in the future: correct it, or add:  date: YYYY-MM-DD"));
            Field("date", date?.ToString(DateFormat, CultureInfo.InvariantCulture), source);
            return date;
        }

        public Uri? Url(ArticleHeader header, PastedText body)
        {
            var value = header[HeaderKey.Url] ?? (WebAddress.IsOne(header[HeaderKey.Source]?.Text) ? header[HeaderKey.Source] : null);
            if (value is { Items.Count: > 0 })
            {
                if (WebAddress.IsOne(value.Text)) return LinkAt(value.Text, value.Line);
                _problems.Add(Problem.Warning($"'{value.Text}' is no link: write the page's whole address, as in  url: https://example.org/story", value.Line));
            }

            if (body.PageLink is { } line) return LinkAt(line.Text, line.Number);
            Field("link", null, "readers can't open the article. Add:  url: https://…");
            return null;
        }

        public string? Outlet(ArticleHeader header, Uri? url)
        {
            var value = header[HeaderKey.Outlet] ?? (WebAddress.IsOne(header[HeaderKey.Source]?.Text) ? null : header[HeaderKey.Source]);
            if (value is { Items.Count: > 0 }) return Field("outlet", value.Text, At(value.Line));
            if (url is not null) return Field("outlet", url.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.Host[4..] : url.Host, "the link's host");
            return Field("outlet", null, "answers will not name one. Add:  outlet: NAME");
        }

        private (DateOnly? Date, string Source) FindDate(ArticleHeader header, PastedText body)
        {
            if (header[HeaderKey.Date] is { Items.Count: > 0 } value)
            {
                var reading = DateText.Read(value.Text);
                if (reading.Date is { } headerDate) return (headerDate, At(value.Line));
                _problems.Add(Problem.Warning(
                    reading.IsAmbiguous
                        ? $"'{value.Text}' can be read as two dates, so the article is undated. Write:  date: YYYY-MM-DD"
                        : $"'{value.Text}' is no date that can be read. Write:  date: YYYY-MM-DD",
                    value.Line));
                if (reading.IsAmbiguous) return (null, "answers will say «undated»");
            }

            if (body.Date is { } textDate) return (textDate, At(body.DateLine));
            if (FileName.Length >= 10 && DateOnly.TryParseExact(FileName.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var nameDate)) return (nameDate, "file name");
            return (null, "answers will say «undated». Add:  date: YYYY-MM-DD");
        }

        private Uri LinkAt(string address, int line)
        {
            Field("link", address, At(line));
            return new Uri(address);
        }

        private string? Field(string name, string? value, string source)
        {
            _fields.Add(new FieldReport(name, value, source));
            return value;
        }

        private static string At(int line) => $"line {line}";
    }
}
