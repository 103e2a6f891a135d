using System.Security.Cryptography;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Import.Formats;
using NewsBot.Import.PlainText;

namespace NewsBot.Articles;

/// <summary>A folder of article files.</summary>
/// <param name="good">Stores the last good versions of broken files; null to store none.</param>
internal sealed class ArticleFolder(string path, TimeProvider time, LastGoodVersions? good = null)
{
    private static readonly EnumerationOptions Everything = new()
    {
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.System,
    };

    /// <summary>Files beside articles that are ignored without a report.</summary>
    private static readonly string[] NotArticles = ["README.md", "desktop.ini", "Thumbs.db"];

    public string Path { get; } = path;

    /// <summary>The folder of the last good versions; null if none are stored.</summary>
    public LastGoodVersions? Good { get; } = good;

    /// <summary>Reads every file of the folder. A bad file is reported and harms no other.</summary>
    /// <exception cref="UserError">The folder can't be read.</exception>
    public FolderContent Read(
        IProgress<LoadProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => Read(Scan(), FolderContent.Empty, progress, cancellationToken);

    /// <summary>
    /// Reads the entries that have changed, and takes the others over. A file that is broken now keeps its last good
    /// version.
    /// </summary>
    /// <param name="entries">What there is now: see <see cref="Scan"/>.</param>
    /// <param name="progress">Receives the number of files done.</param>
    public FolderContent Read(
        IReadOnlyList<FolderEntry> entries,
        FolderContent earlier,
        IProgress<LoadProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var today = time.Today();
        var read = new List<ReadEntry>(entries.Count);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = earlier.Find(entry.File);
            read.Add(
                before?.Entry == entry
                    ? before
                    : new ReadEntry(
                        entry,
                        KeepGood(entry.File, earlier.IsSaved ? null : before?.Files, Read(entry, today))
                    )
            );
            progress?.Report(new LoadProgress("Reading articles", read.Count, entries.Count));
        }

        return new FolderContent(read);
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">Its path below the folder.</param>
    public IReadOnlyList<FileContent> Read(string file) => ReadFile(file, hasHeaders: true, time.Today());

    /// <summary>All entries that may be articles, in ordinal order of their paths.</summary>
    /// <exception cref="UserError">The folder can't be read.</exception>
    public IReadOnlyList<FolderEntry> Scan()
    {
        var entries = WithHeaderFiles(ListEntries());
        entries.Sort((a, b) => string.CompareOrdinal(a.File, b.File));
        return entries;
    }

    /// <summary>The paths of all files that belong to articles, header files and synonyms among them.</summary>
    /// <exception cref="UserError">The folder can't be read.</exception>
    public IReadOnlyList<string> ListFiles() =>
        [
            .. ListEntries()
                .Where(entry => entry.Obstacle is null)
                .Select(entry => entry.File)
                .Order(StringComparer.Ordinal),
        ];

    private List<FolderEntry> ListEntries()
    {
        RefuseMissing();
        var entries = new List<FolderEntry>();
        try
        {
            AddEntries(new DirectoryInfo(Path), entries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw UserError.Configuration(
                $"The articles folder '{Path}' can't be read: {exception.Message} Fix its permissions, or "
                    + "name another with --articles DIR."
            );
        }

        return entries;
    }

    /// <exception cref="UserError">There is no such folder.</exception>
    public void RefuseMissing()
    {
        if (File.Exists(Path))
            throw UserError.Configuration(
                $"The articles folder '{Path}' is a file, not a folder. Name the folder it lies in with --articles DIR or Articles:Folder."
            );
        if (!Directory.Exists(Path))
            throw UserError.Configuration(
                $"The articles folder '{Path}' does not exist. Create it, or name another with --articles DIR or Articles:Folder."
            );
    }

    private IReadOnlyList<FileContent> Read(FolderEntry entry, DateOnly today) =>
        entry.Obstacle is { } obstacle
            ? [FileContent.Refused(entry.File, obstacle.What, obstacle.Fix)]
            : ReadFile(entry.File, entry.Header != default, today);

    /// <summary>
    /// Replaces each article whose new version is broken by its last good version, with the new one's problems. Not if
    /// a moderator wrote a status, even a misspelled one: the article must no longer be quoted.
    /// </summary>
    private IReadOnlyList<FileContent> KeepGood(
        string file,
        IReadOnlyList<FileContent>? earlier,
        IReadOnlyList<FileContent> now
    )
    {
        if (
            !now.All(content => content.Report.HasErrors)
            || now.Any(content => content.Report.Status != ArticleStatus.None)
        )
            return now;
        var kept = (earlier ?? Good?.Find(file) ?? [])
            .Where(content => content.Report.IsLive || content.Report.Synonyms is not null)
            .ToList();
        return kept.Count == 0
            ? now
            : kept.ConvertAll(content =>
                content with
                {
                    Report = content.Report with { Problems = now[0].Report.Problems, IsKept = true },
                }
            );
    }

    /// <summary>Adds the stamps of header files to those of their articles' files.</summary>
    private static List<FolderEntry> WithHeaderFiles(List<FolderEntry> entries)
    {
        var headers = entries
            .Where(entry => HeaderFile.IsOne(entry.File))
            .ToLookup(entry => HeaderFile.GetArticleFile(entry.File), StringComparer.Ordinal);
        if (headers.Count == 0)
            return entries;
        var files = entries.Where(entry => !HeaderFile.IsOne(entry.File)).Select(entry => entry.File).ToHashSet();
        return
        [
            .. entries
                .Where(entry => !HeaderFile.IsOne(entry.File))
                .Select(entry => entry with { Header = Combine(headers[entry.File]) }),
            .. headers.Where(group => !files.Contains(group.Key)).SelectMany(group => group).Select(RefuseAlone),
        ];
    }

    private static FileStamp Combine(IEnumerable<FolderEntry> headers) =>
        headers.Aggregate(default(FileStamp), (all, header) =>
            new FileStamp(
                all.Length + header.Stamp.Length,
                all.Written > header.Stamp.Written ? all.Written : header.Stamp.Written
            )
        );

    private static FolderEntry RefuseAlone(FolderEntry header) =>
        header with
        {
            Obstacle = new ReadError(
                $"this is a header file, and there is no article '{HeaderFile.GetArticleFile(header.File)}' beside it",
                $"Name it like the article's file, with {HeaderFile.Ending} behind it, or take it away"
            ),
        };

    private void AddEntries(DirectoryInfo folder, List<FolderEntry> entries)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (!IsWanted(entry.Name))
                continue;
            if (entry is not DirectoryInfo subfolder)
                entries.Add(new FolderEntry(GetName(entry), GetStamp(entry), null));
            else if (entry.LinkTarget is not null)
                entries.Add(
                    new FolderEntry(
                        GetName(entry),
                        default,
                        new ReadError(
                            "this is a link to a folder, and such links are not followed: they may lead out "
                                + "of the articles folder or round in it",
                            "Put the folder itself here"
                        )
                    )
                );
            else
                AddSubfolder(subfolder, entries);
        }
    }

