using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Import.Formats;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.Terminal;

namespace NewsBot.Commands;

/// <summary>Loads the library for one command at the keyboard.</summary>
internal static class LibraryLoader
{
    private const int MaxNamed = 3;

    /// <summary>Loads the library and writes to standard error which files are not live.</summary>
    /// <exception cref="UserError">The folder is missing, can't be read, or holds no article.</exception>
    public static Library LoadOrRefuse(Settings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var library = Load(settings, time, cancellationToken);
        var broken = library.Files.Where(file => file.HasErrors).ToList();
        foreach (var file in broken.Take(MaxNamed))
            Console.Error.WriteLine(
                TerminalText.FitLine(
                    $"{file.Path}: {file.Problems.First(problem => problem.Severity == Severity.Error)}"
                )
            );
        if (broken.Count > MaxNamed)
            Console.Error.WriteLine(
                $"{broken.Count - MaxNamed} more files are not live: see  newsbot check --problems"
            );
        return library.Index.Articles.Count > 0
            ? library
            : throw UserError.Configuration(
                $"The articles folder '{library.Folder}' holds no article. Put articles there ({FileFormats.Endings}), one a file."
            );
    }

    /// <summary>The articles folder, with the last good versions of what is broken there.</summary>
    public static ArticleFolder OpenFolder(Settings settings, TimeProvider time) =>
        new(settings.ArticlesFolder, time, new LastGoodVersions(settings.GoodVersionsFolder));

    /// <summary>Loads the library, from the saved one as far as it is up to date.</summary>
    /// <exception cref="UserError">The folder is missing or can't be read.</exception>
    public static Library Load(Settings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        using var progress = new ConsoleProgress(time);
        var folder = OpenFolder(settings, time);
        return settings.LibraryCacheFile is { } path
            ? new LibraryCache(path, settings.TextInMemory).Load(
                folder,
                line => Console.Error.WriteLine(TerminalText.FitLine(line)),
                progress,
                cancellationToken
            )
            : LibraryBuilder.Load(folder, progress, cancellationToken);
    }
}
