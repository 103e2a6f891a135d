using NewsBot.Messaging;
using NewsBot.Moderation;
using NewsBot.Replies;
using NewsBot.Telegram.Api;
using NewsBot.Telegram.Sending;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace NewsBot.Telegram.Handling;

/// <summary>Fetches the articles behind the links that moderators send, and replies with a draft of each.</summary>
internal sealed class LinkHandler(
    ITelegramBotClient client,
    LinkReplies links,
    ReplyContextFactory contexts,
    TelegramSender sender,
    SingleRequest singleRequest,
    TimeProvider time
)
{
    /// <summary>A page that comes sooner needs no sign that the bot is at work.</summary>
    private static readonly TimeSpan FirstSign = TimeSpan.FromSeconds(1);

    /// <summary>Telegram shows "typing…" for five seconds.</summary>
    private static readonly TimeSpan NextSign = TimeSpan.FromSeconds(4.5);

    /// <param name="stopRetrying">Ends the fetching, and a wait between two tries.</param>
    /// <exception cref="OperationCanceledException">One of the tokens ended it.</exception>
    public async Task HandleAsync(
        IReadOnlyList<Uri> found,
        Person person,
        ChatContext chat,
        Destination destination,
        CancellationToken stopRetrying,
        CancellationToken cancellationToken
    )
    {
        foreach (var link in found.Take(LinkReplies.MaxLinks))
        {
            var fetching = links.FetchAsync(link, contexts.Create(person, chat), stopRetrying);
            await ShowAtWorkAsync(fetching, destination, stopRetrying);
            await sender.SendAsync(await fetching, destination, stopRetrying, cancellationToken);
        }

        if (found.Count > LinkReplies.MaxLinks)
            await sender.SendAsync(
                Reply.Of(person.Words.TooManyLinks(LinkReplies.MaxLinks)),
                destination,
                stopRetrying,
                cancellationToken
            );
    }

    private async Task ShowAtWorkAsync(Task work, Destination destination, CancellationToken stopping)
    {
        for (var pause = FirstSign; ; pause = NextSign)
        {
            if (await Task.WhenAny(work, Task.Delay(pause, time, stopping)) == work || stopping.IsCancellationRequested)
                return;
            await singleRequest.SendAsync(
                "«typing…»",
                token =>
                    client.SendChatAction(
                        destination.Chat,
                        ChatAction.Typing,
                        destination.Topic,
                        cancellationToken: token
                    ),
                stopping
            );
        }
    }
}
