using System.Globalization;
using NewsBot.Extraction;
using NewsBot.Failures;

namespace NewsBot.Articles;

/// <summary>A folder of article files.</summary>
/// <param name="path">Its absolute path.</param>
/// <param name="time">Tells the current day.</param>
internal sealed class ArticleFolder(string path, TimeProvider time)
{
    /// <summary>A file that is larger is no news article.</summary>
    public const int MostBytes = 8_000_000;

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.System };

    /// <summary>What is found in an articles folder beside articles, and is not worth a word.</summary>
    private static readonly string[] NotArticles = ["README.md", "desktop.ini", "Thumbs.db"];

    public string Path { get; } = path;

    /// <summary>Reads every file of the folder, in ordinal order of their paths. A bad file is reported and harms no other.</summary>
    /// <exception cref="UserError">The folder can't be read.</exception>
    public IReadOnlyList<FileContent> Read(IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var entries = Entries();
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var contents = new List<FileContent>(entries.Count);
        var done = 0;
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Obstacle is { } obstacle) contents.Add(FileContent.Refused(entry.File, obstacle.What, obstacle.Mend));
            else contents.AddRange(ReadFile(entry.File, today));
            progress?.Report(new LoadProgress("Reading articles", ++done, entries.Count));
        }

        return contents;
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">Its path below the folder.</param>
    public IReadOnlyList<FileContent> Read(string file) => ReadFile(file, DateOnly.FromDateTime(time.GetLocalNow().DateTime));

    /// <summary>Everything in the folder that is meant to be an article, in ordinal order of the paths, with what keeps it from being read.</summary>
    private List<(string File, Obstacle? Obstacle)> Entries()
    {
        if (File.Exists(Path))
            throw UserError.Configuration($"The articles folder '{Path}' is a file, not a folder. Name the folder it lies in with --articles DIR or Articles:Folder.");
        if (!Directory.Exists(Path))
            throw UserError.Configuration($"The articles folder '{Path}' does not exist. Create it, or name another with --articles DIR or Articles:Folder.");

        var entries = new List<(string File, Obstacle? Obstacle)>();
        try
        {
            AddEntries(new DirectoryInfo(Path), entries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw UserError.Configuration($"The articles folder '{Path}' can't be read: {exception.Message} Mend its permissions, or name another with --articles DIR.");
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.File, b.File));
        return entries;
    }

    private void AddEntries(DirectoryInfo folder, List<(string File, Obstacle? Obstacle)> entries)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (!IsWanted(entry.Name)) continue;
            if (entry is not DirectoryInfo subfolder) entries.Add((NameOf(entry), null));
            else if (entry.LinkTarget is not null) entries.Add((NameOf(entry), new Obstacle("this is a link to a folder, and such links are not followed: they may lead out of the articles folder or round in it", "Put the folder itself here")));
            else AddSubfolder(subfolder, entries);
        }
    }

    private void AddSubfolder(DirectoryInfo subfolder, List<(string File, Obstacle? Obstacle)> entries)
    {
        try
        {
            AddEntries(subfolder, entries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            entries.Add((NameOf(subfolder), new Obstacle($"the folder can't be read, and nothing in it is live: {exception.Message.TrimEnd('.')}", "Mend its permissions")));
        }
    }

    /// <summary>The path below the folder. A backslash is part of a name but on Windows.</summary>
    private string NameOf(FileSystemInfo entry)
    {
        var name = System.IO.Path.GetRelativePath(Path, entry.FullName);
        return System.IO.Path.DirectorySeparatorChar == '/' ? name : name.Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }

    private static bool IsWanted(string name)
    {
        var isTemporary = name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~') || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);
        return !name.StartsWith('.') && !isTemporary && !NotArticles.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private IReadOnlyList<FileContent> ReadFile(string file, DateOnly today)
    {
        try
        {
            if (ArticleReader.Refuse(file) is { } refused) return [new FileContent([], refused)];
            var info = new FileInfo(System.IO.Path.Combine(Path, file));
            if (info.LinkTarget is not null)
            {
                if (RealPath.Of(info.FullName) is not { } target) return [FileContent.Refused(file, "this is a link that leads nowhere", "Put the file itself here")];
                if (!RealPath.IsWithin(target, RealPath.Of(Path))) return [FileContent.Refused(file, "this is a link that leads out of the articles folder", "Put the file itself here")];
                if (Directory.Exists(target)) return [FileContent.Refused(file, "this is a link to a folder, and such links are not followed", "Put the folder itself here")];
                info = new FileInfo(target);
            }

            // A pipe or a device has no length either, and may never end: it is not opened.
            if (info.Length == 0)
                return [FileContent.Refused(file, "no paragraph was found: the file is empty, or is a pipe or a device", "Write the headline on the first line and the text below it")];
            if (info.Length > MostBytes)
                return [FileContent.Refused(file, string.Create(CultureInfo.InvariantCulture, $"the file has {info.Length / 1_000_000.0:0.#} MB; an article has {MostBytes / 1_000_000.0:0.#} MB at most"), "Split it into one file an article")];

            var bytes = File.ReadAllBytes(info.FullName);
            return file == SynonymsFile.Name
                ? [new FileContent(bytes, SynonymsFile.Read(bytes))]
                : [.. ArticleReader.Read(file, bytes, today).Select(report => new FileContent(bytes, report))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [FileContent.Refused(file, $"the file can't be read: {exception.Message.TrimEnd('.')}", "Mend its permissions or take it away")];
        }
        catch (Exception exception)
        {
            // A fault of ours over one file must not take the others down.
            return [FileContent.Refused(file, $"the file could not be understood ({exception.GetType().Name}: {exception.Message})", "Please report it, and take the file away until then")];
        }
    }
}

/// <summary>What keeps an entry of the folder from being read.</summary>
internal sealed record Obstacle(string What, string Mend);

/// <summary>The bytes of a file and what was found in them.</summary>
internal sealed record FileContent(byte[] Bytes, FileReport Report)
{
    public static FileContent Refused(string path, string what, string mend) => new([], FileReport.Refused(path, Problem.Error(what, mend)));
}

/// <summary>How far a load has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Files or articles done.</param>
/// <param name="Total">Files or articles in all.</param>
internal readonly record struct LoadProgress(string Stage, int Done, int Total);
