using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Replies;

namespace NewsBot.Moderation;

/// <summary>A file's report as a moderator reads it.</summary>
internal static class ReportText
{
    private const int MaxValueWidth = 70;
    private const int PassageLength = 60;

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
        if (file.Skipped.Count > 0)
        {
            var skipped = file.Skipped.Select(line => $"line {line.Line} {line.Reason.DisplayName()}");
            yield return $"  {"skipped", -8} {string.Join(" · ", skipped)}";
        }

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
}
