using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Configuration;
using NewsBot.Errors;
using NewsBot.Import.Formats;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;
using NewsBot.PostgreSql;
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

    /// <summary>Brings the articles folder up to date if instances share their articles.</summary>
    /// <exception cref="UserError">The database can't be used, or the folder not written.</exception>
    public static void FetchShared(Settings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (settings.Store is not { } store)
            return;
        using var services = PostgresServices.Open(store, settings, time);
        using var progress = new ConsoleProgress(time);
        try
        {
            services.GetRequiredService<ArticleMirror>().CatchUp(progress, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"The articles can't be copied from PostgreSQL to '{settings.ArticlesFolder}': {exception.Message}",
                ExitCode.RunTimeFailure,
                exception
            );
        }
    }

    /// <summary>Loads the library, from the saved one as far as it is up to date.</summary>
    /// <param name="isPrepared">
    /// Whether to read the library's thesauri in the background, so that no question waits for it.
    /// </param>
    /// <exception cref="UserError">The folder is missing or can't be read.</exception>
    public static Library Load(
        Settings settings,
        TimeProvider time,
        CancellationToken cancellationToken,
        bool isPrepared = false
    )
    {
        using var progress = new ConsoleProgress(time);
        var folder = OpenFolder(settings, time);
        var tell = (string line) => Console.Error.WriteLine(TerminalText.FitLine(line));
        var thesauri = new MyThesFolder(settings.ThesauriFolder, tell).Thesauri;
        var library = settings.LibraryCacheFile is { } path
            ? new LibraryCache(path, settings.TextInMemory, thesauri).Load(folder, tell, progress, cancellationToken)
            : LibraryBuilder.Load(folder, progress, thesauri, cancellationToken);
        if (isPrepared)
            _ = Task.Run(() => thesauri.Prepare(library.Index.Languages.Distinct()), CancellationToken.None);
        return library;
    }
}
