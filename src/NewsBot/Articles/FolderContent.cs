namespace NewsBot.Articles;

/// <summary>An entry of the articles folder that may be an article.</summary>
/// <param name="File">Its path below the folder, with forward slashes.</param>
/// <param name="Stamp">Shows whether it has changed.</param>
/// <param name="Obstacle">Why it can't be read; null if it can.</param>
/// <param name="Header">Shows whether its header files have changed; the default if it has none.</param>
internal sealed record FolderEntry(string File, FileStamp Stamp, ReadError? Obstacle, FileStamp Header = default);

/// <summary>What changes when a file does.</summary>
/// <param name="Written">When it was last written, UTC.</param>
internal readonly record struct FileStamp(long Length, DateTime Written);

/// <summary>What keeps an entry of the folder from being read.</summary>
internal sealed record ReadError(string What, string Fix);

/// <summary>An entry as it was read.</summary>
/// <param name="Files">Its articles or what was wrong with it: one, or one for each entry of a feed.</param>
internal sealed record ReadEntry(FolderEntry Entry, IReadOnlyList<FileContent> Files);

/// <summary>All that was read of a folder, in ordinal order of the paths. Immutable.</summary>
internal sealed class FolderContent
{
    private readonly Dictionary<string, ReadEntry> _byFile;

    public FolderContent(IReadOnlyList<ReadEntry> entries)
    {
        Entries = entries;
        _byFile = entries.ToDictionary(entry => entry.Entry.File, StringComparer.Ordinal);
    }

    public static FolderContent Empty { get; } = new([]);

    /// <summary>
    /// Whether it was saved by an earlier run, which may have gone on after that: of a file that has changed since, it
    /// does not have the last version.
    /// </summary>
    public bool IsSaved { get; init; }

    /// <summary>One file alone.</summary>
    public static FolderContent Create(string file, IReadOnlyList<FileContent> read) =>
        new([new ReadEntry(new FolderEntry(file, default, null), read)]);

    public IReadOnlyList<ReadEntry> Entries { get; }

    public IEnumerable<FileContent> Files => Entries.SelectMany(entry => entry.Files);

    public ReadEntry? Find(string file) => _byFile.GetValueOrDefault(file);

    /// <summary>Whether the folder has nothing else now.</summary>
    public bool Is(IReadOnlyList<FolderEntry> entries) => entries.SequenceEqual(Entries.Select(entry => entry.Entry));
}
