using Microsoft.Data.Sqlite;
using NewsBot.Articles;
using NewsBot.Errors;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary>
/// Copies what can't be made again into a folder, while the bot runs or not: the articles, and of the data folder the
/// bot's database and all folders. Updates that are not done are left out, since Telegram keeps them a day.
/// </summary>
internal static class DataBackup
{
    /// <param name="data">The data folder; it need not exist.</param>
    /// <param name="target">Where to; it must not exist. It appears when the copy is whole.</param>
    /// <param name="copied">Receives the number of files copied.</param>
    /// <returns>The number of files.</returns>
    /// <exception cref="UserError">
    /// The target is there already or lies within what is copied, or something can't be read or written.
    /// </exception>
    public static int Write(
        string articles,
        string data,
        string target,
        Action<int> copied,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(target) || Directory.Exists(target))
            throw UserError.Configuration(
                $"'{target}' is there already: name a folder that does not exist, for example one with today's date."
            );
        // With a separator at its end, a folder also contains itself.
        if (new[] { articles, data }.Any(folder => RealPath.IsWithin(target + Path.DirectorySeparatorChar, folder)))
            throw UserError.Configuration($"'{target}' lies in a folder that is backed up: name one elsewhere.");
        var partial = target + ".partial";
        try
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
            PrivateFile.CreateFolder(partial);
            var count = CopyFolder(articles, Path.Combine(partial, "articles"), 0, copied, cancellationToken);
            var to = Path.Combine(partial, "data");
            PrivateFile.CreateFolder(to);
            foreach (var folder in Directory.Exists(data) ? Directory.GetDirectories(data) : [])
            {
                // The articles may lie in the data folder, and the target never does.
                if (Path.GetFullPath(folder) != articles)
                    count = CopyFolder(
                        folder,
                        Path.Combine(to, Path.GetFileName(folder)),
                        count,
                        copied,
                        cancellationToken
                    );
            }

            if (File.Exists(Database.FileIn(data)))
            {
                SqliteFile.Copy(Database.FileIn(data), Database.FileIn(to));
                count++;
            }

            Directory.Move(partial, target);
            return count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new UserError(
                $"The backup to '{target}' failed: {exception.Message}",
                ExitCode.RunTimeFailure,
                exception
            );
        }
    }

    /// <returns>The number of files copied so far.</returns>
    private static int CopyFolder(
        string from,
        string to,
        int count,
        Action<int> copied,
        CancellationToken cancellationToken
    )
    {
        PrivateFile.CreateFolder(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry is DirectoryInfo folder)
            {
                // A link to a folder may lead anywhere, also in a circle; the bot does not follow it either.
                if (folder.LinkTarget is null)
                    count = CopyFolder(
                        folder.FullName,
                        Path.Combine(to, folder.Name),
                        count,
                        copied,
                        cancellationToken
                    );
            }
            else if (entry is FileInfo { Exists: true, Length: > 0 } file)
            {
                // A pipe or a device has no length, and may never end.
                file.CopyTo(Path.Combine(to, file.Name));
                copied(++count);
            }
        }

        return count;
    }
}
