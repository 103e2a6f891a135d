using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Articles;
using NewsBot.Errors;
using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Libraries;

/// <summary>Everything that can be answered from, as it stood at one moment: immutable.</summary>
internal sealed class Library
{
    private const int MaxIdle = 20;
    private const string UndeterminedLanguage = "und";

    private readonly Dictionary<ArticleKey, Article> _byKey;
    private Dictionary<string, string> _languages = [];
    private ILookup<string, Article> _copies = Enumerable
        .Empty<Article>()
        .ToLookup(article => article.Id, StringComparer.Ordinal);

    private Library(
        string folder,
        FolderContent content,
        IndexSnapshot indexed,
        IReadOnlyList<FileReport> files,
        string fingerprint
    )
    {
        var index = indexed.Index;
        Folder = folder;
        Content = content;
        Indexed = indexed;
        Files = files;
        Fingerprint = fingerprint;
        LatestFirst =
        [
            .. index
                .Articles.OrderByDescending(article => article.Date ?? DateOnly.MinValue)
                .ThenBy(article => article.Id, StringComparer.Ordinal),
        ];
        _byKey = index.Articles.ToDictionary(article => ArticleKey.Of(article.Id));
        var sure = index
            .AuthoredQuestions.Where(link => link.IsSure)
            .ToLookup(link => link.Article.Id, StringComparer.Ordinal);
        HasSeveralLanguages = index
            .Languages.Where(language => language != UndeterminedLanguage)
            .Distinct(StringComparer.Ordinal)
            .Skip(1)
            .Any();
        SureQuestions = [.. LatestFirst.SelectMany(article => sure[article.Id])];
    }

    /// <summary>The absolute path of the folder it was read from.</summary>
    public string Folder { get; }

    public SearchIndex Index => Indexed.Index;

    /// <summary>What need not be found out again of its articles.</summary>
    public IndexSnapshot Indexed { get; }

    /// <summary>
    /// The retracted articles, searched only to say that an article was retracted. Null if there are none.
    /// </summary>
    public SearchIndex? Retracted { get; private init; }

    /// <summary>A report on every file, live or not, in ordinal order of their paths.</summary>
    public IReadOnlyList<FileReport> Files { get; }

    /// <summary>Eight hexadecimal digits that change when any live file or the synonyms do, and only then.</summary>
    public string Fingerprint { get; }

    /// <summary>The latest date of an article that is not after a day; null if there is none.</summary>
    public DateOnly? NewestOn(DateOnly day) => LatestFirst.FirstOrDefault(article => article.Date <= day)?.Date;

    /// <summary>The articles, the latest first, undated ones last.</summary>
    public IReadOnlyList<Article> LatestFirst { get; }

    /// <summary>The authored questions that get a sure answer, those of the latest article first.</summary>
    public IReadOnlyList<AuthoredQuestionTarget> SureQuestions { get; }

