using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Errors;

namespace NewsBot.Libraries;

/// <summary>
/// Brings the library up to date with its folder: reads completely written changes, builds the new library beside the
/// old one, and swaps it in. Each question sees one of the two.
/// </summary>
internal sealed partial class LibraryUpdater(
    ArticleFolder folder,
    CurrentLibrary current,
    TimeProvider time,
    ILogger<LibraryUpdater> logger
)
{
    /// <summary>A file that has not changed for this long is completely written.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    /// <summary>What is still being written then waits for the next look; the rest does not wait for it.</summary>
    private const int MaxLooks = 6;

    /// <summary>A folder that is suddenly empty is mostly a lost mount: it must be empty for several polls.</summary>
    private const int LooksUntilEmptyIsBelieved = 3;

    private bool _hasBegun;
    private int _emptyLooks;
    private string? _complaint;

    public string Folder => folder.Path;

    /// <summary>How often the folder could not be read since the start.</summary>
    public int Failures { get; private set; }

    /// <summary>Why the folder can't be read; null if it can.</summary>
    public string? Complaint => _complaint;

    /// <summary>Polls the folder, and updates the library if something has changed.</summary>
    /// <returns>Whether there is a new library.</returns>
    public async Task<bool> UpdateAsync(CancellationToken cancellationToken)
    {
        try
        {
            var earlier = current.Value;
            if (!_hasBegun)
                KeepGood(earlier.Content);
            _hasBegun = true;
            var entries = folder.Scan();
            _complaint = null;
            if (earlier.Content.Is(entries) || IsPerhapsGone(entries, earlier))
                return false;

            entries = await SettleAsync(entries, earlier.Content, cancellationToken);
            if (earlier.Content.Is(entries))
                return false;
            var started = time.GetTimestamp();
            var content = folder.Read(entries, earlier.Content, progress: null, cancellationToken);
            KeepGood(content);
            var library = LibraryBuilder.Build(
                folder.Path,
                content,
                earlier.Indexed,
                progress: null,
                cancellationToken: cancellationToken
            );
            current.Value = library;
            LibraryLog.Updated(logger, earlier, library, time.GetElapsedTime(started));
            if (library.Compact(cancellationToken) is { } merged)
                current.Value = merged;
            return true;
        }
        catch (UserError error)
        {
            Failures++;

            // Logged once, not at every poll; the last good library stays.
            if (_complaint != error.Message)
                Log.Kept(logger, _complaint = error.Message);
            return false;
        }
    }

    /// <summary>Waits until the library has everything that is in the folder, at most for a time.</summary>
    public async Task WaitUntilCurrentAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            for (var library = current.Value; !library.Content.Is(folder.Scan()); library = current.Value)
                await current.WhenReplaced(library).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A large library takes longer.
        }
        catch (UserError)
        {
            // The next poll reports it.
        }
    }

    /// <summary>Lets the last good versions outlive a restart.</summary>
    private void KeepGood(FolderContent content)
    {
        try
        {
            folder.Good?.Keep(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, exception.Message);
        }
    }

    private bool IsPerhapsGone(IReadOnlyList<FolderEntry> entries, Library earlier)
    {
        _emptyLooks = entries.Count == 0 && earlier.Index.Articles.Count > 0 ? _emptyLooks + 1 : 0;
        return _emptyLooks is > 0 and < LooksUntilEmptyIsBelieved;
    }

    /// <summary>Waits until nothing changes any more; files that keep changing stay as they were.</summary>
    private async Task<IReadOnlyList<FolderEntry>> SettleAsync(
        IReadOnlyList<FolderEntry> entries,
        FolderContent earlier,
        CancellationToken cancellationToken
    )
    {
        for (var look = 1; ; look++)
        {
            await Task.Delay(Quiet, time, cancellationToken);
            var again = folder.Scan();
            if (again.SequenceEqual(entries))
                return again;
            if (look == MaxLooks)
            {
                var still = entries.ToHashSet();
                return
                [
                    .. again
                        .Select(entry => still.Contains(entry) ? entry : earlier.Find(entry.File)?.Entry)
                        .OfType<FolderEntry>(),
                ];
            }

            entries = again;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(310, LogLevel.Error, "{Complaint} The last good library stays live until then.")]
        public static partial void Kept(ILogger logger, string complaint);

        [LoggerMessage(
            311,
            LogLevel.Warning,
            "The last good versions of broken files can't be kept beyond a restart: {Cause} Fix the "
                + "permissions of Data:Folder, or make room"
        )]
        public static partial void NotKept(ILogger logger, string cause);
    }
}
