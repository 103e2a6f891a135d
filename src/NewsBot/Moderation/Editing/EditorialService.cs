using System.Text;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Search;
using NewsBot.Storage;

namespace NewsBot.Moderation.Editing;

/// <summary>
/// All that moderators change in the articles folder. A change is proposed, which computes what the files will be, and
/// then made: as a whole or not at all, only if nobody changed the files meanwhile, and with an entry in the audit log,
/// by which it can be undone. Thread-safe.
/// </summary>
internal sealed class EditorialService(IArticleFiles articles, AuditLog log, TimeProvider time)
{
    private DateOnly Today => time.Today();

    /// <summary>An article as it is now; null if there is none.</summary>
    /// <param name="id">Its path below the folder, as the library names it.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public StoredArticle? Find(string id)
    {
        var file = articles.Read(id) is null ? HeaderFile.GetArticleFile(HeaderFile.For(id)) : id;
        if (articles.Read(file) is not { } content)
            return null;
        return
            ArticleReader.Read(file, content, Today, articles.Read).FirstOrDefault(report => report.Path == id)
                is { } report
            ? new StoredArticle(id, file, content, articles.Read(HeaderFile.For(id)), report)
            : null;
    }

    /// <summary>Whether there is a file.</summary>
    /// <param name="file">Its path below the folder.</param>
    public bool Exists(string file) => articles.Exists(file);

    /// <summary>Proposes a new article.</summary>
    /// <param name="name">The name of its file; it gets a number if it is taken.</param>
    /// <inheritdoc cref="Find"/>
    public ArticleEdit ProposePublication(string name, byte[] content)
    {
        var file = FindFreeName(name);
        return new ArticleEdit("published", file, null, [new FileEdit(file, null, content)])
        {
            After = ArticleReader.Read(file, content, Today)[0],
        };
    }

    /// <summary>Proposes a file with a content: a channel's post, or a new version of it.</summary>
    /// <inheritdoc cref="Find"/>
    public ArticleEdit ProposeContent(string file, byte[] content) =>
        Find(file) is { } stored
            ? Replacement.Create(stored, "wrote", file, content, correction: null, Today)
            : new ArticleEdit("wrote", file, null, [new FileEdit(file, articles.Read(file), content)]);

    /// <summary>Proposes a new version of an article, under the name that it has.</summary>
    /// <param name="correction">A correction to name; null for none.</param>
    public ArticleEdit ProposeReplacement(StoredArticle article, Draft draft, string? correction) =>
        Replacement.Create(article, "replaced", draft.Name, draft.Content, correction, Today);

    /// <summary>Proposes a draft as a new version of the live article that it is one of.</summary>
    /// <param name="article">What is read in the draft.</param>
    /// <returns>Null if there is no such article, or none whose file can hold the draft.</returns>
    /// <inheritdoc cref="Find"/>
    public ArticleEdit? ProposeNewVersion(Article article, Draft draft, Library library) =>
        LiveVersion.Find(article, library) is { } live
        && Find(live.Id) is { } stored
        && ProposeReplacement(stored, draft, correction: null) is { After.IsLive: true } replacement
            ? replacement
            : null;

    /// <summary>Proposes a correction, which is shown above every quote.</summary>
    /// <inheritdoc cref="Find"/>
    public ArticleEdit ProposeCorrection(StoredArticle article, string text) =>
        HeaderChange.Create(article, "corrected", text, [(HeaderKey.Correction, [text])], Today);

    /// <summary>Proposes that an article is never quoted again, only named with a notice.</summary>
    /// <param name="notice">Why; empty to leave the notice that it has.</param>
    public ArticleEdit ProposeRetraction(StoredArticle article, string notice) =>
        HeaderChange.Create(
            article,
            "retracted",
            notice,
            notice.Length > 0
                ? [(HeaderKey.Status, ["retracted"]), (HeaderKey.Correction, [notice])]
                : [(HeaderKey.Status, ["retracted"])],
            Today
        );

    /// <summary>Proposes that an article is live again.</summary>
    public ArticleEdit ProposeReinstatement(StoredArticle article) =>
        HeaderChange.Create(article, "reinstated", null, [(HeaderKey.Status, ["live"])], Today);

    /// <summary>Proposes a new value of an entry of the header.</summary>
    public ArticleEdit ProposeEntry(StoredArticle article, HeaderKey key, string value) =>
        ProposeEntries(article, [(key, value)]);

    /// <summary>Proposes new values of entries of the header.</summary>
    public ArticleEdit ProposeEntries(StoredArticle article, IReadOnlyList<(HeaderKey Key, string Value)> entries) =>
        HeaderChange.Create(
            article,
            "edited",
            string.Join("; ", entries.Select(entry => $"{entry.Key.ToString().ToLowerInvariant()}: {entry.Value}")),
            [.. entries.Select(entry => (entry.Key, (IReadOnlyList<string>)[entry.Value]))],
            Today
        );

    /// <summary>Proposes to take an authored question out of the header.</summary>
    public ArticleEdit ProposeQuestionRemoval(StoredArticle article, string question) =>
        HeaderChange.Create(
            article,
            "question removed",
            question,
            [
                (
                    HeaderKey.Questions,
                    [
                        .. (article.Article?.Questions ?? [])
                            .Where(known => known.Text != question)
                            .Select(known => known.ToLine()),
                    ]
                ),
            ],
            Today
        );

