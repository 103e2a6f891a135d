using System.Text;
using NewsBot.Articles;
using NewsBot.Import.PlainText;

namespace NewsBot.Moderation.Editing;

/// <summary>
/// Changes entries of an article's header: in its own file if that is text that can be written back as it is, else in
/// the header file beside it.
/// </summary>
internal static class HeaderChange
{
    /// <param name="what">What is done, for the audit log.</param>
    /// <param name="entries">The keys with their new values; none to remove a key.</param>
    public static ArticleEdit Create(
        StoredArticle article,
        string what,
        string? detail,
        IReadOnlyList<(HeaderKey Key, IReadOnlyList<string> Values)> entries,
        DateOnly today
    )
    {
        var inHeaderFile = new FileEdit(
            HeaderFile.For(article.Id),
            article.Header,
            Encoding.UTF8.GetBytes(
                entries.Aggregate(
                    article.Header is null ? "" : TextDecoder.Decode(article.Header).Text ?? "",
                    (text, entry) => HeaderEditor.SetInFile(text, entry.Key, entry.Values)
                )
            )
        );
        return new[] { InOwnFile(article, entries), inHeaderFile }
            .OfType<FileEdit>()
            .Select(edit => new ArticleEdit(what, article.Id, detail, [edit])
            {
                Before = article,
                After =
                    edit == inHeaderFile
                        ? article.Read(article.Content, edit.After, today)
                        : article.Read(edit.After!, article.Header, today),
            })
            .First(edit => edit.Files[0] == inHeaderFile || HasSameText(article.Report, edit.After));
    }

    /// <summary>Null if the entries can't be written there, or would have no effect there.</summary>
    private static FileEdit? InOwnFile(
        StoredArticle article,
        IReadOnlyList<(HeaderKey Key, IReadOnlyList<string> Values)> entries
    )
    {
        if (article.Report.Format is not ("text" or "markdown") || article.File != article.Id)
            return null;
        if (article.Header is not null && HasOneOf(article.Header, entries.Select(entry => entry.Key)))
            return null;

        // A file in another encoding, or with broken characters, would not be the same afterwards.
        var mark = article.Content is [0xEF, 0xBB, 0xBF, ..] ? "\uFEFF" : "";
        if (
            TextDecoder.Decode(article.Content) is not { Text: { } text, Problem: null }
            || !Encoding.UTF8.GetBytes(mark + text).AsSpan().SequenceEqual(article.Content)
        )
            return null;
        var changed = text;
        foreach (var (key, values) in entries)
        {
            if (HeaderEditor.Set(changed, key, values) is not { } next)
                return null;
            changed = next;
        }

        return new FileEdit(article.File, article.Content, Encoding.UTF8.GetBytes(mark + changed));
    }

    private static bool HasOneOf(byte[] headerFile, IEnumerable<HeaderKey> keys) =>
        TextDecoder.Decode(headerFile).Text is { } text
        && ArticleHeader.ReadFile("", TextLine.Split(text)) is var header
        && keys.Any(key => header[key] is { Items.Count: > 0 });

    /// <summary>Whether the text is read as before, as far as it is read at all.</summary>
    private static bool HasSameText(FileReport before, FileReport? after) =>
        before.LiveOrRetracted is not { } was
        || after?.LiveOrRetracted is not { } now
        || was.Paragraphs.SequenceEqual(now.Paragraphs);
}
