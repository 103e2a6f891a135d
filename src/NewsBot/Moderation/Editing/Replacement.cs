using System.Globalization;
using System.Text;
using NewsBot.Articles;
using NewsBot.Import.Formats;
using NewsBot.Import.PlainText;

namespace NewsBot.Moderation.Editing;

/// <summary>
/// Puts a new version of an article into its file. The file keeps its name, so buttons and links to the article still
/// work, and what moderators had written into its header stays.
/// </summary>
internal static class Replacement
{
    /// <param name="what">What is done, for the audit log.</param>
    /// <param name="name">The name of the new file; its extension determines the format.</param>
    /// <param name="correction">A correction to name; null for none.</param>
    public static ArticleEdit Create(
        StoredArticle old,
        string what,
        string name,
        byte[] content,
        string? correction,
        DateOnly today
    )
    {
        var draft = ArticleReader.Read(name, content, today)[0];
        var file =
            old.Read(content, old.Header, today) is { } read
            && HasSameText(read, draft)
            && content.Length <= FileFormats.MaxBytesOf(old.File)
                ? content
                : WriteText(draft);
        if (old.Read(file, old.Header, today) is not { } report)
            return new ArticleEdit(what, old.Id, correction, [new FileEdit(old.File, old.Content, file)])
            {
                Before = old,
            };
        var replaced = old with { Content = file, Report = report };
        var entries = GetLostEntries(old.Report, replaced.Report, correction).ToList();
        var change = entries.Count == 0 ? null : HeaderChange.Create(replaced, what, correction, entries, today);
        var own = change?.Files.FirstOrDefault(edit => edit.File == old.File);
        return new ArticleEdit(
            what,
            old.Id,
            correction,
            [
                new FileEdit(old.File, old.Content, own?.After ?? file),
                .. change?.Files.Where(edit => edit.File != old.File) ?? [],
            ]
        )
        {
            Before = old,
            After = change?.After ?? replaced.Report,
        };
    }

    private static bool HasSameText(FileReport one, FileReport other) =>
        one.LiveOrRetracted is { } found
        && other.LiveOrRetracted is { } wanted
        && found.Paragraphs.SequenceEqual(wanted.Paragraphs)
        && found.Headline == wanted.Headline;

    /// <summary>The text as it was understood, for a file of another format.</summary>
    private static byte[] WriteText(FileReport draft)
    {
        if (draft.LiveOrRetracted is not { } article)
            return [];
        var text =
            string.Join("\n\n", article.Paragraphs.Select(paragraph => paragraph.ReplaceLineEndings(" "))) + "\n";
        (HeaderKey Key, string? Value)[] entries =
        [
            (HeaderKey.Title, article.Headline),
            (HeaderKey.Outlet, article.Outlet),
            (HeaderKey.Date, article.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (HeaderKey.Url, article.Url?.AbsoluteUri),
            (HeaderKey.Author, draft.Author),
            (HeaderKey.Lang, article.Language),
            (HeaderKey.Correction, article.Correction),
        ];
        foreach (var (key, value) in entries)
            text = HeaderEditor.Set(text, key, value is null ? [] : [value])!;
        return Encoding.UTF8.GetBytes(
            HeaderEditor.Set(text, HeaderKey.Questions, [.. article.Questions.Select(question => question.ToLine())])!
        );
    }

    /// <summary>What the old version says of itself and the new one does not.</summary>
    private static IEnumerable<(HeaderKey Key, IReadOnlyList<string> Values)> GetLostEntries(
        FileReport old,
        FileReport @new,
        string? correction
    )
    {
        if (@new.LiveOrRetracted is not { } after)
            yield break;
        if (old.Status is ArticleStatus.Retracted or ArticleStatus.Draft && @new.Status == ArticleStatus.None)
            yield return (HeaderKey.Status, [old.Status == ArticleStatus.Retracted ? "retracted" : "draft"]);
        var before = old.LiveOrRetracted;
        if ((correction ?? (after.Correction is null ? before?.Correction : null)) is { } named)
            yield return (HeaderKey.Correction, [named]);
        if (before is null)
            yield break;
        if (after.Url is null && before.Url is { } link)
            yield return (HeaderKey.Url, [link.AbsoluteUri]);
        if (after.Outlet is null && before.Outlet is { } outlet)
            yield return (HeaderKey.Outlet, [outlet]);
        if (after.Date is null && before.Date is { } date)
            yield return (HeaderKey.Date, [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]);
        if (after.Questions.Count == 0 && before.Questions.Count > 0)
            yield return (HeaderKey.Questions, [.. before.Questions.Select(question => question.ToLine())]);
    }
}
