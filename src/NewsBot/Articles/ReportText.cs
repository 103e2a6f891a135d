namespace NewsBot.Articles;

/// <summary>A file's report as a moderator reads it.</summary>
internal static class ReportText
{
    public static void Write(FileReport file, TextWriter writer)
    {
        writer.WriteLine(file.Article is { } article
            ? $"{file.Path} – live, {article.Paragraphs.Count} {(article.Paragraphs.Count == 1 ? "paragraph" : "paragraphs")}"
            : $"{file.Path} – not live");
        foreach (var field in file.Fields)
            writer.WriteLine(field.Value is { } value ? $"  {field.Name,-8} {value}   {field.Source}" : $"  {field.Name,-8} missing – {field.Source}");
        if (file.Skipped.Count > 0)
            writer.WriteLine($"  {"skipped",-8} {string.Join(" · ", file.Skipped.Select(skipped => $"line {skipped.Line} {skipped.Reason}"))}");
        if (file is { OwnQuestionsFound: { } found, Article.Questions.Count: var asked })
            writer.WriteLine($"  own questions   {found} of {asked} find this article");
        foreach (var problem in file.Problems)
            writer.WriteLine($"  {(problem.Severity == Severity.Error ? "error" : "warning"),-8} {problem}");
        writer.WriteLine();
    }
}
