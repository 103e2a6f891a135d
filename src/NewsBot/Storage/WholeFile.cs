namespace NewsBot.Storage;

/// <summary>
/// Reads and writes files that others may read meanwhile: they see a complete file or none, even if writing fails.
/// </summary>
internal static class WholeFile
{
    private static int _written;

    /// <summary>A file's content; null if there is none.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Find(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>Writes a file under a hidden name in the same folder, and renames it.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="replaces">Whether it may take the place of another file.</param>
    /// <exception cref="IOException">It can't be written, or there is another file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, Action<FileStream> write, bool replaces = true)
    {
        // Unique to this program and this write; leftovers of a crash are overwritten in time.
        var unfinished = Path.Combine(
            Path.GetDirectoryName(path)!,
            $".{Environment.ProcessId}-{Interlocked.Increment(ref _written)}.tmp"
        );
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, replaces);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <inheritdoc cref="Write(string, Action{FileStream}, bool)"/>
    public static void Write(string path, byte[] content) => Write(path, file => file.Write(content));
}
