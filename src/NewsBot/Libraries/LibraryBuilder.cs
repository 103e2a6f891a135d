using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Articles;
using NewsBot.Errors;
using NewsBot.Import.PlainText;
using NewsBot.Search;

namespace NewsBot.Libraries;

/// <summary>
/// Builds a <see cref="Library"/>: indexes the articles and completes each file's report with what only the whole
/// library shows, such as duplicates and where authored questions lead.
/// </summary>
internal static class LibraryBuilder
{
    private const int MaxUnused = 20;

    /// <summary>Reads a folder and builds the library of what is in it.</summary>
    /// <param name="thesauri">The operator's thesauri; none when left out.</param>
    /// <exception cref="UserError">The folder can't be read.</exception>
    public static Library Load(
        ArticleFolder folder,
        IProgress<LoadProgress>? progress = null,
        Thesauri? thesauri = null,
        CancellationToken cancellationToken = default
    ) =>
        Build(
            folder.Path,
            folder.Read(progress, cancellationToken),
            earlier: null,
            progress,
            thesauri,
            cancellationToken
        );

    /// <summary>Builds the library of some files.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    /// <param name="earlier">An earlier index of some of the same articles, to be extended; null if none.</param>
    /// <param name="progress">Receives the number of articles indexed.</param>
    /// <param name="cancellationToken">Stops between two articles.</param>
    /// <param name="thesauri">The operator's thesauri; those of the earlier index when left out.</param>
    public static Library Build(
        string folder,
        FolderContent content,
        IndexSnapshot? earlier = null,
        IProgress<LoadProgress>? progress = null,
        Thesauri? thesauri = null,
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
        if (thesauri is not null)
            index = index.WithThesauri(thesauri, cancellationToken);
        var languages = index
            .Articles.Zip(index.Languages)
            .ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        var fingerprints = ParagraphFingerprints.Compute(index.Articles, earlier?.Fingerprints);
        var copies = DuplicateDetector.Find(index.Articles, fingerprints);
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
                    ? WithCopies(WithAuthoredQuestions(file.Report, [.. links[article]]), copyOf) with
                    {
                        Language = languages[article.Id],
                    }
                : file.Report.Synonyms is { } rules ? WithUnusedSynonyms(file.Report, rules, index)
                : file.Report
            );
        }

        var isPublished = (FileContent file) =>
            file.Report.IsLive || file.Report.Synonyms is not null || file.Report.Retracted is not null;
        return new Library(folder, content, new IndexSnapshot(index, fingerprints))
        {
            Files = reports,
            Fingerprint = GetFingerprint(files.Where(isPublished)),
            Languages = languages,
            Copies = copies
                .SelectMany(copy => new[] { (copy.One, copy.Other), (copy.Other, copy.One) })
                .ToLookup(pair => pair.Item1.Id, pair => pair.Item2, StringComparer.Ordinal),
            Retracted = files.Select(file => file.Report.Retracted).OfType<Article>().Select(ToSearchable).ToList()
                is { Count: > 0 } retracted
                ? SearchIndex.Build(retracted, synonyms, cancellationToken: cancellationToken)
                : null,
        };
    }

    /// <summary>
    /// A retracted article whose text was deleted is found by its headline. It is only named, never quoted.
    /// </summary>
    private static Article ToSearchable(Article retracted) =>
        retracted.Paragraphs.Count > 0 ? retracted : retracted with { Paragraphs = [retracted.Headline] };

    /// <summary>Refuses files whose path has the same key as an earlier file's: buttons could not distinguish them.</summary>
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

    /// <summary>Of several files with the same link, only the newest version is quoted.</summary>
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

    private static FileReport WithAuthoredQuestions(FileReport report, IReadOnlyList<AuthoredQuestionTarget> links) =>
        links.Count == 0
            ? report
            : report with
            {
                AuthoredQuestions = links,
                Problems = [.. report.Problems, .. links.Where(link => !link.IsSure).Select(GetProblem)],
            };

    /// <summary>What is wrong with an authored question that gets no sure answer.</summary>
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

    /// <summary>Reports synonyms that no article contains.</summary>
    private static FileReport WithUnusedSynonyms(FileReport report, IReadOnlyList<SynonymRule> rules, SearchIndex index)
    {
        var unused = rules
            .SelectMany(rule => rule.Found.Any(index.HasWord) ? [] : rule.Found)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var more = unused.Count > MaxUnused ? $" and {unused.Count - MaxUnused} more" : "";
        return unused.Count == 0
            ? report
            : report with
            {
                Problems =
                [
                    .. report.Problems,
                    Problem.Warning(
                        $"in no article, so these synonyms find nothing: {string.Join(", ", unused.Take(MaxUnused))}{more}",
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
            // With their lengths, so no two libraries have the same bytes.
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
