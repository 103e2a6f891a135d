using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Import.PlainText;

namespace NewsBot.Libraries;

/// <summary>Log messages about the library.</summary>
internal static partial class LibraryLog
{
    /// <summary>Logs a library that was loaded, and its problems.</summary>
    public static void Loaded(ILogger logger, Library library)
    {
        foreach (var file in library.Files)
            Problems(logger, file, file.Problems);
        if (library.Index.Articles.Count == 0)
            Empty(logger, library.Folder);
        else
            Loaded(
                logger,
                library.Index.Articles.Count,
                library.Index.ParagraphCount,
                library.Folder,
                library.Fingerprint
            );
    }

    /// <summary>Logs what has changed, and new problems.</summary>
    public static void Updated(ILogger logger, Library earlier, Library now, TimeSpan elapsed)
    {
        // Also of files that are as they were: a new article may outrank one in the answer to its own question.
        var known = earlier.Files.ToLookup(file => file.Path, StringComparer.Ordinal);
        foreach (var file in now.Files)
            Problems(logger, file, file.Problems.Except(known[file.Path].SelectMany(before => before.Problems)));

        var added = now.Content.Entries.Count(entry => earlier.Content.Find(entry.Entry.File) is null);
        var removed = earlier.Content.Entries.Count(entry => now.Content.Find(entry.Entry.File) is null);
        var changed = now.Content.Entries.Count(entry => earlier.Content.Find(entry.Entry.File) != entry) - added;
        Updated(
            logger,
            added,
            changed,
            removed,
            now.Index.Articles.Count,
            now.Index.ParagraphCount,
            now.Fingerprint,
            (long)elapsed.TotalMilliseconds
        );
    }

    private static void Problems(ILogger logger, FileReport file, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            Problem(logger, problem.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, file.Path, problem);
    }

    [LoggerMessage(EventId = 304, Message = "{Path}: {Problem}")]
    private static partial void Problem(ILogger logger, LogLevel level, string path, Problem problem);

    [LoggerMessage(
        300,
        LogLevel.Warning,
        "The articles folder {Folder} holds no article yet: put articles there, one a file"
    )]
    private static partial void Empty(ILogger logger, string folder);

    [LoggerMessage(
        301,
        LogLevel.Information,
        "{Articles} articles with {Paragraphs} paragraphs from {Folder}, fingerprint {Fingerprint}"
    )]
    private static partial void Loaded(ILogger logger, int articles, int paragraphs, string folder, string fingerprint);

    [LoggerMessage(
        302,
        LogLevel.Information,
        "Library updated: {Added} files new, {Changed} changed, {Removed} gone; {Articles} articles with "
            + "{Paragraphs} paragraphs, fingerprint {Fingerprint}, in {Milliseconds} ms"
    )]
    private static partial void Updated(
        ILogger logger,
        int added,
        int changed,
        int removed,
        int articles,
        int paragraphs,
        string fingerprint,
        long milliseconds
    );
}
