using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Concurrency;
using NewsBot.Storage;
using Npgsql;

namespace NewsBot.PostgreSql;

/// <summary>
/// Keeps the articles folder of this instance as the database has the articles: at the start all files are compared, and
/// then what changes is written as soon as the server notifies, and every two seconds. A file that was changed by hand is
/// set aside; one that the database does not know stays as it is. Thread-safe.
/// </summary>
internal sealed partial class ArticleMirror(
    NpgsqlDataSource server,
    PostgresListener listener,
    MirrorFolders folders,
    TimeProvider time,
    ILogger<ArticleMirror> logger
) : BackgroundService
{
    private const int PageSize = 20;

    private static readonly TimeSpan SweepPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckPause = TimeSpan.FromSeconds(10);

    private readonly WakeSignal _changed = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FileStamp> _files = new(StringComparer.Ordinal);
    private long? _version;
    private long _current = time.GetTimestamp();
    private long _checked = time.GetTimestamp();

    /// <summary>The version of the articles that the folder has; 0 before the first.</summary>
    public long Version
    {
        get
        {
            lock (_lock)
                return _version ?? 0;
        }
    }

    /// <summary>Since when it is not known whether there is a newer version.</summary>
    public TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _current));

    /// <summary>Why a file can't be written; null if all can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Whether the database has a file.</summary>
    public bool Has(string file)
    {
        lock (_lock)
            return _files.ContainsKey(file);
    }

    /// <summary>A file of the folder; null if there is none.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[]? ReadLocal(string file) => WholeFile.Find(GetPath(file));

    /// <summary>Writes what has changed since the last time; the first time, what differs from the folder.</summary>
    /// <param name="progress">Receives the number of files written.</param>
    /// <exception cref="IOException">The server is away, or a file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public void CatchUp(IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var started = time.GetTimestamp();
            server.Use(connection =>
            {
                if (_version is null)
                    _version = CompareAll(connection, progress, cancellationToken);
                while (
                    connection.Query(ArticleStatements.ListSince, SharedArticle.Read, _version, PageSize)
                        is { Count: > 0 } changed
                )
                {
                    foreach (var row in changed)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        Write(connection, row);
                        _version = row.Version;
                    }
                }

                return true;
            });
            Volatile.Write(ref _current, started);
            Obstacle = null;
        }
    }

    /// <summary>Catches up if that is possible now; if not, it is tried again soon.</summary>
    public void TryCatchUp() => TryDo(() => CatchUp());

    /// <summary>Brings back the files that were changed or deleted by hand, at most every ten seconds.</summary>
    public void CheckFolder()
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_checked) < CheckPause)
                return;
            _checked = time.GetTimestamp();
            var changed = _files.Where(file => GetStamp(GetPath(file.Key)) != file.Value).Select(file => file.Key);
            foreach (var page in changed.ToList().Chunk(PageSize))
                server.Use(connection =>
                {
                    foreach (var row in connection.Query(ArticleStatements.ListNamed, SharedArticle.Read, [page]))
                    {
                        Log.BroughtBack(logger, row.File);
                        Write(connection, row);
                    }

                    return true;
                });
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Subscribe("articles", _ => _changed.Set(), _changed.Set);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            TryCatchUp();
            TryDo(CheckFolder);
            await _changed.WaitAsync(SweepPause, time, stoppingToken);
        }
    }

    private void TryDo(Action action)
    {
        try
        {
            action();
        }
        catch (IOException exception) when (exception.InnerException?.IsOutage() == true)
        {
            // The instance reports it, and the check of the articles how long it lasts.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (Obstacle is null)
                Log.NotWritten(logger, exception.Message);
            Obstacle = exception.Message;
        }
    }

    /// <returns>The version that the folder has then.</returns>
    private long CompareAll(
        NpgsqlConnection connection,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folders.Articles);
        var rows = connection.Query(ArticleStatements.ListAll, SharedArticle.ReadWithoutContent);
        var different = new List<string>();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Hash is null)
                Write(connection, row);
            else if (!IsSame(row))
                different.Add(row.File);
        }

        var done = 0;
        foreach (var page in different.Chunk(PageSize))
        {
            foreach (var row in connection.Query(ArticleStatements.ListNamed, SharedArticle.Read, [page]))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Write(connection, row);
                progress?.Report(new LoadProgress("Fetching articles", ++done, different.Count));
            }
        }

        return rows.Count == 0 ? 0 : rows.Max(row => row.Version);
    }

    /// <summary>
    /// Whether the folder has a version already. It gets the time at which the article was changed, as on all instances.
    /// </summary>
    private bool IsSame(SharedArticle row)
    {
        var path = GetPath(row.File);
        if (!IsInside(path) || ReadLocal(row.File) is not { } local || ContentStore.GetHash(local) != row.Hash)
            return false;
        File.SetLastWriteTimeUtc(path, row.ChangedAt);
        _files[row.File] = GetStamp(path);
        return true;
    }

    private void Write(NpgsqlConnection connection, SharedArticle row)
    {
        var path = GetPath(row.File);
        if (!IsInside(path))
        {
            Log.Outside(logger, row.File);
            return;
        }

        SetAside(connection, row, path);
        if (row.Content is null)
        {
            if (File.Exists(path))
                File.Delete(path);
            _files.Remove(row.File);
            return;
        }

        row.WriteTo(path);
        _files[row.File] = GetStamp(path);
    }

    /// <summary>Moves a file away that a person changed, before another version takes its place.</summary>
    private void SetAside(NpgsqlConnection connection, SharedArticle row, string path)
    {
        if (!File.Exists(path) || (_files.TryGetValue(row.File, out var known) && GetStamp(path) == known))
            return;
        var hash = ContentStore.GetHash(File.ReadAllBytes(path));
        if (
            hash == row.Hash
            || connection.Query(ArticleStatements.FindContentHash, read => read.GetString(0), hash).Count > 0
        )
            return;
        var place = Path.Combine(folders.SetAside, row.File);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(path, place, overwrite: true);
        Log.SetAside(logger, row.File, place);
    }

    private bool IsInside(string path) =>
        path.StartsWith(folders.Articles + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private string GetPath(string file) => Path.GetFullPath(Path.Combine(folders.Articles, file));

    private static FileStamp GetStamp(string path) =>
        new FileInfo(path) is { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc) : default;

    private static partial class Log
    {
        [LoggerMessage(
            431,
            LogLevel.Error,
            "The articles folder can't be brought up to date, and other instances may answer from newer articles: {Reason} "
                + "Fix its permissions, or make room"
        )]
        public static partial void NotWritten(ILogger logger, string reason);

        [LoggerMessage(
            432,
            LogLevel.Warning,
            "{File} was changed in the articles folder by hand, and the articles are in PostgreSQL: the shared version is "
                + "brought back. Change articles with the bot, the desk, or  newsbot articles import"
        )]
        public static partial void BroughtBack(ILogger logger, string file);

        [LoggerMessage(433, LogLevel.Warning, "What was written into {File} by hand is in {Place} now")]
        public static partial void SetAside(ILogger logger, string file, string place);

        [LoggerMessage(
            434,
            LogLevel.Error,
            "The database has an article with a path that leads out of the folder: {File}"
        )]
        public static partial void Outside(ILogger logger, string file);
    }
}
