using System.Runtime;
using Microsoft.Extensions.Hosting;
using NewsBot.Libraries;

namespace NewsBot.Hosting;

/// <summary>
/// Gives back to the machine what building a library or a burst of work took: the collector would keep it until
/// something else needs it, and a small server has others to serve.
/// </summary>
internal sealed class IdleMemoryTrimmer(CurrentLibrary current, TimeProvider time) : BackgroundService
{
    /// <summary>Long enough for the start, and for moderators who add many articles, to be over.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>Bytes that are worth giving back.</summary>
    private const long MinGarbage = 16_000_000;

    /// <summary>Bytes that are allocated during a pause in which nothing much happens.</summary>
    private const long MaxWhenQuiet = 2_000_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        Library? last = null;
        var (atLastTick, atLastTrim) = (0L, 0L);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var (library, allocated) = (current.Value, GC.GetTotalAllocatedBytes());
            var isQuiet = allocated - atLastTick < MaxWhenQuiet;
            atLastTick = allocated;
            if (ReferenceEquals(library, last) && !(isQuiet && allocated - atLastTrim > MinGarbage))
                continue;
            (last, atLastTrim) = (library, allocated);
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
