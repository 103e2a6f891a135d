using Microsoft.Extensions.Hosting;
using NewsBot.Storage;

namespace NewsBot.Libraries;

/// <summary>Notes the size of the library each day that it changes.</summary>
internal sealed class LibrarySizeCounter(CurrentLibrary current, UsageCounters counters) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var library = current.Value;
            counters.Set(UsageCounters.Articles, library.Index.Articles.Count);
            counters.Set(UsageCounters.Paragraphs, library.Index.ParagraphCount);
            await current.WhenReplaced(library).WaitAsync(stoppingToken);
        }
    }
}
