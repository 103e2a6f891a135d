using System.Runtime;
using Microsoft.Extensions.Hosting;
using NewsBot.Libraries;

namespace NewsBot.Hosting;

/// <summary>
/// Gives back to the machine what building a library took: the collector would keep it until something else needs it,
/// and a small server has others to serve.
/// </summary>
internal sealed class IdleMemoryTrimmer(CurrentLibrary current, TimeProvider time) : BackgroundService
{
    /// <summary>Long enough for the start, and for moderators who add many articles, to be over.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        Library? last = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var library = current.Value;
            if (ReferenceEquals(library, last))
                continue;
            last = library;
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
