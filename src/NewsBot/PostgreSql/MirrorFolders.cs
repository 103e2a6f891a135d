using NewsBot.Configuration;

namespace NewsBot.PostgreSql;

/// <summary>The folders of a mirror.</summary>
/// <param name="Articles">The absolute path of the articles folder; it is created.</param>
/// <param name="SetAside">Where files go whose place another version takes; it need not exist.</param>
internal sealed record MirrorFolders(string Articles, string SetAside)
{
    public static MirrorFolders From(Settings settings) =>
        new(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.ArticlesFolder)),
            Path.Combine(settings.DataFolder, "set-aside")
        );
}