    /// <summary>Proposes a question that a passage answers.</summary>
    /// <param name="question">The question in a reader's words.</param>
    /// <param name="passage">Words of the passage, as they are in the article; null to leave it to the ranking.</param>
    public ArticleEdit ProposeQuestion(StoredArticle article, string question, string? passage)
    {
        var asked = question.Replace("=>", "→", StringComparison.Ordinal).Replace('|', '/');
        var line = new AuthoredQuestion(asked, passage).ToLine();
        var others = (article.Article?.Questions ?? [])
            .Where(known => !known.Text.Equals(question, StringComparison.OrdinalIgnoreCase))
            .Select(known => known.ToLine());
        return HeaderChange.Create(article, "answered", line, [(HeaderKey.Questions, [.. others, line])], Today);
    }

    /// <summary>Proposes to take an article out of the folder; an entry of a feed stays there, and is not live.</summary>
    public ArticleEdit ProposeRemoval(StoredArticle article)
    {
        if (article.File != article.Id)
            return HeaderChange.Create(article, "removed", null, [(HeaderKey.Status, ["unpublished"])], Today);
        var files = new List<FileEdit> { new(article.File, article.Content, null) };
        if (article.Header is { } header)
            files.Add(new FileEdit(HeaderFile.For(article.Id), header, null));
        return new ArticleEdit("removed", article.Id, null, files) { Before = article };
    }

    /// <summary>The synonyms file; null if there is none.</summary>
    /// <inheritdoc cref="Find"/>
    public byte[]? ReadSynonyms() => articles.Read(SynonymsFile.Name);

    /// <summary>Proposes a new content of the synonyms file.</summary>
    /// <param name="before">The content that it was written from.</param>
    public static ArticleEdit ProposeSynonyms(byte[]? before, string text) =>
        new(
            "synonyms written",
            SynonymsFile.Name,
            null,
            [new FileEdit(SynonymsFile.Name, before, Encoding.UTF8.GetBytes(text))]
        );

    /// <summary>Proposes a line of the synonyms file.</summary>
    /// <param name="rule">Words with commas between them, or "asked => found".</param>
    /// <returns>Null if the line says nothing.</returns>
    /// <inheritdoc cref="Find"/>
    public ArticleEdit? ProposeSynonym(string rule)
    {
        if (SynonymRule.Parse(rule) is null)
            return null;
        var before = articles.Read(SynonymsFile.Name);
        var text = before is null ? "" : TextDecoder.Decode(before).Text;
        return text is null
            ? null
            : new ArticleEdit(
                "synonym added",
                SynonymsFile.Name,
                rule,
                [
                    new FileEdit(
                        SynonymsFile.Name,
                        before,
                        Encoding.UTF8.GetBytes(text.Length == 0 ? $"{rule}\n" : $"{text.TrimEnd()}\n{rule}\n")
                    ),
                ]
            );
    }

    /// <summary>Makes a proposed change.</summary>
    /// <param name="person">The moderator's Telegram id.</param>
    public EditResult Apply(ArticleEdit edit, long person) => articles.Write(edit, person);

    /// <summary>Takes a change back. A removed article whose name is taken comes back under another one.</summary>
    /// <param name="id">The change's id in the audit log.</param>
    /// <inheritdoc cref="Apply"/>
    public EditResult Undo(long id, long person)
    {
        try
        {
            if (log.Find(id) is not { Files.Count: > 0 } entry)
                return EditResult.Refuse(EditRefusal.Gone, "");
            var files = new List<FileEdit>();
            foreach (var change in entry.Files)
            {
                if (!TryLoad(change.After, out var after) || !TryLoad(change.Before, out var before))
                    return EditResult.Refuse(EditRefusal.Gone, entry.Article);
                files.Add(new FileEdit(change.File, after, before));
            }

            if (files.TrueForAll(file => FileEdit.AreSame(articles.Read(file.File), file.After)))
                return EditResult.Refuse(EditRefusal.Gone, entry.Article);
            var article = entry.Article;
            if (files is [{ Before: null, After: { } content }] && articles.Read(files[0].File) is not null)
            {
                article = FindFreeName(files[0].File);
                files = [new FileEdit(article, null, content)];
            }

            var what = files.TrueForAll(file => file.Before is null) ? "brought back" : $"undid: {entry.What}";
            return Apply(new ArticleEdit(what, article, entry.Detail, files), person);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return EditResult.Refuse(EditRefusal.NotWritten, "", exception.Message);
        }
    }

    /// <inheritdoc cref="IArticleFiles.Recover"/>
    public bool Recover() => articles.Recover();

    private bool TryLoad(string? hash, out byte[]? content)
    {
        content = hash is null ? null : articles.FindContent(hash);
        return hash is null || content is not null;
    }

    /// <summary>A name that no file has: the wanted one, or the one with the next number.</summary>
    private string FindFreeName(string wanted)
    {
        var file = wanted;
        for (var number = 2; Exists(file); number++)
            file = $"{Path.ChangeExtension(wanted, null)}-{number}{Path.GetExtension(wanted)}";
        return file;
    }
}
