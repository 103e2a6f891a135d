namespace NewsBot.Configuration;

/// <summary>Where relative folders lead.</summary>
internal static class ProgramFolders
{
    private const string SettingsFile = "appsettings.json";

    /// <summary>The default articles folder.</summary>
    public const string UsualArticles = "articles";

    /// <summary>The folder of the program and of the settings file linked beside it.</summary>
    public static string Program => AppContext.BaseDirectory;

    /// <summary>
    /// The articles folder: the current directory's, if there is one, else the one beside the nearest settings file at
    /// or above the program. So it is found both installed and in a checkout, where the program is deep in <c>bin</c>
    /// and the articles are at the root.
    /// </summary>
    public static string Articles(string folder)
    {
        var here = Path.GetFullPath(folder);
        return Directory.Exists(here) || Path.IsPathRooted(folder)
            ? here
            : Path.GetFullPath(folder, Home(folder) ?? Environment.CurrentDirectory);
    }

    /// <summary>
    /// The data folder: the same one for every current directory and articles folder. A relative path starts at the
    /// checkout that the program runs in, else at the program's folder.
    /// </summary>
    public static string Data(string folder) => Path.GetFullPath(folder, Home(UsualArticles) ?? Program);

    private static string? Home(string folder)
    {
        for (var directory = new DirectoryInfo(Program); directory is not null; directory = directory.Parent)
        {
            if (
                File.Exists(Path.Combine(directory.FullName, SettingsFile))
                && Directory.Exists(Path.Combine(directory.FullName, folder))
            )
                return directory.FullName;
        }

        return null;
    }
}
