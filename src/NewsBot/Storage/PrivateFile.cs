namespace NewsBot.Storage;

/// <summary>Files that only the account that runs the bot may read.</summary>
internal static class PrivateFile
{
    /// <summary>Opens a file for appending; creates it and its folder if they are missing.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static StreamWriter Append(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.Read,
        };
        CreateFolder(Path.GetDirectoryName(path)!);
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

            // One that an earlier version left readable by all.
            if (File.Exists(path))
                File.SetUnixFileMode(path, options.UnixCreateMode.Value);
        }

        return new StreamWriter(path, options);
    }

    /// <summary>Makes a folder, and those above it, if they are not there.</summary>
    /// <inheritdoc cref="Append"/>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Creates a file if it is missing, for another component to write.</summary>
    /// <inheritdoc cref="Append"/>
    public static void Create(string path) => Append(path).Dispose();
}
