using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsBot.Moderation.Editing;

/// <summary>Repairs at the start what a crash left half done in the articles folder.</summary>
internal sealed partial class EditRecovery(EditorialService editor, ILogger<EditRecovery> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!editor.Recover())
            Log.NotRecovered(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            330,
            LogLevel.Warning,
            "A change of an article was cut off by the last stop and can't be completed or taken back; the next change tries "
                + "again. Fix the permissions of Articles:Folder, or make room"
        )]
        public static partial void NotRecovered(ILogger logger);
    }
}
