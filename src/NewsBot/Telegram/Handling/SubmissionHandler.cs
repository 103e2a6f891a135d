using NewsBot.Http;
using NewsBot.Import.Formats;
using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Telegram.Sending;
using NewsBot.Telegram.Updates;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace NewsBot.Telegram.Handling;

/// <summary>Downloads the articles that moderators send, and replies with what was found in them.</summary>
internal sealed class SubmissionHandler(
    ITelegramBotClient client,
    SubmissionReplies submissions,
    ReplyContextFactory contexts,
    TelegramSender sender,
    SingleRequest singleRequest,
    TimeProvider time
)
{
    private static readonly TimeSpan DownloadTimeout = TimeSpan.FromMinutes(1);

    private const int MaxDownloads = 3;

    /// <summary>The Bot API hands out no larger files.</summary>
    private const int MaxDownloadedBytes = 20_000_000;

    private static readonly ReactionTypeEmoji Receipt = new() { Emoji = "👀" };

    /// <summary>Reads a file and replies with a report.</summary>
    /// <param name="stopRetrying">Ends a wait between two tries.</param>
    public async Task HandleAsync(
        BotUpdate.ArticleSubmitted submitted,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var file = submitted.File;
        var most = Math.Min(FileFormats.MaxBytesOf(file.Name), MaxDownloadedBytes);
        if (file.Size > most)
        {
            await sender.SendAsync(
                SubmissionReplies.ToTooLargeFile(submitted.Person, most),
                submitted.Destination,
                stopRetrying,
                cancellationToken
            );
            return;
        }

        if (submitted.Destination.ReplyTo is { } message)
            await singleRequest.SendAsync(
                "The receipt of a file",
                token =>
                    client.SetMessageReaction(submitted.Destination.Chat, message, [Receipt], cancellationToken: token),
                cancellationToken
            );
        var content = file.Content ?? await DownloadAsync(file.FileId!, stopRetrying, cancellationToken);
        await sender.SendAsync(
            submissions.Submit(file.Name, content, contexts.Create(submitted.Person, submitted.Chat)),
            submitted.Destination,
            stopRetrying,
            cancellationToken
        );
    }

    /// <exception cref="RequestException">It can't be downloaded, after some tries.</exception>
    private async Task<byte[]> DownloadAsync(
        string file,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        while (true)
        {
            try
            {
                using var content = new MemoryStream();
                await RequestTimeout.BoundAsync(
                    DownloadTimeout,
                    time,
                    token => client.GetInfoAndDownloadFile(file, content, token),
                    cancellationToken
                );
                return content.ToArray();
            }
            catch (RequestException failure)
                when (failure is not ApiRequestException && backoff.Failures < MaxDownloads)
            {
                await Task.Delay(backoff.Next(), time, stopRetrying);
            }
        }
    }
}