    private void AddSubfolder(DirectoryInfo subfolder, List<FolderEntry> entries)
    {
        try
        {
            AddEntries(subfolder, entries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            entries.Add(
                new FolderEntry(
                    GetName(subfolder),
                    default,
                    new ReadError(
                        $"the folder can't be read, and nothing in it is live: {exception.Message.TrimEnd('.')}",
                        "Fix its permissions"
                    )
                )
            );
        }
    }

    private static FileStamp GetStamp(FileSystemInfo entry)
    {
        try
        {
            var file = entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                ? entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry
                : entry;
            return new FileStamp(file is FileInfo { Exists: true } info ? info.Length : -1, file.LastWriteTimeUtc);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A removed file or a dangling link: reading it reports the problem.
            return default;
        }
    }

    /// <summary>The path below the folder. A backslash is part of a name but on Windows.</summary>
    private string GetName(FileSystemInfo entry)
    {
        var name = System.IO.Path.GetRelativePath(Path, entry.FullName);
        return System.IO.Path.DirectorySeparatorChar == '/'
            ? name
            : name.Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }

    private static bool IsWanted(string name)
    {
        var isTemporary =
            name.StartsWith("~$", StringComparison.Ordinal)
            || name.EndsWith('~')
            || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);
        return !name.StartsWith('.') && !isTemporary && !NotArticles.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <exception cref="IOException">It can't be read.</exception>
    private byte[]? FindHeaderFile(string file)
    {
        var place = System.IO.Path.Combine(Path, file);
        return File.Exists(place) && RealPath.IsWithin(RealPath.Resolve(place) ?? "", RealPath.Resolve(Path))
            ? File.ReadAllBytes(place)
            : null;
    }

    /// <param name="hasHeaders">Whether there are header files for it.</param>
    private IReadOnlyList<FileContent> ReadFile(string file, bool hasHeaders, DateOnly today)
    {
        try
        {
            if (ArticleReader.Refuse(file) is { } refused)
                return [new FileContent(default, refused)];
            var info = new FileInfo(System.IO.Path.Combine(Path, file));
            if (RefuseLink(file, ref info) is { } link)
                return [link];
            if (RefuseSize(file, info.Length) is { } size)
                return [size];
            var bytes = File.ReadAllBytes(info.FullName);
            if (file == SynonymsFile.Name)
                return [FileContent.Create(bytes, SynonymsFile.Read(bytes))];
            if (!hasHeaders)
                return [.. ArticleReader.Read(file, bytes, today).Select(report => FileContent.Create(bytes, report))];

            // Each header file is read once: what was understood and its hash are of the same bytes.
            var headers = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
            return
            [
                .. ArticleReader
                    .Read(file, bytes, today, Find)
                    .Select(report => FileContent.Create(bytes, report, Find(HeaderFile.For(report.Path)))),
            ];

            byte[]? Find(string header) =>
                headers.TryGetValue(header, out var read) ? read : headers[header] = FindHeaderFile(header);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return
            [
                FileContent.Refused(
                    file,
                    $"the file can't be read: {exception.Message.TrimEnd('.')}",
                    "Fix its permissions or take it away"
                ),
            ];
        }
        catch (Exception exception)
        {
            // A fault of ours over one file must not take the others down.
            return
            [
                FileContent.Refused(
                    file,
                    $"the file could not be understood ({exception.GetType().Name}: {exception.Message})",
                    "Please report it, and take the file away until then"
                ),
            ];
        }
    }

    /// <summary>Follows a link to a file within the articles folder; any other link is a problem.</summary>
    private FileContent? RefuseLink(string file, ref FileInfo info)
    {
        if (info.LinkTarget is null)
            return null;
        if (RealPath.Resolve(info.FullName) is not { } target)
            return FileContent.Refused(file, "this is a link that leads nowhere", "Put the file itself here");
        if (!RealPath.IsWithin(target, RealPath.Resolve(Path)))
            return FileContent.Refused(
                file,
                "this is a link that leads out of the articles folder",
                "Put the file itself here"
            );
        if (Directory.Exists(target))
            return FileContent.Refused(
                file,
                "this is a link to a folder, and such links are not followed",
                "Put the folder itself here"
            );
        info = new FileInfo(target);
        return null;
    }

    private static FileContent? RefuseSize(string file, long length)
    {
        // A pipe or a device has no length either, and may never end: it is not opened.
        if (length == 0)
            return FileContent.Refused(
                file,
                "no paragraph was found: the file is empty, or is a pipe or a device",
                "Write the headline on the first line and the text below it"
            );
        var most = FileFormats.MaxBytesOf(file);
        return length <= most
            ? null
            : new FileContent(default, FileReport.Refused(file, FileFormats.TooLarge(length, most)));
    }
}

/// <summary>What was found in a file, or in one entry of it.</summary>
/// <param name="Hash">The SHA-256 of the file's bytes; empty if they were not read.</param>
internal sealed record FileContent(ReadOnlyMemory<byte> Hash, FileReport Report)
{
    /// <param name="header">The bytes of its header file, which are a part of its hash; null if it has none.</param>
    public static FileContent Create(byte[] bytes, FileReport report, byte[]? header = null) =>
        new(SHA256.HashData(header is null ? bytes : [.. bytes, .. header]), report);

    public static FileContent Refused(string path, string what, string fix) =>
        new(default, FileReport.Refused(path, Problem.Error(what, fix)));
}

/// <summary>The progress of a load.</summary>
/// <param name="Total">Files or articles in all; null if that is not known before the end.</param>
internal readonly record struct LoadProgress(string Stage, int Done, int? Total);
