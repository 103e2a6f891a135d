namespace NewsBot.TestServer;

/// <summary>
/// How long tests wait for the bot, whatever they wait for: a bot that never answers must fail a test by name, not hang
/// it.
/// </summary>
public static class Patience
{
    /// <summary>
    /// Far more than anything takes on a machine that is busy with other work: only a test that fails ever waits so
    /// long.
    /// </summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <exception cref="TimeoutException">It did not come; says what was waited for.</exception>
    public static async Task<T> For<T>(string what, Task<T> awaited, CancellationToken cancellationToken)
    {
        try
        {
            return await awaited.WaitAsync(Limit, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Waited {Limit.TotalSeconds:0} s for {what}.", late);
        }
    }

    /// <inheritdoc cref="For{T}"/>
    public static Task For(string what, Task awaited, CancellationToken cancellationToken) =>
        For(what, Ended(awaited), cancellationToken);

    private static async Task<bool> Ended(Task task)
    {
        await task;
        return true;
    }

    /// <summary>
    /// Polls until a condition holds; fails with its name when that takes too long.
    /// </summary>
    public static async Task Until(string what, Func<bool> isSo, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
                throw new TimeoutException($"{what}: not within {Limit.TotalSeconds:0} s.");
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
