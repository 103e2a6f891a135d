using NewsBot.Errors;

namespace NewsBot.Storage;

/// <summary>
/// Locks a data folder for one bot at a time, before anything in it is touched, so a second start does no harm. The
/// operating system releases the lock when the program ends in any way.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string Name = "newsbot.lock";

    /// <summary>How long a bot that is stopping has to let go: longer than a stop takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private DataFolderLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Takes the folder, and waits for another bot that has it.</summary>
    /// <param name="folder">The data folder; it need not exist.</param>
    /// <param name="waiting">Called once, with a line to show, if another bot has the folder.</param>
    /// <exception cref="UserError">The folder can't be written, or the other bot does not let go.</exception>
    public static async Task<DataFolderLock> AcquireAsync(
        string folder,
        TimeProvider time,
        Action<string> waiting,
        CancellationToken cancellationToken
    )
    {
        var path = Create(folder);
        var started = time.GetTimestamp();
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new DataFolderLock(
                    new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                );
            }
            catch (UnauthorizedAccessException exception)
            {
                throw NotWritable(folder, exception);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                // The runtime has no specific exception for a file that another program locks.
            }
            catch (IOException)
            {
                throw new UserError(
                    $"Another bot uses the data folder '{folder}'. Stop it, or set Data:Folder to another folder.",
                    ExitCode.RunTimeFailure
                );
            }

            if (isFirst)
                waiting(
                    $"Another bot uses the data folder '{folder}'. Waiting up to {Patience.TotalSeconds:0} s for it to stop."
                );
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Create(string folder)
    {
        try
        {
            var path = Path.Combine(folder, Name);
            PrivateFile.CreateFolder(folder);
            if (!File.Exists(path))
                PrivateFile.Create(path);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, exception);
        }
    }

    private static UserError NotWritable(string folder, Exception exception) =>
        UserError.Configuration(
            $"The data folder '{folder}' can't be written: {exception.Message} Make it writable for the "
                + "account that runs the bot, or set Data:Folder to another folder."
        );
}
