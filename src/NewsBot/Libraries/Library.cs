using NewsBot.Articles;
using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Libraries;

/// <summary>All articles at one moment, searchable, with a report on each file. Immutable.</summary>
internal sealed class Library
{
    private const string UndeterminedLanguage = "und";

    private readonly Dictionary<ArticleKey, Article> _byKey;

    public Library(string folder, FolderContent content, IndexSnapshot indexed)
    {
        var index = indexed.Index;
        Folder = folder;
        Content = content;
        Indexed = indexed;
        LatestFirst =
        [
            .. index
                .Articles.OrderByDescending(article => article.Date ?? DateOnly.MinValue)
                .ThenBy(article => article.Id, StringComparer.Ordinal),
        ];
        _byKey = index.Articles.ToDictionary(article => ArticleKey.Of(article.Id));
        var sure = index
            .AuthoredQuestions.Where(target => target.IsSure)
            .ToLookup(target => target.Article.Id, StringComparer.Ordinal);
        SureQuestions = [.. LatestFirst.SelectMany(article => sure[article.Id])];
        HasSeveralLanguages = index
            .Languages.Where(language => language != UndeterminedLanguage)
            .Distinct(StringComparer.Ordinal)
            .Skip(1)
            .Any();
    }

    /// <summary>The absolute path of the folder it was read from.</summary>
    public string Folder { get; }

    public SearchIndex Index => Indexed.Index;

    /// <summary>What the next library can reuse.</summary>
    public IndexSnapshot Indexed { get; }

    /// <summary>
    /// The retracted articles, searched only to say that an article was retracted. Null if there are none.
    /// </summary>
    public SearchIndex? Retracted { get; init; }

    /// <summary>A report on every file, live or not, in ordinal order of their paths.</summary>
    public required IReadOnlyList<FileReport> Files { get; init; }

    /// <summary>Eight hexadecimal digits that change when any live file or the synonyms do, and only then.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The latest date of an article that is not after a day; null if there is none.</summary>
    public DateOnly? NewestOn(DateOnly day) => LatestFirst.FirstOrDefault(article => article.Date <= day)?.Date;

    /// <summary>The articles, the latest first, undated ones last.</summary>
    public IReadOnlyList<Article> LatestFirst { get; }

    /// <summary>The authored questions that get a sure answer, those of the latest article first.</summary>
    public IReadOnlyList<AuthoredQuestionTarget> SureQuestions { get; }

    public Article? Find(ArticleKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The retracted article with a key; null if there is none.</summary>
    public Article? FindRetracted(ArticleKey key) =>
        Retracted?.Articles.FirstOrDefault(article => ArticleKey.Of(article.Id) == key);

    /// <summary>
    /// The article with a link; null if there is none. A fragment, a final slash and "www." make no difference.
    /// </summary>
    public Article? Find(Uri page) =>
        Index.Articles.FirstOrDefault(article => article.Url is { } url && GetPage(url) == GetPage(page));

    private static string GetPage(Uri url) =>
        $"{(url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host)}{url.PathAndQuery.TrimEnd('/')}";

    /// <summary>The language of each article by its id, ISO 639-1.</summary>
    public required IReadOnlyDictionary<string, string> Languages { get; init; }

    /// <summary>The articles that share a paragraph with an article, by its id.</summary>
    public required ILookup<string, Article> Copies { get; init; }

    /// <summary>The language that an article is read in, ISO 639-1; null if it is not in the library.</summary>
    public string? FindLanguage(Article article) => Languages.GetValueOrDefault(article.Id);

    /// <summary>Whether the articles are in more than one language.</summary>
    public bool HasSeveralLanguages { get; }

    /// <summary>The other articles with the same paragraph: copies of one story.</summary>
    public IEnumerable<Article> AlsoIn(Article article, string paragraph) =>
        Copies[article.Id].Where(copy => copy.Paragraphs.Any(other => LetterComparison.AreSame(other, paragraph)));

    /// <summary>When a file was last changed; null if there are no files.</summary>
    public DateTimeOffset? ChangedAt =>
        Content.Entries.Count == 0
            ? null
            : Content.Entries.Max(entry => new DateTimeOffset(entry.Entry.Stamp.Written, TimeSpan.Zero));

    /// <summary>The files that it was built from.</summary>
    public FolderContent Content { get; }

    /// <summary>The same library with a compacted index: see <see cref="SearchIndex.Compact"/>; null if that changes nothing.</summary>
    public Library? Compact(CancellationToken cancellationToken) =>
        Index.Compact(cancellationToken) is { } index
            ? new Library(Folder, Content, Indexed with { Index = index })
            {
                Files = Files,
                Fingerprint = Fingerprint,
                Languages = Languages,
                Copies = Copies,
                Retracted = Retracted,
            }
            : null;
}
