namespace NewsBot.Configuration;

/// <summary>Where relative folders lead.</summary>
internal static class ProgramFolders
{
    private const string SettingsFile = "appsettings.json";

    /// <summary>The articles folder where none is named.</summary>
    public const string UsualArticles = "articles";

    /// <summary>The folder of the program and of the settings file linked beside it.</summary>
    public static string Program => AppContext.BaseDirectory;

    /// <summary>
    /// The articles folder: the current directory's, if there is one, else the one beside the nearest settings file at
    /// or above the program. So it is found from anywhere, both installed and in a checkout, where the program runs
    /// deep in <c>bin</c> and the articles lie at the root.
    /// </summary>
    public static string Articles(string folder)
    {
        var here = Path.GetFullPath(folder);
        return Directory.Exists(here) || Path.IsPathRooted(folder)
            ? here
            : Path.GetFullPath(folder, Home(folder) ?? Environment.CurrentDirectory);
    }

    /// <summary>
    /// The data folder: one place, whatever the current directory and whichever articles are asked for. A relative one
    /// counts from the checkout that the program runs in, else from the program's folder.
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
