using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Configuration;
using NewsBot.Conversations;
using NewsBot.Instances;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Sending;

namespace NewsBot.Telegram.Handling;

/// <summary>Periodically sends the notifications that users subscribed to, and deletes expired data.</summary>
internal sealed partial class NotificationService(
    BotAccount account,
    ChangeNotifications notifications,
    DailyDigest digest,
    NotificationSender sender,
    ModeratorIds moderators,
    NotificationSignal signal,
    IInstance instance,
    TimeProvider time,
    ILogger<NotificationService> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await account.Known.WaitAsync(stoppingToken);
        while (true)
        {
            using var term = await instance.LeadAsync(stoppingToken);
            try
            {
                foreach (var (note, markSent) in FindDue())
                {
                    // A notification is sent before it is deleted: a crash in between sends it twice rather than never.
                    // A stop finishes the one in progress.
                    await sender.SendAsync(note, term.End, term.Lost);
                    markSent();
                }
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // Another instance leads now, and sends the rest.
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // After any failure the next turn follows: answers don't depend on it.
                Log.Failed(logger, exception);
            }

            await signal.WaitAsync(Pause, time, stoppingToken);
        }
    }

    private List<(Notification Note, Action Told)> FindDue() =>
        [.. notifications.Due(moderators.Users.Concat(moderators.Chats)), .. digest.Due(moderators.DigestChats)];

    private static partial class Log
    {
        [LoggerMessage(190, LogLevel.Error, "Notices could not be sent, and are tried again in a minute")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
