using NewsBot.Failures;

namespace NewsBot.Articles;

/// <summary>A folder of article files.</summary>
/// <param name="path">Its absolute path.</param>
/// <param name="time">Tells the current day.</param>
internal sealed class ArticleFolder(string path, TimeProvider time)
{
    /// <summary>A file that is larger is no news article.</summary>
    public const int MostBytes = 8_000_000;

    private const string Ending = ".txt";

    /// <summary>What is found in an articles folder beside articles, and is not worth a word.</summary>
    private static readonly string[] NotArticles = ["README.md", "desktop.ini", "Thumbs.db"];

    public string Path { get; } = path;

    /// <summary>Reads every file of the folder, in ordinal order of their paths. A bad file is reported and harms no other.</summary>
    /// <exception cref="UserError">The folder can't be read.</exception>
    public IReadOnlyList<FileContent> Read(IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var paths = Paths();
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var contents = new List<FileContent>(paths.Count);
        foreach (var file in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            contents.Add(ReadFile(file, today));
            progress?.Report(new LoadProgress("Reading articles", contents.Count, paths.Count));
        }

        return contents;
    }

    private List<string> Paths()
    {
        if (!Directory.Exists(Path))
            throw UserError.Configuration($"The articles folder '{Path}' does not exist. Create it, or name another with --articles DIR or Articles:Folder.");

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };
        try
        {
            return [.. Directory.EnumerateFiles(Path, "*", options)
                .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
                .Where(IsWanted)
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw UserError.Configuration($"The articles folder '{Path}' can't be read: {exception.Message} Mend its permissions, or name another with --articles DIR.");
        }
    }

    private static bool IsWanted(string file)
    {
        var name = System.IO.Path.GetFileName(file);
        var isHidden = file.Split('/').Any(part => part.StartsWith('.'));
        var isTemporary = name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~') || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);
        return !isHidden && !isTemporary && !NotArticles.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private FileContent ReadFile(string file, DateOnly today)
    {
        var info = new FileInfo(System.IO.Path.Combine(Path, file));
        if (!info.Extension.Equals(Ending, StringComparison.OrdinalIgnoreCase))
            return FileContent.Refused(file, $"files ending in '{info.Extension}' are not read. Save the article as plain text, as {System.IO.Path.GetFileNameWithoutExtension(file)}{Ending}");

        try
        {
            if (LeavesFolder(info)) return FileContent.Refused(file, "this is a link that leads out of the articles folder. Put the file itself here");
            if (info.Length > MostBytes)
                return FileContent.Refused(file, $"the file has {info.Length / 1_000_000.0:0.#} MB; an article has {MostBytes / 1_000_000.0:0.#} MB at most. Split it into one file an article");

            var bytes = File.ReadAllBytes(info.FullName);
            return new FileContent(bytes, ArticleReader.Read(file, bytes, today));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FileContent.Refused(file, $"the file can't be read: {exception.Message} Mend its permissions or take it away");
        }
    }

    private bool LeavesFolder(FileInfo file) =>
        file.ResolveLinkTarget(returnFinalTarget: true) is { } target
        && System.IO.Path.GetRelativePath(Path, target.FullName).StartsWith("..", StringComparison.Ordinal);
}

/// <summary>The bytes of a file and what was found in them.</summary>
internal sealed record FileContent(byte[] Bytes, FileReport Report)
{
    public static FileContent Refused(string path, string message) => new([], FileReport.Refused(path, Problem.Error(message)));
}

/// <summary>How far a load has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Files or articles done.</param>
/// <param name="Total">Files or articles in all.</param>
internal readonly record struct LoadProgress(string Stage, int Done, int Total);
