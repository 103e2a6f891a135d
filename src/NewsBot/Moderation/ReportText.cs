using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Replies;

namespace NewsBot.Moderation;

/// <summary>A file's report as a moderator reads it.</summary>
internal static class ReportText
{
    private const int MaxValueWidth = 70;
    private const int PassageLength = 60;
    private const int MaxOmitted = 10;

    /// <summary>The lines of the report, the file and its state first.</summary>
    public static IEnumerable<string> Lines(FileReport file)
    {
        var live = file.IsKept ? "broken now, its last good version is live" : "live";
        yield return file.Article is { Paragraphs.Count: var paragraphs }
            ? $"{file.Path} – {live}, {paragraphs} {(paragraphs == 1 ? "paragraph" : "paragraphs")}"
        : file.Status == ArticleStatus.Retracted ? $"{file.Path} – retracted, not quoted"
        : file.Status == ArticleStatus.Draft ? $"{file.Path} – draft, not live"
        : file.Synonyms is { } synonyms
            ? $"{file.Path} – {synonyms.Count} {(synonyms.Count == 1 ? "line" : "lines")} of synonyms"
        : $"{file.Path} – not live";

        // Sources are aligned, unless a long value would push them out of sight.
        var width = file
            .Fields.Select(field => field.Value?.Length ?? 0)
            .Where(length => length <= MaxValueWidth)
            .DefaultIfEmpty()
            .Max();
        foreach (var field in file.Fields)
            yield return field.Value is { } value
                ? $"  {field.Name, -8} {value.PadRight(width)}   {field.Source}"
                : $"  {field.Name, -8} missing – {field.Source}";
        var scraps = file
            .Skipped.Where(line => line.Text is null)
            .Select(line => $"line {line.Line} {line.Reason.DisplayName()}")
            .ToList();
        if (scraps.Count > 0)
            yield return $"  {"skipped", -8} {string.Join(" · ", scraps)}";
        foreach (var line in Omitted(file))
            yield return line;

        if (file.AuthoredQuestions.Count > 0)
            yield return $"  own questions   {file.AuthoredQuestions.Count(link => link.IsFound)} of {file.AuthoredQuestions.Count} "
                + "find this article";
        foreach (var link in file.AuthoredQuestions)
        {
            if (link.Paragraph is not { } paragraph)
                continue;
            var question = link.IsSure ? link.Question.Text : $"{link.Question.Text}  (unsure)";
            var passage = ShownText.OneLine(link.Article.Paragraphs[paragraph - 1], PassageLength);
            yield return $"    paragraph {paragraph, -3} {question}  \"{passage}\"";
        }

        foreach (var problem in file.Problems)
            yield return $"  {(problem.Severity == Severity.Error ? "error" : "warning"), -8} {problem}";
    }

    /// <summary>What was left out although it is long, so that a loss is seen.</summary>
    private static IEnumerable<string> Omitted(FileReport file)
    {
        var omitted = file.Skipped.Where(line => line.Text is not null).ToList();
        if (omitted.Count > 0)
            yield return "  left out (to bring one back, write  keep: SOME OF ITS WORDS  on top of the file)";
        foreach (var line in omitted.Take(MaxOmitted))
            yield return $"    line {line.Line, -4} {line.Reason.DisplayName()}: \"{ShownText.OneLine(line.Text!, PassageLength)}\"";
        if (omitted.Count > MaxOmitted)
            yield return $"    and {omitted.Count - MaxOmitted} more; check --json has them all";
    }
}