    public Article? Find(ArticleKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>A retracted article; null where there is none of that key.</summary>
    public Article? FindRetracted(ArticleKey key) =>
        Retracted?.Articles.FirstOrDefault(article => ArticleKey.Of(article.Id) == key);

    /// <summary>
    /// The article of a page; null if there is none. A fragment, a closing slash and "www." make no
    /// difference.
    /// </summary>
    public Article? Find(Uri page) =>
        Index.Articles.FirstOrDefault(article => article.Url is { } url && GetPage(url) == GetPage(page));

    private static string GetPage(Uri url) =>
        $"{(url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host)}{url.PathAndQuery.TrimEnd('/')}";

    /// <summary>The language that an article is read in, ISO 639-1.</summary>
    public string? FindLanguage(Article article) => _languages.GetValueOrDefault(article.Id);

    /// <summary>Whether the articles are in more than one language.</summary>
    public bool HasSeveralLanguages { get; }

    /// <summary>The other articles that have the same paragraph: copies of one story.</summary>
    public IEnumerable<Article> AlsoIn(Article article, string paragraph) =>
        _copies[article.Id].Where(copy => copy.Paragraphs.Any(other => LetterComparison.AreSame(other, paragraph)));

    /// <summary>When a file of it was last written; null where there is none.</summary>
    public DateTimeOffset? ChangedAt =>
        Content.Entries.Count == 0
            ? null
            : Content.Entries.Max(entry => new DateTimeOffset(entry.Entry.Stamp.Written, TimeSpan.Zero));

    /// <summary>What it was made of.</summary>
    public FolderContent Content { get; }

    /// <summary>Reads a folder and builds the library of what is in it.</summary>
    /// <exception cref="UserError">The folder can't be read.</exception>
    public static Library Load(
        ArticleFolder folder,
        IProgress<LoadProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => Build(folder.Path, folder.Read(progress, cancellationToken), earlier: null, progress, cancellationToken);

    /// <summary>Builds a library, and tells where every article's own questions lead.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    /// <param name="earlier">
    /// What is indexed already of the same articles or some of them; null where nothing is.
    /// </param>
    /// <param name="progress">Receives the number of articles done.</param>
    /// <param name="cancellationToken">Stops between two articles.</param>
    public static Library Build(
        string folder,
        FolderContent content,
        IndexSnapshot? earlier = null,
        IProgress<LoadProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var files = WithoutEarlierVersions(WithoutSharedKeys(content.Files));
        var live = files.Where(file => file.Report.IsLive).ToList();
        var indexing = progress is null ? null : new IndexProgress(progress, live.Count);
        var synonyms = files.SelectMany(file => file.Report.Synonyms ?? []).ToList();
        var articles = live.Select(file => file.Report.Article!);
        var index = earlier is null
            ? SearchIndex.Build(articles, synonyms, indexing, cancellationToken)
            : earlier.Index.With(articles, synonyms, indexing, cancellationToken);
        var languages = index
            .Articles.Zip(index.Languages)
            .ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        var prints = ParagraphFingerprints.Compute(index.Articles, earlier?.Prints);
        var copies = DuplicateDetector.Find(index.Articles, prints);
        var copyOf = copies
            .DistinctBy(copy => copy.Other.Id)
            .ToDictionary(copy => copy.Other.Id, copy => copy.Problem, StringComparer.Ordinal);
        var links = index.AuthoredQuestions.ToLookup(link => link.Article);
        var reports = new List<FileReport>(files.Count);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reports.Add(
                file.Report.Article is { } article
                    ? WithCopies(WithOwnQuestions(file.Report, [.. links[article]]), copyOf) with
                    {
                        Language = languages[article.Id],
                    }
                : file.Report.Synonyms is { } rules ? WithIdleSynonyms(file.Report, rules, index)
                : file.Report
            );
        }

        return new Library(
            folder,
            content,
            new IndexSnapshot(index, prints),
            reports,
            GetFingerprint(
                files.Where(file =>
                    file.Report.IsLive || file.Report.Synonyms is not null || file.Report.Retracted is not null
                )
            )
        )
        {
            _languages = languages,
            _copies = copies
                .SelectMany(copy => new[] { (copy.One, copy.Other), (copy.Other, copy.One) })
                .ToLookup(pair => pair.Item1.Id, pair => pair.Item2, StringComparer.Ordinal),
            Retracted = files.Select(file => file.Report.Retracted).OfType<Article>().Select(ToBeFound).ToList()
                is { Count: > 0 } retracted
                ? SearchIndex.Build(retracted, synonyms, cancellationToken: cancellationToken)
                : null,
        };
    }

    /// <summary>
    /// The same library, whose index many changes had left in many pieces, compacted; null where that would change
    /// nothing.
    /// </summary>
    public Library? Compact(CancellationToken cancellationToken) =>
        Index.Compact(cancellationToken) is { } index
            ? new Library(Folder, Content, Indexed with { Index = index }, Files, Fingerprint)
            {
                _languages = _languages,
                _copies = _copies,
                Retracted = Retracted,
            }
            : null;

    /// <summary>
    /// A retracted article whose text was deleted is found by its headline. It is only named, never quoted.
    /// </summary>
    private static Article ToBeFound(Article retracted) =>
        retracted.Paragraphs.Count > 0 ? retracted : retracted with { Paragraphs = [retracted.Headline] };

    /// <summary>
    /// Refuses each file whose path makes a key that an earlier one has: a button could not tell them apart.
    /// </summary>
    private static List<FileContent> WithoutSharedKeys(IEnumerable<FileContent> files)
    {
        var owners = new Dictionary<ArticleKey, string>();
        return
        [
            .. files.Select(file =>
                !file.Report.IsLive || owners.TryAdd(ArticleKey.Of(file.Report.Path), file.Report.Path)
                    ? file
                    : FileContent.Refused(
                        file.Report.Path,
                        $"its path has the same short key as '{owners[ArticleKey.Of(file.Report.Path)]}', which links and buttons use",
                        "Rename it"
                    )
            ),
        ];
    }

    /// <summary>Of the files that have one link, the newest version alone is quoted.</summary>
    private static List<FileContent> WithoutEarlierVersions(List<FileContent> files)
    {
        var newer = DuplicateDetector.EarlierVersions(files.Select(file => file.Report));
        return newer.Count == 0
            ? files
            : files.ConvertAll(file =>
                newer.TryGetValue(file.Report.Path, out var newest)
                    ? file with
                    {
                        Report = file.Report with
                        {
                            Article = null,
                            Problems =
                            [
                                .. file.Report.Problems,
                                Problem.Warning(
                                    $"it is an earlier version of '{newest}', which has the same link, and is not quoted",
                                    "Take it away, or correct its link"
                                ),
                            ],
                        },
                    }
                    : file
            );
    }

    private static FileReport WithCopies(FileReport report, Dictionary<string, Problem> copies) =>
        copies.TryGetValue(report.Path, out var problem)
            ? report with
            {
                Problems = [.. report.Problems, problem],
            }
            : report;

    private static FileReport WithOwnQuestions(FileReport report, IReadOnlyList<AuthoredQuestionTarget> links) =>
        links.Count == 0
            ? report
            : report with
            {
                AuthoredQuestions = links,
                Problems = [.. report.Problems, .. links.Where(link => !link.IsSure).Select(GetProblem)],
            };

    /// <summary>What is wrong with an authored question that nobody gets a sure answer to.</summary>
    private static Problem GetProblem(AuthoredQuestionTarget link) =>
        link switch
        {
            { FoundBy: TargetSource.NoSuchPassage } => Problem.Warning(
                $"its own question \"{link.Question.Text}\" names a passage that is in none of its paragraphs: \"{link.Question.Passage}\"",
                "Write words of the passage exactly as they are in the article"
            ),
            { FoundBy: TargetSource.Passage } => Problem.Warning(
                $"its own question \"{link.Question.Text}\" leads elsewhere: another article names a passage for a question like it",
                "Ask for what only this article has, or take one of the two away"
            ),
            { Paragraph: null } => Problem.Warning(
                $"its own question \"{link.Question.Text}\" does not find it",
                HowToName(link)
            ),
            _ => Problem.Warning(
                $"the ranking is unsure of its own question \"{link.Question.Text}\", so the bot shows it as one of several passages",
                HowToName(link)
            ),
        };

    private static string HowToName(AuthoredQuestionTarget link) =>
        $"Name the passage after the question, as in  {link.Question.Text} => words of the passage";

    /// <summary>Names the synonyms that find nothing because no article has them.</summary>
    private static FileReport WithIdleSynonyms(FileReport report, IReadOnlyList<SynonymRule> rules, SearchIndex index)
    {
        var idle = rules
            .SelectMany(rule => rule.Found.Any(index.HasWord) ? [] : rule.Found)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return idle.Count == 0
            ? report
            : report with
            {
                Problems =
                [
                    .. report.Problems,
                    Problem.Warning(
                        $"in no article, so that asking for them finds nothing: "
                            + $"{string.Join(", ", idle.Take(MaxIdle))}{(idle.Count > MaxIdle ? $" and {idle.Count - MaxIdle} more" : "")}",
                        "Add a word that the articles have"
                    ),
                ],
            };
    }

    private static string GetFingerprint(IEnumerable<FileContent> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var file in files)
        {
            // With their lengths, so that no two libraries run together into the same bytes.
            foreach (var part in new ReadOnlyMemory<byte>[] { Encoding.UTF8.GetBytes(file.Report.Path), file.Hash })
            {
                BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
                hash.AppendData(length);
                hash.AppendData(part.Span);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }

    private sealed class IndexProgress(IProgress<LoadProgress> progress, int total) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new LoadProgress("Indexing articles", value, total));
    }
}
